import ServerlessModel

/// Finds rules whose targets cannot be invoked.
struct EbFailedInvocations: Rule {
  var minFailed = Parameter("minFailed", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "eb-failed-invocations",
      title: "Rule cannot invoke its target",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.eventRule], needs: [.metrics],
      parameters: [minFailed, windowMinutes],
      why: "An invocation counts as failed once it will not be tried again: the event is lost.",
      fix: "Fix target permission or existence; failed invocations are not retried.",
      sources: [
        "SLIC Watch FailedInvocations",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let failed = try context.sum("FailedInvocations", windowSeconds)
    guard failed >= minFailed.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let targets = ((try? context.configured(\.eventRule).targets) ?? []).map(\.arn)
    let names = targets.map { ResourceKind.parse(arn: $0)?.name ?? $0 }
    let to = names.isEmpty ? "" : " of " + Format.firstFew(names)
    return .fails(
      "\(Format.counted(Int(failed), "invocation"))\(to) failed", figure: failed,
      .number("failedInvocations", failed), .list("targets", targets))
  }
}
