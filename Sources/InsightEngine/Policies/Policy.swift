package import ServerlessModel

/// A rule of the user's own: a condition, where it holds, and what to say when it does.
package struct Policy: Hashable, Sendable {
  /// Unique among the user's policies; the findings' rule id is `policy-` and this.
  package var name: String
  /// What to tell; the name where nothing was written.
  package var message: String
  package var severity: Severity
  /// The question of the lens that it belongs to.
  package var question: LensQuestion
  package var scope: PolicyScope
  package var condition: PolicyCondition
  /// The names of those to tell, as the configuration knows them.
  package var notify: [String]

  /// Makes a policy from its parts.
  package init(
    name: String, message: String? = nil, severity: Severity = .warning,
    question: LensQuestion = .ops1, scope: PolicyScope = PolicyScope(), condition: PolicyCondition,
    notify: [String] = []
  ) {
    self.name = name
    self.message = message ?? name
    self.severity = severity
    self.question = question
    self.scope = scope
    self.condition = condition
    self.notify = notify
  }

  package var pillar: Pillar { question.pillar }

  /// The rule id of its findings, and the id of its alarm.
  package var id: String { "policy-" + name }
}

/// What a policy looks at.
package enum PolicyCondition: Hashable, Sendable {
  case metric(MetricCondition)
  case executions(ExecutionCondition)
  /// Every filter must hold.
  case configuration([ConfigurationFilter])
}

/// How a value stands to a limit.
package enum Comparison: String, Hashable, Sendable, CaseIterable {
  case greater = "gt"
  case atLeast = "ge"
  case less = "lt"
  case atMost = "le"
  case equal = "eq"
  case notEqual = "ne"

  /// Whether a value stands so to a limit.
  package func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .greater: value > limit
    case .atLeast: value >= limit
    case .less: value < limit
    case .atMost: value <= limit
    case .equal: value == limit
    case .notEqual: value != limit
    }
  }

  /// The sign of arithmetic for it.
  package var sign: String {
    switch self {
    case .greater: ">"
    case .atLeast: ">="
    case .less: "<"
    case .atMost: "<="
    case .equal: "="
    case .notEqual: "!="
    }
  }

  /// Reads a name, an alias or a sign; `nil` for none of them.
  package init?(text: String) {
    let aliases: [String: Comparison] = [
      "gte": .atLeast, "greater-than": .greater, "less-than": .less, "lte": .atMost,
      "equal": .equal, "not-equal": .notEqual, "==": .equal,
    ]
    guard
      let found = Comparison(rawValue: text) ?? aliases[text]
        ?? Self.allCases.first(where: { $0.sign == text })
    else { return nil }
    self = found
  }
}
