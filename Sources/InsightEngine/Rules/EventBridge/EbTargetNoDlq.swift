import ServerlessModel

/// Finds targets of rules whose undelivered events are thrown away.
struct EbTargetNoDlq: Rule {
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "eb-target-no-dlq",
      title: "Rule target has no dead-letter queue",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.eventRule], needs: [.configuration, .metrics],
      parameters: [windowHours],
      why: "After a day of retries an event is dropped, and after a refusal at once.",
      fix: "Add a DLQ and bound the retry age.",
      sources: [
        "cdk-nag Serverless-EventBusDLQ",
        "serverless-rules rule_without_dlq",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    guard let targets = try context.configured(\.eventRule).targets else {
      throw Lacks(.notRecorded("events:ListTargetsByRule"))
    }
    guard !targets.isEmpty else { return .notApplicable }
    let bare = targets.filter { $0.deadLetterTarget == nil }.map(\.arn)
    let names = bare.map { ResourceKind.parse(arn: $0)?.name ?? $0 }
    let lost = (try? context.sum("InvocationsFailedToBeSentToDlq", windowSeconds)) ?? 0
    guard !bare.isEmpty || lost > 0 else { return .pass }
    return .fails(
      lost > 0
        ? "\(Format.counted(Int(lost), "event")) lost, the dead-letter queue did not take them"
        : "\(bare.count) of \(Format.counted(targets.count, "target")) without a dead-letter queue: "
          + Format.firstFew(names),
      figure: lost, severity: lost > 0 ? .critical : .warning, .list("targets", bare),
      .number("failedToBeSentToDlq", lost),
      .number("sentToDlq", (try? context.sum("InvocationsSentToDlq", windowSeconds)) ?? 0))
  }
}
