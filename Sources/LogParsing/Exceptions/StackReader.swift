/// Reads the frames of a stack in the forms of all runtimes, one line at a time, innermost first.
enum StackReader {
  /// The application's own frames among `lines`.
  static func frames(of lines: [String]) -> [String] {
    var frames: [StackFrame] = []
    var isPython = false
    var label: Substring?
    for line in lines.prefix(400) {
      let text = trimmed(line)
      if text.hasPrefix("Caused by: ") || text.hasPrefix("--- End of inner") { break }
      if let frame = python(text) {
        isPython = true
        frames.append(frame)
      } else if let frame = at(text) ?? ruby(text) ?? bareJava(text) {
        frames.append(frame)
      } else if let place = goPlace(line, text), let function = label {
        frames.append(StackFrame(path: String(place), function: goFunction(function)))
      }
      label = text
    }
    return StackFrame.inApp(isPython ? frames.reversed() : frames)
  }

  /// `File "/var/task/app.py", line 2, in handler`.
  private static func python(_ line: Substring) -> StackFrame? {
    guard line.hasPrefix("File \""), let path = divide(line.dropFirst(6), at: "\"") else {
      return nil
    }
    let function = divide(path.after, at: ", in ")?.after ?? ""
    let name = function.prefix { $0 != "\n" && $0 != "\r" }
    return StackFrame(path: String(path.before), function: String(name))
  }

  /// `at …`, of Node.js, Java and .NET.
  private static func at(_ line: Substring) -> StackFrame? {
    guard line.hasPrefix("at ") else { return nil }
    var rest = line.dropFirst(3)
    if rest.hasPrefix("async ") { rest = rest.dropFirst(6) }
    if rest.hasPrefix("new ") { rest = rest.dropFirst(4) }
    if let parts = divide(rest, at: " in "), let place = divide(parts.after, at: ":line ") {
      return StackFrame(path: String(place.before), function: name(parts.before))
    }
    guard rest.hasSuffix(")"), let parts = divide(rest.dropLast(), atLast: 40) else {
      return StackFrame(path: withoutLine(rest), function: "")
    }
    if parts.before.hasSuffix(" ") {
      return StackFrame(path: withoutLine(parts.after), function: trimmed(parts.before))
    }
    return java(parts.before, parts.after)
  }

  /// `java.base/sun.nio.ch.Net.poll(Net.java:283)`, and .NET's `Ns.Class.Method(String s)` without a file.
  private static func java(_ function: Substring, _ place: Substring) -> StackFrame {
    let bare = divide(function, atLast: 47)?.after ?? function
    let file = place.prefix { $0 != ":" }
    return StackFrame(
      path: file.hasSuffix(".java") || file.hasSuffix(".kt") || file.hasSuffix(".scala")
        ? String(file) : "", function: String(bare))
  }

  /// `com.shop.App.handleRequest(App.java:33)`, as Powertools for Java prints a stack.
  private static func bareJava(_ line: Substring) -> StackFrame? {
    guard line.hasSuffix(")"), let parts = divide(line.dropLast(), atLast: 40),
      !parts.before.contains(" "), divide(parts.after, at: ".java:") != nil
    else { return nil }
    return java(parts.before, parts.after)
  }

  /// ``/var/task/app.rb:3:in `handler'``.
  private static func ruby(_ line: Substring) -> StackFrame? {
    guard let parts = divide(line, at: ":in "), divide(parts.before, at: ".rb:") != nil else {
      return nil
    }
    let name = parts.after.filter { $0 != "`" && $0 != "'" }
    return StackFrame(path: withoutLine(parts.before), function: name)
  }

  /// `\t/var/task/main.go:12 +0x1d`, the line after its function's.
  private static func goPlace(_ line: String, _ text: Substring) -> Substring? {
    guard line.utf8.first == 9, let parts = divide(text, at: ".go:") else { return nil }
    return parts.before + ".go"
  }

  private static func goFunction(_ line: Substring) -> String {
    let bare = line.hasPrefix("created by ") ? line.dropFirst(11) : line
    return String(bare.hasSuffix(")") ? divide(bare, atLast: 40)?.before ?? bare : bare)
  }

  private static func name(_ call: Substring) -> String {
    String(call.prefix { $0 != "(" })
  }

  /// A path without `:12:7` at its end.
  static func withoutLine(_ place: Substring) -> String {
    var rest = place
    if rest.hasPrefix("file://") { rest = rest.dropFirst(7) }
    while let parts = divide(rest, atLast: 58), !parts.after.isEmpty,
      parts.after.allSatisfy(\.isNumber)
    {
      rest = parts.before
    }
    return String(rest)
  }

  private static func trimmed(_ text: Substring) -> String { String(trimmed(String(text))) }

  /// Without blanks of any kind at both ends.
  static func trimmed(_ text: String) -> Substring {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return rest
  }
}
