extension SQS {
  /// What the attribute `RedrivePolicy` holds.
  package struct RedrivePolicy: Decodable, Sendable {
    package var deadLetterTargetArn: String?
    /// A number, or text that holds one.
    package var maxReceiveCount: Scalar?
  }
}
