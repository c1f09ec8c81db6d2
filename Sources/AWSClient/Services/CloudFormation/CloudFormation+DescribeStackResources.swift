extension CloudFormation {
  /// Reads which stack made a resource.
  ///
  /// - IAM action: `cloudformation:DescribeStackResources`.
  /// - Limits: the first 100 of a stack; not published, throttles easily; perch keeps to 3 calls a
  ///   second.
  /// - Source: AWS CloudFormation API Reference, DescribeStackResources (2026-11).
  package static let describeStackResources = service(
    "DescribeStackResources", "reads which stack made a resource", keys: ["StackResources"])

  /// What a stack made.
  package struct DescribeStackResources: Decodable, Sendable {
    package var stackResources: [StackResource]?
  }
}
