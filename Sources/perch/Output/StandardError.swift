import CellGrid
import Glibc

/// Standard error, where sentences for people go.
enum StandardError {
  /// Writes lines without anything that a terminal would act on: they name files and what AWS said.
  static func write(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    draw(lines.map { Text.clean(String($0)) }.joined(separator: "\n"))
  }

  /// Writes a text as it is, for lines that are drawn over.
  static func draw(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
