import ServerlessModel

/// What no later line changes any more: runs that are still to be numbered, and all else.
struct SettledLogs: Sendable {
  var runs = RunQueue()
  var errors: [ErrorRecord] = []
  var environments: [ExecutionEnvironment] = []
  var metrics: [EmbeddedMetric] = []

  /// Moves all but the runs.
  mutating func move(to logs: inout AssembledLogs) {
    logs.errors += errors
    logs.environments += environments
    logs.metrics += metrics
    errors = []
    environments = []
    metrics = []
  }
}
