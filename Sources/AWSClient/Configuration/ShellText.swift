/// Words as one types them into a shell.
enum ShellText {
  /// The word, in quotes where the shell would not take it for one.
  static func word(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.@+/".contains($0) }
    return isPlain ? text : "'" + escaped(text) + "'"
  }

  /// By scalars, since a mark on a quote hides it.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined()
  }
}
