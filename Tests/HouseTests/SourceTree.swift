import Foundation

/// The repository as the house rules read it.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// One source file: its path from the root, and its lines.
  struct File {
    let path: String
    let lines: [String]

    /// The name without folder and ending.
    var name: String {
      String((path.split(separator: "/").last ?? "").split(separator: ".").first ?? "")
    }
  }

  /// Every file with an ending below a folder, in order.
  static func files(below folder: String, ending: String = ".swift") -> [File] {
    let base = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { $0.hasSuffix(ending) && !$0.contains(".build") }.sorted()
      .compactMap { path in
        guard let text = try? String(contentsOf: base.appendingPathComponent(path), encoding: .utf8)
        else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return File(path: folder + "/" + path, lines: lines)
      }
  }

  /// The modules that a file imports.
  static func imports(of file: File) -> [String] {
    file.lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), place <= 2, !line.hasPrefix("//"),
        words.count > place + 1, words[..<place].allSatisfy(modifiers.contains)
      else { return nil }
      return words[place + 1].split(separator: ".").first.map(String.init)
    }
  }

  private static let modifiers: Set<String> = [
    "package", "public", "internal", "private", "fileprivate", "@testable", "@preconcurrency",
  ]
}
