import NcursesTerminal

/// What leaves the console: copies and files.
enum Exports {
  /// Sends a text to the terminal's clipboard; one that is too long becomes a file.
  static func copy(_ text: String, to terminal: Terminal) -> String {
    if terminal.sendToClipboard(text) { return "sent to the terminal, \(text.utf8.count) bytes" }
    return write(text, named: "perch-copy.txt")
  }

  /// Writes a file into the working folder, never over another one.
  static func write(_ contents: String, named name: String) -> String {
    guard let path = freePath(name) else { return "no file was written: too many named \(name)" }
    return FileText.write(contents, to: path) ? "written to \(path)" : "could not write \(path)"
  }

  private static func freePath(_ name: String) -> String? {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let names = [name] + (2...999).map { "\(name[..<dot])-\($0)\(name[dot...])" }
    return names.first { !FileText.exists($0) }
  }
}
