import ServerlessModel

/// Finds kinds of error that came back after they were marked as resolved.
struct LambdaErrorGroupRegressed: Rule {
  var graceMinutes = Parameter("graceMinutes", 10)

  var card: RuleCard {
    RuleCard(
      id: "lambda-error-group-regressed",
      title: "A resolved error came back",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [graceMinutes],
      why: "An error that comes back says that the fix did not hold or was lost in a later "
        + "deployment.",
      fix: "Compare the running version with the one that carried the fix; redeploy or reopen "
        + "the work item.",
      sources: [
        "Dashbird"
      ])
  }

  var windowSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard !context.facts.marks.resolvedGroups.isEmpty else { return .pass }
    let day = context.last(windowSeconds)
    let groups = try context.facts.source.errorGroups(of: context.resource.id, in: day).orLacks()
    return .failing(groups.compactMap { regression($0, context) })
  }

  private func regression(_ group: ErrorGroup, _ context: Context) -> Violation? {
    guard let resolved = context.facts.marks.resolvedGroups[group.id], group.lastSeen < context.at,
      group.lastSeen.since(resolved) > graceMinutes.minutes * 1000
    else { return nil }
    let name = group.type ?? group.errorClass.name
    return Violation(
      "\(name) is back, resolved \(Format.age(seconds: group.lastSeen.since(resolved) / 1000)) before",
      figure: Double(group.count), part: group.id.description, since: group.lastSeen,
      evidence: [
        .text("errorGroup", group.id.description), .text("resolvedAt", resolved.rfc3339),
        .text("lastSeen", group.lastSeen.rfc3339), .list("versions", group.versions),
        .list("requestIds", group.sampleRequestIDs.map(\.description)),
      ])
  }
}
