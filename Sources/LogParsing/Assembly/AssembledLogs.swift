package import ServerlessModel

/// What the lines of one function amount to.
package struct AssembledLogs: Sendable {
  /// In no particular order.
  package var executions: [Execution] = []
  /// In no particular order.
  package var errors: [ErrorRecord] = []
  /// Only `finish` gives them, since a stream's last line is not known before.
  package var environments: [ExecutionEnvironment] = []
  package var metrics: [EmbeddedMetric] = []

  /// Nothing yet.
  package init() {}
}

/// What is the same for all lines of one function.
struct AssemblyContext {
  let resource: ResourceID
  let logGroup: String
  /// The function's timeout, where it is known.
  var timeout: Elapsed?
  /// Where the recording begins, where that is known.
  var recordingStart: Instant?

  /// How long a run can go on before its REPORT is overdue.
  var longestRunMs: Int64 { (timeout?.microseconds).map { ($0 + 999) / 1000 } ?? 900_000 }
}
