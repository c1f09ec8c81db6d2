import ServerlessModel

/// Errors in JSON lines, and in the JSON that runtimes print inside text lines.
enum JSONExceptionReader {
  /// The error of an application's JSON line.
  static func read(_ message: Bytes) -> ParsedException? {
    let record = JSONLogRecord(message)
    if let error = own(record) ?? traced(record) { return error }
    if case .object? = record.message, var error = record.message.flatMap({ object($0) }),
      error.type != nil
    {
      error.isFatal = true
      return error
    }
    if let nested = record.error.flatMap({ object($0) }) {
      return withMessage(nested, record)
    }
    if let error = stacked(record) { return error }
    guard let text = record.message?.anyText ?? record.error?.anyText, !text.isEmpty else {
      return nil
    }
    return inner(text)
  }

  /// Type, message and stack as members of the line itself.
  private static func own(_ record: JSONLogRecord) -> ParsedException? {
    guard record.errorType != nil || record.errorMessage != nil else { return nil }
    let isLogged = record.hasLogger || record.errorMessage == nil
    return ParsedException(
      type: record.errorType?.text,
      message: record.errorMessage?.anyText ?? record.message?.anyText ?? "",
      frames: stack(record.stack), isFatal: !isLogged)
  }

  /// A traceback beside a message of the application's own, whose own last line tells the message.
  private static func traced(_ record: JSONLogRecord) -> ParsedException? {
    guard record.traceback != nil || record.exceptionName != nil else { return nil }
    let text = record.traceback?.text ?? ""
    var error = inner(text) ?? ParsedException(message: "")
    error.type = record.exceptionName?.text ?? error.type
    error.message = record.exceptionMessage?.anyText ?? error.message
    if error.message.isEmpty { error.message = record.message?.anyText ?? "" }
    error.isFatal = false
    return error
  }

  /// A stack that begins with its title, as winston and logback write it beside the message.
  private static func stacked(_ record: JSONLogRecord) -> ParsedException? {
    guard let text = record.stack?.text, !text.isEmpty, var error = inner(text) else { return nil }
    if error.type == nil { error.message = record.message?.anyText ?? error.message }
    error.isFatal = false
    return error
  }

  private static func withMessage(_ error: ParsedException, _ record: JSONLogRecord)
    -> ParsedException
  {
    var error = error
    if error.message.isEmpty { error.message = record.message?.anyText ?? "" }
    return error
  }

  /// The text of a `message`, read as a text line of its own.
  private static func inner(_ text: String) -> ParsedException? {
    var text = text
    return text.withUTF8 { bytes in
      let bytes = Bytes(bytes)
      var head = TextHead.read(bytes)
      head.level = .error
      return TextExceptionReader(bytes, head).read()
    }
  }

  /// An error object: `errorType` or `name`, `errorMessage` or `message`, `stack` or `stackTrace`.
  static func object(_ value: JSONValue) -> ParsedException? {
    guard case .object(let bytes) = value else { return nil }
    return object(bytes)
  }

  static func object(_ bytes: Bytes) -> ParsedException? {
    var type: JSONValue?
    var message: JSONValue?
    var trace: JSONValue?
    var count = 0
    var cursor = JSONCursor(bytes)
    _ = cursor.eachMember { key, value in
      count += 1
      if key.equals("errorType") || type == nil && (key.equals("name") || key.equalsFolded("type"))
      {
        type = value
      }
      if key.equals("errorMessage") || message == nil && key.equalsFolded("message") {
        message = value
      }
      if key.equals("stack") || key.equalsFolded("stacktrace") || key.equals("stack_trace") {
        trace = value
      }
    }
    guard count > 0, type != nil || message != nil else { return nil }
    return ParsedException(type: type?.text, message: message?.anyText ?? "", frames: stack(trace))
  }

  /// A stack as text, as a list of lines, as Go's list of `{path, line, label}`, or as .NET's.
  static func stack(_ value: JSONValue?) -> [String] {
    switch value {
    case .string?: StackReader.frames(of: lines(value?.text ?? ""))
    case .array(let bytes)?: elements(bytes)
    default: []
    }
  }

  private static func elements(_ bytes: Bytes) -> [String] {
    var texts: [String] = []
    var frames: [StackFrame] = []
    var cursor = JSONCursor(bytes)
    _ = cursor.eachElement { element in
      if case .object = element {
        frames.append(
          StackFrame(
            path: element.member("path")?.text ?? "", function: element.member("label")?.text ?? "")
        )
      } else if let text = element.text {
        texts += lines(text)
      }
    }
    return frames.isEmpty ? StackReader.frames(of: texts) : StackFrame.inApp(frames)
  }

  private static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: true) { $0.isNewline }.map(String.init)
  }
}
