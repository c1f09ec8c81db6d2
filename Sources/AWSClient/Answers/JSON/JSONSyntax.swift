import Foundation

/// Walks through JSON without decoding it: finds where it is broken, one text on the way, and what stands where.
struct JSONSyntax {
  /// What a walk found.
  struct Finding {
    /// The line, from 1, of the first byte that cannot stand there; `nil` for sound JSON.
    var brokenLine: Int?
    /// The text that the way of keys leads to.
    var text: String?
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// For each open list or object, whether it is an object.
  private var open: [Bool] = []
  /// Keys that lead to the text that is looked for.
  private let way: [[UInt8]]
  /// How many of them the open objects are.
  private var gone = 0
  /// Whether the key just read is the next of them.
  private var isNext = false
  private var found: Range<Int>?
  /// What stands where, if that is wanted.
  private var places: JSONPlaces?

  private init(_ bytes: UnsafeBufferPointer<UInt8>, way: [String] = [], places: JSONPlaces? = nil) {
    self.bytes = bytes
    self.way = way.map { Array($0.utf8) }
    self.places = places
  }

  /// The line, from 1, of the first byte that cannot stand there; `nil` for sound JSON.
  static func brokenLine(of data: Data) -> Int? { walk(Array(data), to: []).brokenLine }

  /// Walks through a whole document.
  static func walk(_ bytes: [UInt8], to way: [String]) -> Finding {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONSyntax(buffer, way: way)
      guard !reader.isSound() else {
        return Finding(text: reader.found.flatMap { reader.text(at: $0) })
      }
      let end = min(reader.at, buffer.count)
      return Finding(brokenLine: 1 + buffer[..<end].count { $0 == 10 })
    }
  }

  /// What stands where in a whole document; `nil` for one that is broken.
  static func places(in bytes: [UInt8]) -> JSONPlaces? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONSyntax(buffer, places: JSONPlaces(bytes: buffer.count))
      return reader.isSound() ? reader.places : nil
    }
  }

  private func text(at range: Range<Int>) -> String? {
    JSONEscapes.text(of: Array(bytes[range])[...])
  }

  /// Reads one value and what follows it, without recursion, since depth is the sender's choice.
  private mutating func isSound() -> Bool {
    while true {
      blanks()
      if next("{") {
        open.append(true)
        places?.open(.object)
        if isNext { gone += 1 }
        isNext = false
        blanks()
        if !next("}") {
          guard key() else { return false }
          continue
        }
        close()
      } else if next("[") {
        open.append(false)
        places?.open(.list)
        isNext = false
        blanks()
        if !next("]") { continue }
        close()
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
      close()
    }
    blanks()
    return false
  }

  private mutating func close() {
    open.removeLast()
    places?.close()
    gone = min(gone, max(open.count - 1, 0))
  }

  private mutating func key() -> Bool {
    let start = at + 1
    guard text() else { return false }
    isNext =
      open.count == gone + 1 && gone < way.count
      && bytes[start..<at - 1].elementsEqual(way[gone])
    blanks()
    return next(":")
  }

  private mutating func scalar() -> Bool {
    guard at < bytes.count else { return false }
    let start = at + 1
    let isWanted = isNext && gone == way.count - 1
    isNext = false
    switch bytes[at] {
    case UInt8(ascii: "\""):
      guard text() else { return false }
      if isWanted { found = start..<at - 1 }
      return true
    case UInt8(ascii: "t"): return word("true", .yes)
    case UInt8(ascii: "f"): return word("false", .no)
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func text() -> Bool {
    guard next("\"") else { return false }
    let start = at
    var isPlain = true
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 32 else { return false }
      let isEscape = bytes[at] == UInt8(ascii: "\\")
      if isEscape { isPlain = false }
      at += isEscape ? 2 : 1
    }
    places?.add(isPlain ? .text : .escapedText, start, at)
    return next("\"")
  }

  private mutating func number() -> Bool {
    let start = at
    while at < bytes.count, isNumber(bytes[at]) { at += 1 }
    places?.add(.number, start, at)
    return at > start
  }

  private func isNumber(_ byte: UInt8) -> Bool {
    byte >= 48 && byte <= 57 || "+-.eE".utf8.contains(byte)
  }

  private mutating func word(_ word: String, _ kind: JSONPlaces.Kind) -> Bool {
    places?.add(kind, at, at)
    for byte in word.utf8 {
      guard at < bytes.count, bytes[at] == byte else { return false }
      at += 1
    }
    return true
  }

  private mutating func blanks() {
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9
  }

  private mutating func next(_ scalar: Unicode.Scalar) -> Bool {
    guard at < bytes.count, UInt32(bytes[at]) == scalar.value else { return false }
    at += 1
    return true
  }
}
