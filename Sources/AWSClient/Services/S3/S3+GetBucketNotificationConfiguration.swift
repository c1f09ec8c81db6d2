extension S3 {
  /// Reads what a bucket starts.
  ///
  /// - IAM action: `s3:GetBucketNotification`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketNotificationConfiguration (2026-11).
  package static let getBucketNotificationConfiguration = service(
    "GetBucketNotificationConfiguration", "reads what a bucket starts",
    action: "GetBucketNotification", http: .get("/{Bucket}?notification"),
    xml: XMLForm(
      names: ["CloudFunction": "LambdaFunctionArn", "Queue": "QueueArn", "Topic": "TopicArn"],
      lists: [
        "CloudFunctionConfiguration": "LambdaFunctionConfigurations",
        "QueueConfiguration": "QueueConfigurations", "TopicConfiguration": "TopicConfigurations",
        "Event": "Events",
      ]))

  /// What a bucket starts.
  package struct GetBucketNotificationConfiguration: Decodable, Sendable {
    package var lambdaFunctionConfigurations: [FunctionTarget]?
    package var queueConfigurations: [QueueTarget]?
    package var topicConfigurations: [TopicTarget]?
  }

  /// A function that a bucket starts.
  package struct FunctionTarget: Decodable, Sendable {
    package var lambdaFunctionArn: String?
  }

  /// A queue that a bucket writes to.
  package struct QueueTarget: Decodable, Sendable {
    package var queueArn: String?
  }

  /// A topic that a bucket writes to.
  package struct TopicTarget: Decodable, Sendable {
    package var topicArn: String?
  }
}
