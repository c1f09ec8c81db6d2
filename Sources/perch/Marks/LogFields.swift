/// The members of JSON log lines that the user wants to see folded, kept in the state folder, one a line.
enum LogFields {
  static var path: String { PerchFolders.state + "/log-fields" }

  /// The names in the order they were chosen; a missing file holds none.
  static func read() -> [String] {
    let bytes = FileText.read(path) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Keeps a choice.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written; what it held stays.
  static func write(_ names: [String]) throws {
    let text = names.map { $0.filter { !$0.isNewline } + "\n" }.joined()
    guard FileText.write(text, to: path) else {
      throw CommandFailure(
        .cannotCreate,
        "The chosen fields were not kept: \(path) cannot be written. Make the folder writable.")
    }
  }
}
