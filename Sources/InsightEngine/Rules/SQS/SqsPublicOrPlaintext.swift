import ServerlessModel

/// Finds queues that anybody may use, or that take requests without TLS.
struct SqsPublicOrPlaintext: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sqs-public-or-plaintext",
      title: "Queue policy is public or allows plain HTTP",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.queue], needs: [.configuration],
      why: "Anybody may read the messages, delete them or send some of their own.",
      fix: "Limit principals and add a deny for requests without TLS.",
      sources: [
        "prowler sqs_queues_not_publicly_accessible",
        "AwsSolutions-SQS4",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let policy = try context.configured(\.queue).policyStatements else {
      throw Lacks(.notRecorded("Policy"))
    }
    let open = policy.filter(\.opensToEveryone)
    let isPlain = !policy.contains(where: \.refusesPlainHTTP)
    guard !open.isEmpty || isPlain else { return .pass }
    return .fails(
      open.isEmpty
        ? "no statement refuses plain HTTP"
        : "\(Format.counted(open.count, "statement")) of the policy open to everybody",
      figure: Double(open.count), severity: open.isEmpty ? .info : .critical,
      .list("openStatements", open.map(\.brief)), .text("plainHTTP", isPlain ? "taken" : "refused"))
  }
}
