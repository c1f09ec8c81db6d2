/// Amazon Simple Queue Service.
package enum SQS {
  private static let call = ServiceName("sqs", .json10)

  static let operations = [
    call("ListQueues", ["QueueUrls"], "finds the queues"),
    call("GetQueueAttributes", ["Attributes", "Attributes.QueueArn"], "reads how a queue is set"),
    call("ListQueueTags", [], "reads the tags of a queue"),
    call(
      "ListDeadLetterSourceQueues", ["queueUrls"], "finds which queues send their failures here"),
  ]

  /// Addresses of queues.
  package struct ListQueues: Decodable, Sendable {
    package var queueUrls: [String]?
  }

  /// The attributes of one queue; all values are text.
  package struct GetQueueAttributes: Decodable, Sendable {
    package var attributes: [String: String]?
  }

  /// The tags of one queue.
  package struct ListQueueTags: Decodable, Sendable {
    package var tags: [String: String]?
  }

  /// What the attribute `RedrivePolicy` holds.
  package struct RedrivePolicy: Decodable, Sendable {
    package var deadLetterTargetArn: String?
    /// A number, or text that holds one.
    package var maxReceiveCount: Scalar?
  }
}
