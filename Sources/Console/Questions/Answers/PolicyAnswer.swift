import InsightEngine
import ServerlessModel

/// A policy that is being written, and when it would have fired.
package struct PolicyAnswer: Sendable {
  var draft: PolicyDraft
  var firings: [Rehearsal.Firing]
  /// Why it could not be judged; `nil` where it could.
  var missing: String?
  /// What it was rehearsed on.
  var span: TimeSpan
}
