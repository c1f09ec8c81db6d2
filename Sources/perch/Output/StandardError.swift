import Glibc

/// Standard error, where sentences for people go.
enum StandardError {
  /// Writes a text as it is.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
