import Glibc

/// Escape sequences that color a terminal, as Rust's `tracing` and Node.js libraries write them into logs.
///
/// They say nothing, hide words from searches, and stand in one form of an export and not in another.
enum ColorCodes {
  static func areIn(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let base = text.baseAddress else { return false }
    return memchr(base, 27, text.count) != nil
  }

  /// The text without sequences of the form `ESC [ … letter`.
  static func removed(from text: UnsafeRawBufferPointer) -> [UInt8] {
    guard areIn(text) else { return Array(text) }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let end = end(of: text, at)
      if end == at {
        out.append(text[at])
        at += 1
      } else {
        at = end
      }
    }
    return out
  }

  /// Behind the sequence at a place; the place itself where none is.
  private static func end(of text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    guard text[start] == 27, start + 2 < text.count, text[start + 1] == 91 else { return start }
    var at = start + 2
    while at < text.count, text[at] >= 32, text[at] < 64 { at += 1 }
    return at < text.count && text[at] >= 64 && text[at] < 127 ? at + 1 : start
  }
}
