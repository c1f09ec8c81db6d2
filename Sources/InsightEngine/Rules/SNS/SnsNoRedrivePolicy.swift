import ServerlessModel

/// Finds subscriptions that have nowhere to put a message that cannot be delivered.
struct SnsNoRedrivePolicy: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sns-no-redrive-policy",
      title: "Subscription has no dead-letter queue",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.topic], needs: [.configuration],
      why: "Once SNS gives up on a delivery the message is thrown away.",
      fix: "Attach a redrive policy per subscription.",
      sources: [
        "cdk-nag Serverless-SNSRedrivePolicy"
      ])
  }

  private static let protocols = ["lambda", "sqs", "http", "https", "firehose"]

  func judge(_ context: Context) throws -> Verdict {
    guard let all = try context.configured(\.topic).subscriptions else {
      throw Lacks(.notRecorded("sns:ListSubscriptionsByTopic"))
    }
    let judged = all.filter { Self.protocols.contains($0.endpointProtocol) && $0.pending != true }
    guard !judged.isEmpty else { return .notApplicable }
    let open = judged.filter { $0.deadLetterTarget == nil }
    let bare = open.filter { $0.redriveKnown == true }
    guard !bare.isEmpty else {
      guard open.isEmpty else { throw Lacks(.notRecorded("sns:GetSubscriptionAttributes")) }
      return .pass
    }
    return .fails(
      "\(bare.count) of \(Format.counted(judged.count, "subscription")) without a dead-letter queue: "
        + Format.firstFew(bare.map(Self.name)),
      figure: Double(bare.count), .list("subscriptions", bare.map(Self.name)),
      .count("notRecorded", open.count - bare.count))
  }

  /// `sqs orders`
  private static func name(_ subscription: TopicSubscription) -> String {
    let endpoint = subscription.endpoint
    return subscription.endpointProtocol + " "
      + (ResourceKind.parse(arn: endpoint)?.name ?? endpoint)
  }
}
