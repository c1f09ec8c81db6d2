import ServerlessModel

extension Context {
  /// What is set for the account in its region; empty where nothing was asked.
  var account: AccountConfiguration { (try? configuration().account) ?? AccountConfiguration() }

  /// Whether the judged resource speaks for its account in all regions: the first of them does.
  var speaksForAccount: Bool {
    facts.fleet.accounts.regions(of: resource.account).first?.id == resource.id
  }

  /// What is set for the account in each of its regions.
  var accountSettings: [AccountConfiguration] {
    facts.fleet.accounts.regions(of: resource.account).compactMap { configuration(of: $0)?.account }
  }

  /// Everything that stands in the account, in all of its regions.
  var members: [Resource] { facts.fleet.accounts.members(of: resource.account, at: at) }

  /// The functions of the account and region with how they are set; a walk over the fleet, so only for evidence.
  var functionsHere: [(resource: Resource, function: FunctionConfiguration)] {
    members.compactMap { member in
      guard member.kind == .lambdaFunction, member.region == resource.region else { return nil }
      return configuration(of: member)?.function.map { (member, $0) }
    }
  }

  /// Throws unless a source was seen for all of the last `seconds` of another resource of the account.
  func require(_ need: Need, of other: Resource, _ seconds: Int64) throws {
    guard let held = facts.coverage.held(need.source, of: other, at: at) else { return }
    let known = try held.orLacks()
    guard known < seconds else { return }
    throw Lacks(
      known <= 0
        ? .notRecorded(need.rawValue) : .tooShort(neededSeconds: seconds, heldSeconds: known))
  }

  /// How another resource was set at the judgement; `nil` where no source said.
  func configuration(of other: Resource) -> Configuration? {
    let all = facts.fleet.versions[other.id] ?? []
    return (all.last { $0.from <= at } ?? all.first)?.configuration
  }

  /// What a setting lacks that no source said: the refusal of its action, where there was one.
  func lacks(_ action: String) -> Lacks {
    Lacks(facts.coverage.refusal(of: action) ?? .notRecorded(action))
  }
}

extension Context {
  /// The functions of the account and region whose runs failed with one of some errors, with how often.
  func failingFunctions(_ seconds: Int64, with errors: [String]) throws -> [String] {
    var query = ExecutionQuery(span: last(seconds), at: at, limit: 10_000)
    query.onlyFailures = true
    let runs = try facts.source.executions(query).value ?? []
    let here = runs.filter {
      $0.resource.account == resource.account && $0.resource.region == resource.region
        && $0.says(errors)
    }
    return Dictionary(grouping: here, by: \.resource)
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(5)
      .map {
        (ResourceKind.parse(arn: $0.key.arn)?.name ?? $0.key.arn) + " ×"
          + Format.count($0.value.count)
      }
  }

  /// The functions that are known to call the resource; a walk over the fleet, so only for evidence.
  var callers: [String] {
    fleet.outputs.filter { $0.value.contains(resource.id.arn) }
      .map { ResourceKind.parse(arn: $0.key.arn)?.name ?? $0.key.arn }.sorted()
  }
}
