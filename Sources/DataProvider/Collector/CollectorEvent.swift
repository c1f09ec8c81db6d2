package import ServerlessModel

/// What a collector says of its work, for status lines and logs.
package enum CollectorEvent: Hashable, Sendable {
  /// A step was answered whole, with so many resources or other things in it.
  case answered(lane: String, operation: String, count: Int)
  case denied(lane: String, operation: String, action: String)
  case throttled(lane: String, operation: String, until: Instant)
  /// AWS could not be reached, or gave no answer that can be read; tried again at the moment.
  case failed(lane: String, operation: String, why: String, nextTry: Instant)
  /// There are no credentials to ask with; what is to be done, and why, tried again at the moment.
  case signedOut(lane: String, sentence: String, nextTry: Instant)
  case wrote(lane: String, points: Int, resources: Int, traces: Int)
  /// What an answer said beside its data, in a sentence.
  case note(lane: String, sentence: String)
  /// What a user should know of how log lines are read.
  case lines(lane: String, sentence: String)
  /// Something of what is looked at was read and written.
  case focused(lane: String)
  case gone(lane: String, resource: ResourceID)
  case budgetSlowed(lane: String, seconds: Double)
  case budgetPaused(lane: String, until: Instant, sentence: String)
  case stopped(lane: String)
}
