extension SNS {
  /// What the attribute `RedrivePolicy` holds.
  package struct RedrivePolicy: Decodable, Sendable {
    package var deadLetterTargetArn: String?
  }
}
