import ServerlessModel

/// Finds resources whose cost and owner nobody can tell by their tags.
struct AccountUntaggedResources: Rule {
  /// Tag keys that every resource should carry, in any case.
  var required = ["project", "env", "owner"]
  var targetPct = Parameter("targetPct", 90)

  var card: RuleCard {
    RuleCard(
      id: "account-untagged-resources",
      title: "Resources lack required tags",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.account], needs: [.configuration],
      parameters: [targetPct],
      why: "Without tags a bill is one number.",
      fix: "Set default tags in IaC so that cost can be split by project.",
      sources: [
        "Well-Architected serverless guidance, COST 1 tags",
        "AWS Config required-tags",
      ])
  }

  /// Tags change though no configuration does.
  var restSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard context.speaksForAccount else { return .notApplicable }
    let members = try context.taggedMembers()
    guard !members.isEmpty else { return .notApplicable }
    let lacking = members.map { (resource: $0, keys: missing($0)) }.filter { !$0.keys.isEmpty }
    let covered = 1 - Double(lacking.count) / Double(members.count)
    guard covered < targetPct.share else { return .pass }
    let sizes = Dictionary(grouping: members, by: \.kind.service).mapValues(\.count)
    let byService = Dictionary(grouping: lacking, by: \.resource.kind.service)
    return .fail(
      byService.sorted { $0.key < $1.key }.map { service, found in
        let keys = required.filter { key in found.contains { $0.keys.contains(key) } }
        return Violation(
          "\(Format.count(found.count)) of \(Format.count(sizes[service] ?? 0)) \(service) "
            + "resources lack \(keys.joined(separator: ", "))", figure: Double(found.count),
          part: service,
          evidence: [
            .number("taggedShare", covered), .count("lacking", found.count), .list("keys", keys),
            .list("resources", found.prefix(20).map(\.resource.name)),
          ])
      })
  }

  private func missing(_ resource: Resource) -> [String] {
    let keys = Set(resource.tags.keys.map { $0.lowercased() })
    return required.filter { !keys.contains($0.lowercased()) }
  }
}
