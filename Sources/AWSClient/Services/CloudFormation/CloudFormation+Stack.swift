extension CloudFormation {
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
}
