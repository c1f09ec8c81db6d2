extension CloudFormation {
  /// One thing that a stack made.
  package struct StackResource: Decodable, Sendable {
    package var stackName: String?
    package var stackId: String?
    package var physicalResourceId: String?
    /// `AWS::Lambda::Function`.
    package var resourceType: String?
    package var resourceStatus: String?
  }
}
