import ServerlessModel

/// Finds topics that anybody may use, that send in the clear, or that keep what is sensitive without a key.
struct SnsInsecureTopic: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sns-insecure-topic",
      title: "Topic is public, unencrypted or sends over HTTP",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.topic], needs: [.configuration],
      why: "Whoever may publish or subscribe can feed or read everything behind the topic.",
      fix: "Restrict the policy, use https and set a KMS key.",
      sources: [
        "prowler sns_topics_not_publicly_accessible",
        "prowler sns_subscription_not_using_http_endpoints",
        "prowler sns_topics_kms_encryption_at_rest_enabled",
        "AwsSolutions-SNS3",
      ])
  }

  /// The tag of topics whose messages are sensitive.
  static let sensitiveTag = (key: "data-class", value: "sensitive")

  func judge(_ context: Context) throws -> Verdict {
    let topic = try context.configured(\.topic)
    let open = (topic.policyStatements ?? []).filter(\.opensToEveryone)
    let plain = (topic.subscriptions ?? []).filter { $0.endpointProtocol == "http" }
    // The policy comes with the attributes, so where it is known the key is.
    let isSensitive = context.resource.tags[Self.sensitiveTag.key] == Self.sensitiveTag.value
    let isBare = topic.policyStatements != nil && topic.kmsKey == nil && isSensitive
    let faults = [
      open.isEmpty
        ? nil : "\(Format.counted(open.count, "statement")) of the policy open to everybody",
      plain.isEmpty ? nil : "\(Format.counted(plain.count, "subscription")) over plain HTTP",
      isBare ? "no KMS key on sensitive data" : nil,
    ].compactMap(\.self)
    guard !faults.isEmpty else {
      guard topic.policyStatements != nil else {
        throw Lacks(.notRecorded("sns:GetTopicAttributes"))
      }
      guard topic.subscriptions != nil else {
        throw Lacks(.notRecorded("sns:ListSubscriptionsByTopic"))
      }
      return .pass
    }
    return .fails(
      faults.joined(separator: ", "), figure: Double(open.count + plain.count),
      severity: !open.isEmpty ? .critical : !plain.isEmpty ? .warning : .info,
      .list("openStatements", open.map(\.brief)), .list("plainHTTP", plain.map(\.endpoint)),
      .text("kmsKey", topic.kmsKey ?? "none"))
  }
}
