/// The recordings that were opened last, newest first, kept in the state folder.
enum RecentRecordings {
  private static var file: String { PerchFolders.state + "/recent" }
  private static let most = 20

  /// Their paths; those that are gone are left out.
  static var paths: [String] { listed.filter(FileText.exists) }

  private static var listed: [String] {
    guard let bytes = FileText.read(file) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Puts a recording first; that it cannot be remembered is no reason not to open it.
  static func remember(_ path: String) {
    let path = FilePath.absolute(path)
    guard !path.contains("\n") else { return }
    let all = [path] + listed.filter { $0 != path }
    _ = FileText.write(all.prefix(most).map { $0 + "\n" }.joined(), to: file)
  }
}
