import Glibc

/// Whether the console was ever opened by this user, as the state folder remembers.
enum FirstTime {
  static var path: String { PerchFolders.state + "/opened" }

  /// True once; never where nothing can be remembered, since it would be true each time.
  static func isNow() -> Bool {
    guard access(path, F_OK) != 0 else { return false }
    return FileText.write("", to: path)
  }
}
