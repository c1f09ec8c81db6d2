extension IAM {
  /// A managed policy by name.
  package struct AttachedPolicy: Decodable, Sendable {
    package var policyName: String?
    package var policyArn: String?
  }
}
