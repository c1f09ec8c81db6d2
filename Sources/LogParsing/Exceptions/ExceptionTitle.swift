/// `KeyError: 'id'`, `java.net.SocketTimeoutException: Read timed out`: a type and its message.
struct ExceptionTitle {
  var type: String
  var message: String

  /// A title whose parts are known.
  init(type: String, message: String) {
    self.type = type
    self.message = message
  }

  /// Reads the first line of `text`; `nil` if it begins with no exception's name.
  init?(_ text: Bytes) {
    let line = Self.firstLine(text)
    var end = 0
    while end < line.count, line[end].isWord || line[end] == 46 || line[end] == 36 { end += 1 }
    let word = line.part(0, end)
    guard Self.isTypeName(word), line.byte(end) == 58 || end == line.count else { return nil }
    type = word.text()
    message = line.from(end + 1).trimmed().text()
  }

  /// The type that a line ends with, as in `name 'x' is not defined: NameError`.
  static func typeAtEnd(of line: Bytes) -> Bytes? {
    var from = line.count
    while from > 0, line[from - 1].isWord || line[from - 1] == 46 || line[from - 1] == 36 {
      from -= 1
    }
    guard line.byte(from - 1) == 32, line.byte(from - 2) == 58 else { return nil }
    let word = line.from(from)
    return isTypeName(word) ? word : nil
  }

  /// The bytes up to the first line break.
  static func firstLine(_ text: Bytes) -> Bytes {
    var end = 0
    while end < text.count, !text[end].isBreak { end += 1 }
    return text.part(0, end)
  }

  /// Whether a word is what languages call their errors: capitalised last part, and `Error` or the like in it.
  static func isTypeName(_ word: Bytes) -> Bool {
    guard word.count >= 5, word[0].isLetter, word[word.count - 1] != 46 else { return false }
    var last = word.count
    while last > 0, word[last - 1] != 46, word[last - 1] != 36 { last -= 1 }
    guard word.byte(last).isUpper else { return false }
    let name = word.from(last)
    if word.starts(with: "Runtime.") || word.starts(with: "Sandbox.") { return true }
    for ending in Self.endings where name.count >= ending.utf8CodeUnitCount {
      if name.starts(with: ending, at: name.count - ending.utf8CodeUnitCount) { return true }
    }
    return false
  }

  private static let endings: [StaticString] = [
    "Error", "Exception", "Fault", "Interrupt", "Exit", "Failure", "Throwable", "Timeout",
    "NotFound",
  ]
}
