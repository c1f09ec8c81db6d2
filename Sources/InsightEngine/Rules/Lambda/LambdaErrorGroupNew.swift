import ServerlessModel

/// Finds kinds of error that a function did not show before.
struct LambdaErrorGroupNew: Rule {
  var minOccurrences = Parameter("minOccurrences", 1)
  var windowMinutes = Parameter("windowMinutes", 60)
  var learningHours = Parameter("learningHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-error-group-new",
      title: "A new error type appeared",
      pillar: .operations, sal: .ops1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minOccurrences, windowMinutes, learningHours],
      why: "A kind of error that was never seen before is most often the work of the last "
        + "change.",
      fix: "Inspect the stack of the first occurrence and the deployment just before it; mark "
        + "the group resolved once fixed so that a return reopens it.",
      sources: [
        "Dashbird error groups",
        "Serverless Framework dashboard new error type (48 h)",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let groups = try context.facts.source
      .errorGroups(of: context.resource.id, in: context.last(windowSeconds)).orLacks()
      .filter { isNew($0, at: context.at) }
    guard !groups.isEmpty else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let held = try context.held(.logs)
    let known = groups.filter {
      held - context.at.since($0.firstSeen) / 1000 >= learningHours.hours
    }
    guard !known.isEmpty else {
      throw Lacks(.tooShort(neededSeconds: learningHours.hours, heldSeconds: held))
    }
    return .fail(known.map(violation))
  }

  private func isNew(_ group: ErrorGroup, at: Instant) -> Bool {
    !group.firstSeenIsEdge && group.count >= minOccurrences.count && group.firstSeen < at
      && at.since(group.firstSeen) <= windowSeconds * 1000
  }

  private func violation(_ group: ErrorGroup) -> Violation {
    let name = group.type ?? group.errorClass.name
    return Violation(
      "new error \(name): \(group.message.prefix(80))", figure: Double(group.count),
      part: group.id.description, since: group.firstSeen,
      evidence: [
        .text("errorGroup", group.id.description), .text("errorType", name),
        .text("message", group.message), .count("occurrences", group.count),
        .list("frames", group.frames), .list("versions", group.versions),
        .list("requestIds", group.sampleRequestIDs.map(\.description)),
      ])
  }
}
