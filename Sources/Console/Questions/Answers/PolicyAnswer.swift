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
  /// Of a policy on a setting: how many resources it judged.
  var judged: Int?
  /// The same policy on all of the kind, where it is of one resource.
  var elsewhere: (breaking: Int, judged: Int)?
}
