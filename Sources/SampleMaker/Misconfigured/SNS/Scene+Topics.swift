extension Scene {
  /// A topic that anybody may write to and whose messages are lost.
  mutating func topics() {
    let arn = Misconfigured.arn("sns", "shouts")
    let subscription = arn + ":5b1c7f00-0000-4000-8000-000000000001"
    let endpoint = "http://listener.example/shouts"
    answer("sns.list-topics", ["Topics": [["TopicArn": .text(arn)]]])
    answer(
      "sns.get-topic-attributes.shouts",
      ["Attributes": ["TopicArn": .text(arn), "Policy": .text(Self.anybody)]])
    answer(
      "sns.list-subscriptions-by-topic.shouts",
      [
        "Subscriptions": [
          [
            "SubscriptionArn": .text(subscription), "Owner": .text(Misconfigured.account),
            "Protocol": "http", "Endpoint": .text(endpoint), "TopicArn": .text(arn),
          ]
        ]
      ])
    answer(
      "sns.get-subscription-attributes.shouts",
      [
        "Attributes": [
          "SubscriptionArn": .text(subscription), "TopicArn": .text(arn), "Protocol": "http",
          "Endpoint": .text(endpoint), "PendingConfirmation": "false",
        ]
      ])
    for (metric, value) in [
      ("NumberOfNotificationsFailed", 12.0), ("NumberOfNotificationsDelivered", 40),
      ("NumberOfNotificationsFilteredOut-InvalidAttributes", 6),
      ("NumberOfNotificationsFailedToRedriveToDlq", 3),
    ] {
      measure("AWS/SNS \(metric) Sum", of: ["TopicName": "shouts"], .lately, value)
    }
  }
}
