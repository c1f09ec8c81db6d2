/// AWS CloudFormation.
package enum CloudFormation {
  private static let call = ServiceName("cloudformation", .query)

  static let operations = [
    call("ListStacks", ["StackSummaries"], "finds the stacks that group resources"),
    call("DescribeStacks", ["Stacks"], "reads tags and parents of stacks"),
    call("ListStackResources", ["StackResourceSummaries"], "reads which stack made which resource"),
    call("DescribeStackResources", ["StackResources"], "reads which stack made a resource"),
  ]

  /// Stacks in short.
  package struct ListStacks: Decodable, Sendable {
    package var stackSummaries: [Stack]?
  }

  /// Stacks.
  package struct DescribeStacks: Decodable, Sendable {
    package var stacks: [Stack]?
  }

  /// One stack; a nested one names its parent and its root.
  package struct Stack: Decodable, Sendable {
    package var stackId: String?
    package var stackName: String?
    package var stackStatus: String?
    package var parentId: String?
    package var rootId: String?
    package var driftInformation: Drift?
  }

  /// Whether what a stack made differs from its template: `DRIFTED`, `IN_SYNC`, `NOT_CHECKED`.
  package struct Drift: Decodable, Sendable {
    package var stackDriftStatus: String?
  }

  /// What a stack made, in short.
  package struct ListStackResources: Decodable, Sendable {
    package var stackResourceSummaries: [StackResource]?
  }

  /// What a stack made.
  package struct DescribeStackResources: Decodable, Sendable {
    package var stackResources: [StackResource]?
  }

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
