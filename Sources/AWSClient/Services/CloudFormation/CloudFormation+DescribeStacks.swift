extension CloudFormation {
  /// Reads tags and parents of stacks.
  ///
  /// - IAM action: `cloudformation:DescribeStacks`.
  /// - Limits: pages of its own size; not published, throttles easily; perch keeps to 3 calls a
  ///   second.
  /// - Source: AWS CloudFormation API Reference, DescribeStacks (2026-11).
  package static let describeStacks = service(
    "DescribeStacks", "reads tags and parents of stacks", keys: ["Stacks"],
    paging: Paging("NextToken"))

  /// Stacks.
  package struct DescribeStacks: Decodable, Sendable {
    package var stacks: [Stack]?
  }
}
