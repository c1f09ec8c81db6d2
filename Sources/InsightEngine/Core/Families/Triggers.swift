import ServerlessModel

extension Context {
  /// Whether somebody waits for the function's answers; throws where nothing is known of its triggers.
  func isAwaited() throws -> Bool {
    let function = try function()
    let triggers = fleet.triggers[resource.id] ?? []
    if triggers.isEmpty, function.policyStatements == nil { throw Lacks(.notRecorded("triggers")) }
    return triggers.contains(where: \.isSynchronous)
  }
}
