package import ServerlessModel

/// What one document gave.
package struct AnswerReport: Hashable, Sendable {
  /// The operation that it answers, as one types it: `lambda list-functions`.
  package var operation: String
  /// Resources that it speaks of, known before or not.
  package var resources = 0
  /// Which they are.
  package var seen: Set<ResourceID> = []
  package var configurations = 0
  package var relations = 0
  package var points = 0
  package var segments = 0
  package var alarms = 0
  /// Quotas, accounts, deployments, and refusals.
  package var other = 0
  /// Parts that could not be read.
  package var lost = 0
  /// Namespaces of metrics that were not answered whole.
  package var incomplete: Set<String> = []
  /// What could not be kept, and why, one sentence each.
  package var notes: [String] = []

  /// Whether anything of the document was kept.
  package var isEmpty: Bool {
    resources + configurations + relations + points + segments + alarms + other == 0
  }
}
