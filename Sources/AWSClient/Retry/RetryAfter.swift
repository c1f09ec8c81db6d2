/// When an answer says to come back.
enum RetryAfter {
  /// Seconds from now, never negative; `nil` where the answer does not say.
  static func seconds(_ headers: HTTPHeaders, now: Double) -> Double? {
    if let milliseconds = headers["x-amz-retry-after"].flatMap({ Double($0) }),
      milliseconds.isFinite, milliseconds >= 0
    {
      return milliseconds / 1000
    }
    guard let text = headers["Retry-After"] else { return nil }
    if let seconds = Double(text), seconds.isFinite { return max(0, seconds) }
    let server = headers["Date"].flatMap(HTTPDate.seconds) ?? now
    return HTTPDate.seconds(text).map { max(0, $0 - server) }
  }
}
