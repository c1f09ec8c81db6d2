/// What a writer takes in one transaction.
package struct SnapshotBatch: Sendable {
  package var accounts: [Account] = []
  package var resources: [Resource] = []
  package var configurations: [(resource: ResourceID, from: Instant, value: Configuration)] = []
  package var relations: [Relation] = []
  package var deployments: [Deployment] = []
  package var executions: [Execution] = []
  /// Any order; the store sorts them by group, stream and time.
  package var logBlocks: [LogBlock] = []
  package var traces: [Trace] = []
  package var points: [Series] = []
  package var errors: [ErrorRecord] = []
  package var alarms: [Alarm] = []
  package var quotas: [Quota] = []
  package var coverage: [Coverage] = []
  package var findingEvents: [FindingEvent] = []
  package var unknownVerdicts: [UnknownVerdict] = []
  package var masked: [String: Int] = [:]

  /// An empty batch.
  package init() {}
}
