import ServerlessModel

/// Application lines by which a run fails, told by their first bytes.
enum FailureLine {
  /// The request that failed; `nil` for any other line.
  ///
  /// Whether a stack follows is not looked at, since its lines come later: an exception's name is enough.
  @inline(__always)
  static func request(_ message: Bytes) -> RequestID? {
    if message.byte(0) == 91, !message.starts(with: "[ERROR]") { return nil }
    return failed(message)
  }

  private static func failed(_ message: Bytes) -> RequestID? {
    let head = TextHead.read(message)
    guard let id = head.requestID, head.level == .error || head.level == .platform else {
      return nil
    }
    let body = message.from(head.messageStart)
    if body.starts(with: "Task timed out") || body.starts(with: "Invoke Error") { return id }
    if body.starts(with: "Uncaught Exception") || body.starts(with: "Unhandled Promise") {
      return id
    }
    return message.byte(0) == 91 && ExceptionTitle(body) != nil ? id : nil
  }
}
