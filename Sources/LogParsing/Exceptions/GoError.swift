import ServerlessModel

/// `open /x: no such file: *fs.PathError`: how the go1.x runtime prints the error that a handler returned.
///
/// Under it stands `null`, or the stack as JSON, in the same event or in one of its own.
struct GoError {
  var type: String
  var message: String

  /// `nil` for a text that ends in no type of Go's.
  init?(_ body: Bytes) {
    guard Self.mayBe(body) else { return nil }
    let line = ExceptionTitle.firstLine(body)
    let from = Self.startOfLastWord(line)
    guard from > 2, line[from - 1] == 32, line[from - 2] == 58, Self.isType(line.from(from)),
      Self.endsHere(body.from(line.count))
    else { return nil }
    type = line.from(from).text()
    message = line.part(0, from - 2).text()
  }

  /// Almost every line is none, as its last word tells.
  @inline(__always)
  private static func mayBe(_ body: Bytes) -> Bool {
    let last = body.byte(body.count - 1)
    if last == 93 || last == 10 { return body.find(10) != nil }
    guard last.isLetter else { return false }
    let from = startOfLastWord(body)
    return body.byte(from - 2) == 58 || body.byte(from - 1).isBreak
  }

  private static func startOfLastWord(_ line: Bytes) -> Int {
    var from = line.count
    while from > 0, line[from - 1].isWord || line[from - 1] == 46 || line[from - 1] == 42 {
      from -= 1
    }
    return from
  }

  /// `*errors.errorString`, `fs.PathError`, or one of the names that only Go has.
  private static func isType(_ word: Bytes) -> Bool {
    let bare = word.byte(0) == 42 ? word.from(1) : word
    guard let dot = bare.find(46) else { return plainNames.contains { bare.equals($0) } }
    let package = bare.part(0, dot)
    let name = bare.from(dot + 1)
    return !package.isEmpty && package.allSatisfy { $0.isLower || $0.isDigit }
      && name.find(46) == nil && (bare.count < word.count || isErrorName(name))
  }

  private static func isErrorName(_ name: Bytes) -> Bool {
    name.equals("errorString") || name.count > 5 && name.starts(with: "Error", at: name.count - 5)
  }

  /// Only the runtime's own lines may follow.
  private static func endsHere(_ rest: Bytes) -> Bool {
    let rest = rest.trimmed()
    return rest.isEmpty || rest.equals("null") || rest.byte(0) == 91
  }

  private static let plainNames: [StaticString] = [
    "errorString", "wrapError", "wrapErrors", "joinError", "runtimeError", "boundsError",
    "plainError", "PathError", "OpError", "DNSError", "SyscallError", "NumError", "withStack",
    "withMessage", "fundamental", "requestError", "baseError", "UnmarshalTypeError",
    "TypeAssertionError",
  ]
}
