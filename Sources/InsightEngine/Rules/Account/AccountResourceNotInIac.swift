import ServerlessModel

/// Finds resources that somebody made by hand, and stacks that do not stand as they are written.
struct AccountResourceNotInIac: Rule {
  /// Tag keys by which tools mark what they made, in any case.
  var iacTags = [
    "aws:cloudformation:stack-id", "aws:cloudformation:stack-name", "terraform", "pulumi:project",
  ]
  var minAgeDays = Parameter("minAgeDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "account-resource-not-in-iac",
      title: "Resources are not managed by IaC",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.account], needs: [.configuration],
      parameters: [minAgeDays],
      why: "What stands in no template cannot be rebuilt, reviewed or rolled back.",
      fix: "Import it into a stack so that it can be rebuilt in another account.",
      sources: [
        "Well-Architected serverless guidance, OPS 2 IaC"
      ])
  }

  /// Resources grow old though no configuration changes.
  var restSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard context.speaksForAccount else { return .notApplicable }
    var checks = PartChecks(context)
    try checks.look { try stacks(context) }
    try checks.look { try manual(context) }
    return try checks.verdict()
  }

  private func stacks(_ context: Context) throws -> WrongPart? {
    let lists = context.accountSettings.compactMap(\.stacks)
    guard !lists.isEmpty else { throw context.lacks("cloudformation:ListStacks") }
    let broken = lists.flatMap(\.self).filter(\.isBroken)
    guard !broken.isEmpty else { return nil }
    let states = broken.map { $0.name + " " + ($0.hasDrifted ? "DRIFTED" : $0.status) }.sorted()
    return WrongPart(
      Format.counted(broken.count, "stack") + " failed or drifted", .warning,
      .list("stacks", Array(states.prefix(20))))
  }

  private func manual(_ context: Context) throws -> WrongPart? {
    let members = try context.taggedMembers()
    let first = members.map(\.validFrom).min()
    let found = members.filter { !isMarked($0) && isOld($0, first, context) }
    guard !found.isEmpty else { return nil }
    let byService = Dictionary(grouping: found, by: \.kind.service)
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { $0.key + " ×" + Format.count($0.value.count) }
    return WrongPart(
      "\(Format.count(found.count)) of \(Format.counted(members.count, "resource")) in no stack",
      .info, .list("services", byService), .list("resources", found.prefix(20).map(\.name)))
  }

  private func isMarked(_ resource: Resource) -> Bool {
    let keys = Set(resource.tags.keys.map { $0.lowercased() })
    return resource.stack != nil || iacTags.contains { keys.contains($0.lowercased()) }
  }

  /// What stood when the account was first looked at may be of any age, and is taken for old.
  private func isOld(_ resource: Resource, _ first: Instant?, _ context: Context) -> Bool {
    let made = context.configuration(of: resource)?.createdAt
    if made == nil, resource.validFrom == first { return true }
    return context.at.since(made ?? resource.validFrom) > minAgeDays.days * 1000
  }
}

extension StackState {
  /// Whether what it made differs from what is written.
  fileprivate var hasDrifted: Bool { drift == "DRIFTED" }

  fileprivate var isBroken: Bool {
    hasDrifted || status.hasSuffix("_FAILED") || status.contains("ROLLBACK")
  }
}
