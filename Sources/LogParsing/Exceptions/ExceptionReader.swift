import ServerlessModel

/// Reads the errors of all runtimes out of a line.
package enum ExceptionReader {
  /// The error that a message tells; `nil` for a line below level ERROR, or one with nothing in it.
  package static func read(_ message: UnsafeRawBufferPointer, head: LineHead) -> ParsedException? {
    guard let level = head.level, level == .error || level == .fatal else { return nil }
    if head.kind == .json { return JSONExceptionReader.read(message) }
    return TextExceptionReader(message, head).read()
  }
}

/// Errors in text lines.
struct TextExceptionReader {
  private let body: Bytes
  private let head: LineHead
  /// `[ERROR] …` of Python's runtime and of loggers, or .NET's `fail`.
  private let isRuntimeHead: Bool
  /// `[ERROR] NameError: …` without time and id is only ever written by the runtime itself.
  private let isBare: Bool

  init(_ message: Bytes, _ head: LineHead) {
    body = message.from(head.messageStart).trimmed()
    self.head = head
    isBare = message.byte(0) == 91 && head.time == nil && head.requestID == nil
    let before = message.part(0, head.messageStart).trimmed()
    let isNet = before.starts(with: "fail", at: before.count - 4)
    isRuntimeHead = message.byte(0) == 91 || isNet
  }

  func read() -> ParsedException? {
    guard !body.isEmpty else { return nil }
    if body.starts(with: "Task timed out") { return timeout }
    return reported() ?? panic() ?? stacked() ?? returned() ?? titled() ?? plain
  }

  private var timeout: ParsedException {
    ParsedException(message: ExceptionTitle.firstLine(body).text(), isFatal: true)
  }

  /// JSON that the runtime prints after `Invoke Error`, `Error raised from handler method`, or bare.
  private func reported() -> ParsedException? {
    let isCalled =
      body.starts(with: "Invoke Error") || body.starts(with: "Uncaught Exception")
      || body.starts(with: "Unhandled Promise Rejection")
      || body.starts(with: "Error raised from handler method")
      || body.starts(with: "Init error when loading handler")
    guard isCalled || body.byte(0) == 123, let open = body.find(123) else { return nil }
    guard var error = JSONExceptionReader.object(body.from(open)), error.type != nil || isCalled
    else {
      return nil
    }
    error.isFatal = true
    return error
  }

  /// Go's and Rust's panics and Swift's fatal errors.
  private func panic() -> ParsedException? {
    let line = ExceptionTitle.firstLine(body)
    if body.starts(with: "panic: ") {
      return ParsedException(
        type: "panic", message: line.from(7).text(), frames: StackReader.frames(of: lines),
        isFatal: true)
    }
    if body.starts(with: "thread '"), let at = line.find(" panicked at ") {
      return rust(line.from(at + 13))
    }
    guard let at = line.find("Fatal error: "), at == 0 || line.part(0, at).find(".swift") != nil
    else {
      return nil
    }
    return swift(line, at)
  }

  /// `src/main.rs:5:9:` and the message on the next line, or the older `'message', src/main.rs:5:9`.
  private func rust(_ text: Bytes) -> ParsedException {
    let line = Substring(text.text())
    if line.hasPrefix("'"), let parts = divide(line, at: "', ") {
      let place = StackFrame(path: StackReader.withoutLine(parts.after), function: "")
      return ParsedException(
        type: "panic", message: String(parts.before.dropFirst()), frames: [place.text],
        isFatal: true)
    }
    let place = line.hasSuffix(":") ? line.dropLast() : line
    let message = lines.dropFirst().first { !$0.isEmpty && !$0.hasPrefix("note: ") }
    let frame = StackFrame(path: StackReader.withoutLine(place), function: "").text
    return ParsedException(
      type: "panic", message: message ?? String(place), frames: [frame], isFatal: true)
  }

  private func swift(_ line: Bytes, _ at: Int) -> ParsedException {
    let rest = Substring(line.from(at + 13).text())
    var message = rest
    var place = divide(Substring(line.part(0, at).text()), at: ".swift").map {
      $0.before + ".swift"
    }
    if let parts = divide(rest, at: ": file ") {
      message = parts.before
      place = divide(parts.after, at: ", line ")?.before ?? parts.after
    }
    let frames = place.map { [StackFrame(path: String($0), function: "").text] } ?? []
    return ParsedException(
      type: "Fatal error", message: String(message), frames: frames, isFatal: true)
  }

  /// A title and the stack under it, or a traceback with the title at its end.
  private func stacked() -> ParsedException? {
    guard ExceptionSigns.isBroken(body) else { return nil }
    guard ExceptionSigns.hasStack(body) || isTraceback || ExceptionSigns.repeatsTitle(body) else {
      return nil
    }
    let all = lines
    let frames = StackReader.frames(of: all)
    if let own = ofRuntime(all) {
      return ParsedException(type: own.type, message: own.message, frames: frames, isFatal: true)
    }
    if let title = ExceptionTitle(body) {
      return ParsedException(
        type: title.type, message: title.message, frames: frames, isFatal: isRuntimeHead)
    }
    let title = isTraceback ? lastTitle : laterTitle
    return ParsedException(
      type: title?.type, message: title.map { $0.message } ?? ExceptionTitle.firstLine(body).text(),
      frames: frames)
  }

  /// Java's runtime prints `<message>: <class>` and under it the stack that begins with `<class>: <message>`;
  /// the older Python and .NET ones print the same first line and the bare stack.
  private func ofRuntime(_ all: [String]) -> ExceptionTitle? {
    guard all.count > 1 else { return nil }
    var second = all[1]
    if let title = second.withUTF8({ ExceptionTitle(Bytes($0)) }) {
      guard all[0].hasSuffix(title.type) else { return nil }
      return all[0].hasPrefix("Class not found: ")
        ? ExceptionTitle(type: title.type, message: beforeType(all[0], title.type)) : title
    }
    let isStack = second.hasPrefix("Traceback (most") || second.hasPrefix("   at ")
    guard isStack, head.messageStart == 0,
      let type = ExceptionTitle.typeAtEnd(of: ExceptionTitle.firstLine(body))?.text()
    else { return nil }
    return ExceptionTitle(type: type, message: beforeType(all[0], type))
  }

  private func beforeType(_ line: String, _ type: String) -> String {
    String(line.dropLast(type.count + 2))
  }

  private var isTraceback: Bool { body.starts(with: "Traceback (most") }

  /// The title in the last line of a traceback.
  private var lastTitle: ExceptionTitle? {
    Lines.of(body).last { !Lines.trimmed($0).isEmpty }.flatMap { ExceptionTitle(Lines.trimmed($0)) }
  }

  /// The title in any line below a message of the application's own.
  private var laterTitle: ExceptionTitle? {
    for line in Lines.of(body).dropFirst() {
      if let title = ExceptionTitle(Lines.trimmed(line)) { return title }
    }
    return nil
  }

  /// What a handler in Go returned; a line with a head is an application's own.
  private func returned() -> ParsedException? {
    guard head.messageStart == 0, let error = GoError(body) else { return nil }
    return ParsedException(type: error.type, message: error.message, isFatal: true)
  }

  /// A title alone.
  private func titled() -> ParsedException? {
    guard let title = ExceptionTitle(body) else { return nil }
    return ParsedException(type: title.type, message: title.message, isFatal: isBare)
  }

  private var plain: ParsedException {
    var error = ParsedException(message: ExceptionTitle.firstLine(body).trimmed().text())
    if ExceptionSigns.isOutOfMemory(body) { error.isFatal = true }
    return error
  }

  private var lines: [String] { Lines.of(body).map { $0.text() } }
}
