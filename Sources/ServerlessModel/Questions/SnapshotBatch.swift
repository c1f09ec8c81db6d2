/// What a writer takes in one transaction.
package struct SnapshotBatch: Sendable {
  package var accounts: [Account] = []
  package var resources: [Resource] = []
  package var configurations: [(resource: ResourceID, from: Instant, value: Configuration)] = []
  package var relations: [Relation] = []
  package var deployments: [Deployment] = []
  package var executions: [Execution] = []
  /// Executions that turned out otherwise: taken out before those of the batch are added.
  package var withdrawn: [ExecutionID] = []
  /// Any order; the store sorts them by group, stream and time.
  package var logBlocks: [LogBlock] = []
  /// Lines that are held already, by event id, whose runs are known better now.
  package var relabelled: [LogBlock] = []
  package var traces: [Trace] = []
  package var points: [Series] = []
  package var errors: [ErrorRecord] = []
  /// Errors that turned out otherwise: taken out before those of the batch are added.
  package var withdrawnErrors: [ErrorRecord] = []
  package var alarms: [Alarm] = []
  package var quotas: [Quota] = []
  package var coverage: [Coverage] = []
  package var findingEvents: [FindingEvent] = []
  /// What cannot be judged of resources, in place of all that was said so of them before.
  package var unknownVerdicts: [ResourceID: [UnknownVerdict]] = [:]
  package var masked: [String: Int] = [:]
  /// Texts that are kept under names of the writer's choice.
  package var notes: [String: String] = [:]

  /// An empty batch.
  package init() {}
}
