/// What went wrong with one try, as far as it decides about the next.
enum Trouble: Hashable, Sendable {
  /// The same request may do better a moment later.
  case transient(timedOut: Bool)
  /// `retryAfter` in seconds where the answer says it.
  case throttled(retryAfter: Double?)
  /// The clock here and the clock there differ, or the session has ended: the code may mean either.
  case clockOrSession
  case clock
  case session
  /// Trying again changes nothing.
  case final

  init(_ failure: HTTPFailure) {
    self = failure.isTransient ? .transient(timedOut: failure.kind == .timedOut) : .final
  }

  /// Judges an answer that is an error.
  init(code: String, status: Int, retryAfter: Double?) {
    if ErrorCodes.throttled.contains(code) || status == 429 {
      self = .throttled(retryAfter: retryAfter)
    } else if code == "RequestExpired" {
      self = .clockOrSession
    } else if ErrorCodes.skewed.contains(code) {
      self = .clock
    } else if ErrorCodes.expired.contains(code) {
      self = .session
    } else if status == 503 && retryAfter != nil {
      self = .throttled(retryAfter: retryAfter)
    } else if ErrorCodes.transient.contains(code) || [500, 502, 503, 504].contains(status) {
      self = .transient(timedOut: ErrorCodes.transient.contains(code) || status == 504)
    } else {
      self = .final
    }
  }
}
