extension CloudFormation {
  /// Finds the stacks that group resources.
  ///
  /// - IAM action: `cloudformation:ListStacks`.
  /// - Limits: pages of its own size; not published, throttles easily; perch keeps to 3 calls a
  ///   second.
  /// - Source: AWS CloudFormation API Reference, ListStacks (2026-11).
  package static let listStacks = service(
    "ListStacks", "finds the stacks that group resources", keys: ["StackSummaries"],
    paging: Paging("NextToken"))

  /// Stacks in short.
  package struct ListStacks: Decodable, Sendable {
    package var stackSummaries: [Stack]?
  }
}
