/// One line of a theme file: `key: value`, `key: [a, b]` or `key:`.
struct ThemeLine {
  let number: Int
  let indent: Int
  let key: String
  let values: [String]
  let isList: Bool

  /// Reads a line; `nil` when it is blank or a comment.
  init?(_ line: Substring, number: Int) throws(ThemeError) {
    if let tab = line.utf8.firstIndex(of: 0x09) {
      let column = line.distance(from: line.startIndex, to: tab) + 1
      throw ThemeError("Indent with blanks, not tabs.", line: number, column: column)
    }
    let body = line.drop { $0 == " " }
    if body.isEmpty || body.first == "#" || body == "---" { return nil }
    self.number = number
    indent = line.count - body.count
    let end = body.firstIndex(of: ":")
    guard let end, end > body.startIndex else {
      throw ThemeError("Write \"key: value\".", line: number, column: indent + 1)
    }
    key = String(body[..<end])
    guard key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }) else {
      throw ThemeError(
        "A key is letters, digits, - and _.", line: number, column: indent + 1)
    }
    let rest = body[body.index(after: end)...]
    let column = indent + key.count + 2
    guard rest.isEmpty || rest.first == " " else {
      throw ThemeError("A blank is missing after the colon.", line: number, column: column)
    }
    var scanner = ThemeScanner(rest, line: number, column: column)
    (values, isList) = try scanner.values()
  }
}

/// Reads the value of a line.
private struct ThemeScanner {
  private var rest: Substring
  private let line: Int
  private let length: Int
  private let column: Int

  init(_ rest: Substring, line: Int, column: Int) {
    self.rest = rest
    self.line = line
    self.column = column
    length = rest.count
  }

  mutating func values() throws(ThemeError) -> ([String], Bool) {
    skipBlanks()
    if isAtEnd { return ([], false) }
    if rest.first == "[" { return (try list(), true) }
    let value = try scalar(endingAt: "")
    try expectEnd()
    return ([value], false)
  }

  private mutating func list() throws(ThemeError) -> [String] {
    rest.removeFirst()
    var values: [String] = []
    while true {
      skipBlanks()
      if rest.first == "]", values.isEmpty { break }
      values.append(try scalar(endingAt: ",]"))
      skipBlanks()
      guard rest.first == "," else { break }
      rest.removeFirst()
    }
    guard rest.first == "]" else { throw failure("The list does not end with ].") }
    rest.removeFirst()
    try expectEnd()
    return values
  }

  private mutating func scalar(endingAt stops: String) throws(ThemeError) -> String {
    guard let first = rest.first else { throw failure("A value is missing.") }
    if first == "\"" || first == "'" { return try quoted(by: first) }
    guard !"&*!|>{}%@`?[]".contains(first) else {
      throw failure("A theme file has only plain words, quoted words and lists.")
    }
    var value = ""
    while let next = rest.first, !stops.contains(next) {
      if next == "#", value.isEmpty || value.last == " " { break }
      value.append(next)
      rest.removeFirst()
    }
    while value.last == " " { value.removeLast() }
    guard !value.isEmpty else { throw failure("A value is missing; quote a colour: \"#rrggbb\".") }
    return value
  }

  private mutating func quoted(by quote: Character) throws(ThemeError) -> String {
    rest.removeFirst()
    guard let end = rest.firstIndex(of: quote) else { throw failure("The quote does not end.") }
    let value = String(rest[..<end])
    guard !value.contains("\\") else { throw failure("Backslashes mean nothing in a theme file.") }
    rest = rest[rest.index(after: end)...]
    return value
  }

  private mutating func expectEnd() throws(ThemeError) {
    skipBlanks()
    guard isAtEnd else { throw failure("Nothing may follow the value.") }
  }

  private mutating func skipBlanks() { while rest.first == " " { rest.removeFirst() } }

  private var isAtEnd: Bool { rest.isEmpty || rest.first == "#" }

  private func failure(_ message: String) -> ThemeError {
    ThemeError(message, line: line, column: column + length - rest.count)
  }
}
