package import ServerlessModel

/// A policy as a rule, so that it is judged, told and marked like every other.
package struct PolicyRule: Rule {
  package let policy: Policy
  package let card: RuleCard

  /// Makes the rule of a policy.
  package init(_ policy: Policy) {
    self.policy = policy
    card = RuleCard(
      id: policy.id, title: policy.message, pillar: policy.pillar,
      sal: policy.question, severity: policy.severity, kinds: policy.kinds,
      needs: Self.needs(policy.condition), why: "A policy of your own: \(policy.message).",
      fix: "Do what the policy \(policy.name) asks, or change it.", sources: ["your policies"])
  }

  package var windowSeconds: Int64 {
    switch policy.condition {
    case .metric(let condition): condition.windowSeconds
    case .executions(let condition): condition.windowSeconds
    case .configuration: 0
    }
  }

  /// Judges what lies in the policy's scope; anything else it does not apply to.
  package func judge(_ context: Context) throws -> Verdict {
    if case .metric(let condition) = policy.condition, let namespace = condition.namespace {
      guard policy.mayPublish(context) else { return .notApplicable }
      return try condition.judge(
        context, namespace: namespace, policy.scope, message: policy.message)
    }
    guard policy.scope.holds(context.resource) else { return .notApplicable }
    return switch policy.condition {
    case .metric(let condition): try condition.judge(context, message: policy.message)
    case .executions(let condition): try condition.judge(context, message: policy.message)
    case .configuration(let filters): try judge(filters, context)
    }
  }

  private func judge(_ filters: [ConfigurationFilter], _ context: Context) throws -> Verdict {
    let configuration = try context.facts.configuration(at: context.at)
    var evidence: [Evidence] = []
    for filter in filters {
      guard let actual = FactValue.of(filter.key, context.resource, configuration) else {
        if configuration == nil { throw Lacks(.notRecorded("configuration")) }
        return .notApplicable
      }
      guard filter.holds(actual) else { return .pass }
      evidence.append(.text(filter.key, actual.text))
    }
    let said = evidence.map { item in
      if case .text(let text) = item.value { "\(item.name) is \(text)" } else { item.name }
    }
    return .fail([
      Violation("\(policy.message): " + said.joined(separator: ", "), evidence: evidence)
    ])
  }

  private static func needs(_ condition: PolicyCondition) -> [Need] {
    switch condition {
    case .metric: [.metrics]
    case .executions: [.logs]
    case .configuration: [.configuration]
    }
  }
}

extension Policy {
  /// The kinds of resource that it judges.
  fileprivate var kinds: [ResourceKind] {
    if namespace != nil { return [.account] }
    if let kind = scope.kind { return [kind] }
    if case .executions = condition { return [.lambdaFunction] }
    return ResourceKind.allCases
  }

  /// The namespace of the metric that it watches, where that is of no resource.
  package var namespace: String? {
    if case .metric(let condition) = condition { condition.namespace } else { nil }
  }

  /// Whether it watches a resource; one on a namespace watches those of the microservice that it names.
  package func watches(_ resource: Resource) -> Bool {
    guard namespace != nil else { return scope.holds(resource) && kinds.contains(resource.kind) }
    return scope.microservice != nil && scope.holds(resource)
  }

  /// Whether the account that is judged is one whose metrics the policy is about.
  fileprivate func mayPublish(_ context: Context) -> Bool {
    let place = PolicyScope(account: scope.account, region: scope.region)
    guard place.holds(context.resource) else { return false }
    guard let service = scope.microservice else { return true }
    return context.members.contains { $0.microservices.contains(service) }
  }
}
