/// Words as a shell reads them back.
package enum ShellWord {
  /// The word, quoted where a shell would take it apart.
  package static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "-_./:@?=,+".contains($0) }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
