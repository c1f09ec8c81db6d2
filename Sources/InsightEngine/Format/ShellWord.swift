/// Words as a shell reads them back.
package enum ShellWord {
  /// The word, quoted where a shell would take it apart.
  package static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "-_./:@?=,+".contains($0) }
    return isPlain && !text.isEmpty ? text : "'" + escaped(text) + "'"
  }

  /// By scalars, since a mark on a quote hides it.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined()
  }

  /// The words of a line, with what was quoted as it was; a quote that nothing ends runs to the end.
  package static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for letter in line.unicodeScalars {
      switch letter {
      case _ where isEscaped:
        word = (word ?? "") + String(letter)
        isEscaped = false
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case "\\" where !isQuoted: isEscaped = true
      case " " where !isQuoted:
        if let ended = word { words.append(ended) }
        word = nil
      default: word = (word ?? "") + String(letter)
      }
    }
    return words + [word].compactMap(\.self)
  }
}
