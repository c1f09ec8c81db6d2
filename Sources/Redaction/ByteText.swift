/// Bytes that are looked at around a suspect place; outside of them stands 0.
struct ByteText {
  let bytes: UnsafeRawBufferPointer

  var count: Int { bytes.count }

  @inline(__always) subscript(_ at: Int) -> UInt8 {
    at >= 0 && at < bytes.count ? bytes[at] : 0
  }

  /// Whether `word`, in lower case, stands at a place in either case.
  func matches(_ word: [UInt8], at start: Int) -> Bool {
    guard start >= 0, start + word.count <= count else { return false }
    for (index, byte) in word.enumerated() where Self.lower(bytes[start + index]) != byte {
      return false
    }
    return true
  }

  /// Whether `word` stands at a place as it is.
  func equals(_ word: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + word.utf8CodeUnitCount <= count else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Where the run of bytes of a class that begins at a place ends.
  func end(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
    var at = start
    while at < count, at - start < limit, set.holds(bytes[at]) { at += 1 }
    return at
  }

  /// Where the run of bytes of a class that ends before a place begins.
  func start(of set: ByteSet, before end: Int, limit: Int = .max) -> Int {
    var at = end
    while at > 0, end - at < limit, set.holds(bytes[at - 1]) { at -= 1 }
    return at
  }

  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 65 && byte <= 90 ? byte | 32 : byte
  }
}

/// A set of ASCII bytes.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ text: String, letters: Bool = false, digits: Bool = false) {
    for byte in text.utf8 { insert(byte) }
    if letters {
      for byte in UInt8(65)...90 {
        insert(byte)
        insert(byte | 32)
      }
    }
    if digits { for byte in UInt8(48)...57 { insert(byte) } }
  }

  @inline(__always) func holds(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  static let digits = ByteSet("", digits: true)
  static let letters = ByteSet("", letters: true)
  static let alphanumeric = ByteSet("", letters: true, digits: true)
  static let word = ByteSet("_-", letters: true, digits: true)
  static let base64 = ByteSet("_-+/=", letters: true, digits: true)
  static let token = ByteSet("_-+/=.~", letters: true, digits: true)
  static let blank = ByteSet(" \t")
}
