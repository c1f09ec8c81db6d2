/// Walks one JSON text byte by byte and copies nothing; what is cut or broken ends the walk.
///
/// Nesting costs no stack, so no input can exhaust it.
struct JSONCursor {
  let bytes: Bytes
  private(set) var at: Int

  init(_ bytes: Bytes, at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  @inline(__always)
  mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 32 { at += 1 }
  }

  /// Steps over `byte`, after blanks; false if something else stands there.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Steps over a string and gives what is between its quotes, escapes as they are.
  @inline(__always)
  mutating func string() -> Bytes? {
    guard take(34) else { return nil }
    let from = at
    var seek = at
    while let quote = bytes.find(34, from: seek) {
      var slash = quote
      while slash > from, bytes[slash - 1] == 92 { slash -= 1 }
      if (quote - slash) & 1 == 0 {
        at = quote + 1
        return bytes.part(from, quote)
      }
      seek = quote + 1
    }
    at = bytes.count
    return nil
  }

  /// Steps over any value and gives its bytes; `nil` for one that is cut.
  mutating func value() -> JSONValue? {
    skipSpace()
    let from = at
    switch bytes.byte(at) {
    case 34: return string().map { .string($0) }
    case 123: return skipNested() ? .object(bytes.part(from, at)) : nil
    case 91: return skipNested() ? .array(bytes.part(from, at)) : nil
    default: return plain()
    }
  }

  /// A number or a word; one that reaches the end of the data may be cut, so it is none.
  private mutating func plain() -> JSONValue? {
    let from = at
    while at < bytes.count,
      bytes[at].isWord || bytes[at] == 45 || bytes[at] == 43 || bytes[at] == 46
    {
      at += 1
    }
    guard at > from, at < bytes.count else { return nil }
    let word = bytes.part(from, at)
    if word.equals("true") { return .flag(true) }
    if word.equals("false") { return .flag(false) }
    if word.equals("null") { return .null }
    return word[0].isDigit || word[0] == 45 ? .number(word) : nil
  }

  private mutating func skipNested() -> Bool {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case 123, 91:
        depth += 1
        at += 1
      case 125, 93:
        depth -= 1
        at += 1
        if depth == 0 { return true }
      case 34: guard string() != nil else { return false }
      default: at += 1
      }
    }
    return false
  }

  /// Calls `take` with each key and value of the object that begins here.
  ///
  /// Returns whether the object was whole; members before a cut are still given.
  @inline(__always)
  mutating func eachMember(_ take: (Bytes, JSONValue) -> Void) -> Bool {
    guard self.take(123) else { return false }
    if self.take(125) { return true }
    repeat {
      guard let key = string(), self.take(58), let value = value() else { return false }
      take(key, value)
    } while self.take(44)
    return self.take(125)
  }

  /// Calls `take` with each element of the array that begins here; false if it is cut.
  mutating func eachElement(_ take: (JSONValue) -> Void) -> Bool {
    guard self.take(91) else { return false }
    if self.take(93) { return true }
    repeat {
      guard let value = value() else { return false }
      take(value)
    } while self.take(44)
    return self.take(93)
  }
}
