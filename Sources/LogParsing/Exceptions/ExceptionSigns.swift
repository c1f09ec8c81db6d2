/// Signs that a line without a level tells of an exception.
enum ExceptionSigns {
  /// Whether the message begins as one of the runtimes' errors does, or holds a stack.
  static func isException(_ text: Bytes) -> Bool {
    let body = text.byte(0).isBreak ? text.trimmed() : text
    switch body.byte(0) {
    case 123:
      if body.starts(with: "{\"errorMessage\":") { return true }
      if body.starts(with: "{\"errorType\":") { return true }
    case 73: if body.starts(with: "Init error when loading handler") { return true }
    case 84: if body.starts(with: "Traceback (most recent") { return true }
    case 85:
      if body.starts(with: "Unhandled exception") || body.starts(with: "Uncaught ") { return true }
      if body.starts(with: "Unhandled Promise") { return true }
    case 69:
      if body.starts(with: "Error raised from handler") { return true }
      if body.starts(with: "Exception in thread") { return true }
    case 70: if body.starts(with: "Fatal error: ") { return true }
    case 112: if body.starts(with: "panic: ") { return true }
    case 116: if body.starts(with: "thread '") { return body.find(" panicked at ") != nil }
    default: break
    }
    if isFatalError(body) || isOutOfMemory(body.part(0, 256)) { return true }
    if GoError(body) != nil { return true }
    return isBroken(body) && (hasStack(body) || repeatsTitle(body))
  }

  /// Java's runtime prints `<message>: <class>`, and under it `<class>: <message>`, with or without a stack.
  static func repeatsTitle(_ body: Bytes) -> Bool {
    let first = ExceptionTitle.firstLine(body)
    guard let type = ExceptionTitle.typeAtEnd(of: first) else { return false }
    let second = body.from(first.count + 1)
    guard second.count >= type.count else { return false }
    let isSame = second.part(0, type.count).elementsEqual(type)
    return isSame && !second.byte(type.count).isWord
  }

  /// Swift prints `File.swift:12: Fatal error: …`.
  private static func isFatalError(_ body: Bytes) -> Bool {
    let near = body.part(0, 256)
    var from = 0
    while let hit = near.find("Fatal error: ", from: from) {
      if near.starts(with: ": ", at: hit - 2) { return near.part(0, hit).find(".swift") != nil }
      from = hit + 1
    }
    return false
  }

  /// Java's, Node's and Python's own words for memory that ran out.
  static func isOutOfMemory(_ text: Bytes) -> Bool {
    guard mentionsMemory(text) else { return false }
    if let hit = text.find("OutOfMemoryError") { return !text.byte(hit + 16).isWord }
    if text.find("heap out of memory") != nil || text.find("Runtime.OutOfMemory") != nil {
      return true
    }
    guard let hit = text.find("MemoryError") else { return false }
    return !text.byte(hit - 1).isWord && !text.byte(hit + 11).isWord
  }

  /// Whether the letters that all those words share are there; looked for by the rarest of them.
  private static func mentionsMemory(_ text: Bytes) -> Bool {
    var from = 0
    while let hit = text.find(121, from: from) {
      if text.starts(with: "emory", at: hit - 4) { return true }
      from = hit + 1
    }
    return false
  }

  static func isBroken(_ body: Bytes) -> Bool { body.find(10) != nil || body.find(13) != nil }

  /// Whether a later line of the event is a frame of a stack.
  static func hasStack(_ body: Bytes) -> Bool {
    for line in Lines.of(body).dropFirst() {
      let text = Lines.trimmed(line)
      if text.starts(with: "at ") || text.starts(with: "Traceback (most") { return true }
      if text.starts(with: "File \"") || text.starts(with: "goroutine ") { return true }
    }
    return false
  }
}
