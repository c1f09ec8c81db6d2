import ServerlessModel

/// Finds the resources that a scope names, and says so when there are none.
enum Targets {
  /// Every resource in a scope at a moment.
  static func resources(in reading: any SnapshotReading, scope: Scope, at moment: Instant) throws
    -> [Resource]
  {
    let all = try reading.resources(at: moment)
    let found = all.filter(scope.holds)
    if found.isEmpty, let name = scope.resource ?? scope.microservice {
      throw CommandFailure(
        .noInput,
        "Nothing named \(Quoted.text(name)) is in this recording at \(moment.rfc3339). "
          + "List what is there with: perch resources --columns inventory")
    }
    return found
  }

  /// The functions in a scope: empty for all of them, `nil` for a scope that holds none.
  static func functions(in reading: any SnapshotReading, scope: Scope, at moment: Instant) throws
    -> [ResourceID]?
  {
    guard scope != .everything else { return [] }
    let found = try resources(in: reading, scope: scope, at: moment)
    let functions = found.filter { $0.kind == .lambdaFunction }.map(\.id)
    return functions.isEmpty ? nil : functions
  }
}
