import ServerlessModel

/// A Java stack that came as one event a line, as `printStackTrace` and older runtimes write it.
struct SplitTrace {
  let time: Int64
  /// The run that wrote it, where that is known.
  let request: RequestID?
  private let title: ExceptionTitle
  private var lines: [String] = []

  private static let longest = 64

  /// `nil` for a line that is no exception's name with its package, alone or with a message.
  @inline(__always)
  init?(_ message: Bytes, time: Int64, request: RequestID?) {
    guard Self.mayBegin(message), let title = ExceptionTitle(message) else { return nil }
    self.title = title
    self.time = time
    self.request = request
  }

  /// Whether the first word has a point inside and ends in a colon or with the line; most lines fail here at once.
  @inline(__always)
  private static func mayBegin(_ message: Bytes) -> Bool {
    guard message.byte(0).isLower else { return false }
    var at = 1
    var points = 0
    while at < message.count, message[at].isWord || message[at] == 46 || message[at] == 36 {
      if message[at] == 46 { points += 1 }
      at += 1
    }
    return points > 0 && (at == message.count || message[at] == 58)
  }

  /// Takes a line of the stack; false for one that is none.
  mutating func take(_ message: Bytes) -> Bool {
    if message.starts(with: "\tat ") {
      if lines.count < Self.longest { lines.append(message.text()) }
      return true
    }
    if message.starts(with: "Caused by: ") {
      lines.append(message.text())
      return true
    }
    return message.starts(with: "\t... ")
  }

  /// The error, where a stack followed the title.
  var error: ParsedException? {
    guard !lines.isEmpty else { return nil }
    return ParsedException(
      type: title.type, message: title.message, frames: StackReader.frames(of: lines))
  }
}
