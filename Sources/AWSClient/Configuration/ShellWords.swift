/// Splits a command line into words as the AWS CLI does: by the shell's quotes, with nothing else of a shell.
enum ShellWords {
  /// The words; `nil` where a quote is not closed or nothing follows a backslash.
  static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var rest = text.unicodeScalars[...]
    while let next = rest.popFirst() {
      switch next {
      case _ where next.properties.isWhitespace:
        if let whole = word { words.append(whole) }
        word = nil
      case "'", "\"":
        guard let quoted = quoted(by: next, &rest) else { return nil }
        word = (word ?? "") + quoted
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        word = (word ?? "") + String(escaped)
      default: word = (word ?? "") + String(next)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// Takes all up to the closing quote; a backslash counts between double quotes, before one or itself.
  private static func quoted(
    by quote: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) -> String? {
    var text = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next == quote { return String(text) }
      if quote == "\"", next == "\\", let after = rest.first, after == "\"" || after == "\\" {
        text.append(rest.removeFirst())
      } else {
        text.append(next)
      }
    }
    return nil
  }
}
