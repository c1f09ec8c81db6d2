import Glibc

/// A file that is written piece by piece, with the folders above it made.
final class OutputFile {
  private let file: UnsafeMutablePointer<FILE>?
  let path: String

  init(_ path: String) {
    self.path = path
    var made = ""
    for part in path.split(separator: "/").dropLast() {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      mkdir(made, 0o755)
    }
    file = fopen(path, "w")
    if file == nil { complain("cannot write \(path)") }
  }

  deinit { if let file { fclose(file) } }

  func write(_ text: String) {
    guard let file else { return }
    fputs(text, file)
  }

  /// Writes a whole file.
  static func write(_ text: String, to path: String) { OutputFile(path).write(text) }
}
