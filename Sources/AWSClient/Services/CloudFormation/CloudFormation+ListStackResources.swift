extension CloudFormation {
  /// Reads which stack made which resource.
  ///
  /// - IAM action: `cloudformation:ListStackResources`.
  /// - Limits: pages of its own size; not published, throttles easily; perch keeps to 2 calls a
  ///   second.
  /// - Source: AWS CloudFormation API Reference, ListStackResources (2026-11).
  package static let listStackResources = service(
    "ListStackResources", "reads which stack made which resource", keys: ["StackResourceSummaries"],
    paging: Paging("NextToken"), rate: 2)

  /// What a stack made, in short.
  package struct ListStackResources: Decodable, Sendable {
    package var stackResourceSummaries: [StackResource]?
  }
}
