import ServerlessModel

/// A resource, and under which scopes of coverage what is asked of it is told.
struct CoveredResource {
  private let resource: Resource
  /// Where it logs, if it is a function.
  private let logGroup: String?

  init(_ resource: Resource, in reading: any SnapshotReading, at moment: Instant) throws {
    self.resource = resource
    logGroup = try reading.logGroup(of: resource.id, at: moment)?.name
  }

  /// Whether what was asked for took in the resource, which is of the same account.
  func isCovered(by row: Coverage) -> Bool {
    guard [resource.region, "", "*"].contains(row.region) else { return false }
    if row.scope == "*" || row.scope == resource.id.arn { return true }
    guard row.source == .logs, let logGroup else { return row.scope.contains(resource.name) }
    // What is read of a group besides has a scope of its own: the name, a blank, and what it is.
    return row.scope == logGroup || row.scope.hasPrefix(logGroup + " ")
  }
}

extension Asking {
  func covered(_ resource: Resource) throws -> CoveredResource {
    try CoveredResource(resource, in: reading, at: at)
  }
}
