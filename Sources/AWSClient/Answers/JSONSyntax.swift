import Foundation

/// Finds where a document stops being JSON; the decoder does not say.
struct JSONSyntax {
  private let bytes: [UInt8]
  private var at = 0
  /// For each open list or object, whether it is an object.
  private var open: [Bool] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line, from 1, of the first byte that cannot stand there; `nil` for sound JSON.
  static func brokenLine(of data: Data) -> Int? {
    var reader = JSONSyntax(Array(data))
    guard !reader.isSound() else { return nil }
    let end = min(reader.at, reader.bytes.count)
    return 1 + reader.bytes[..<end].count { $0 == 10 }
  }

  /// Reads one value and what follows it, without recursion, since depth is the sender's choice.
  private mutating func isSound() -> Bool {
    while true {
      blanks()
      if next("{") {
        open.append(true)
        blanks()
        if !next("}") {
          guard key() else { return false }
          continue
        }
        open.removeLast()
      } else if next("[") {
        open.append(false)
        blanks()
        if !next("]") { continue }
        open.removeLast()
      } else if !scalar() {
        return false
      }
      guard let more = afterValue() else { return false }
      if !more { return at == bytes.count }
    }
  }

  /// Closes what ends here: true if another value must follow, false at the end, `nil` for an error.
  private mutating func afterValue() -> Bool? {
    while let isObject = open.last {
      blanks()
      if next(",") {
        blanks()
        return isObject ? (key() ? true : nil) : true
      }
      guard next(isObject ? "}" : "]") else { return nil }
      open.removeLast()
    }
    blanks()
    return false
  }

  private mutating func key() -> Bool {
    guard text() else { return false }
    blanks()
    return next(":")
  }

  private mutating func scalar() -> Bool {
    guard at < bytes.count else { return false }
    switch bytes[at] {
    case UInt8(ascii: "\""): return text()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func text() -> Bool {
    guard next("\"") else { return false }
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 32 else { return false }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return next("\"")
  }

  private mutating func number() -> Bool {
    let start = at
    while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
    return at > start
  }

  private mutating func word(_ word: String) -> Bool {
    for byte in word.utf8 {
      guard at < bytes.count, bytes[at] == byte else { return false }
      at += 1
    }
    return true
  }

  private mutating func blanks() {
    while at < bytes.count, [32, 10, 13, 9].contains(bytes[at]) { at += 1 }
  }

  private mutating func next(_ scalar: Unicode.Scalar) -> Bool {
    guard at < bytes.count, UInt32(bytes[at]) == scalar.value else { return false }
    at += 1
    return true
  }
}
