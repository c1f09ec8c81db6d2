#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Bytes that someone else keeps alive; every search here ends at their end.
package typealias Bytes = UnsafeRawBufferPointer

extension UnsafeRawBufferPointer {
  /// The part from `from` up to `to`, both cut to what there is.
  @inline(__always)
  func part(_ from: Int, _ to: Int) -> Bytes {
    let low = Swift.max(0, Swift.min(from, count))
    let high = Swift.max(low, Swift.min(to, count))
    guard let base = baseAddress else { return self }
    return Bytes(start: base + low, count: high - low)
  }

  /// The part from `from` to the end.
  @inline(__always)
  func from(_ from: Int) -> Bytes { part(from, count) }

  /// The byte at `index`; 0 outside.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? self[index] : 0
  }

  /// Where `byte` is first found at or after `from`.
  @inline(__always)
  func find(_ byte: UInt8, from: Int = 0) -> Int? {
    guard from < count, let base = baseAddress,
      let hit = memchr(base + from, Int32(byte), count - from)
    else { return nil }
    return UnsafeRawPointer(hit) - base
  }

  /// Where `literal` is first found whole, at or after `from`.
  func find(_ literal: StaticString, from: Int = 0) -> Int? {
    let first = literal.utf8Start.pointee
    var at = from
    while let hit = find(first, from: at) {
      if starts(with: literal, at: hit) { return hit }
      at = hit + 1
    }
    return nil
  }

  /// Whether `literal` stands whole at `at`.
  @inline(__always)
  func starts(with literal: StaticString, at: Int = 0) -> Bool {
    let size = literal.utf8CodeUnitCount
    guard at >= 0, count - at >= size, let base = baseAddress else { return false }
    let here = base + at
    let there = UnsafeRawPointer(literal.utf8Start)
    guard size >= 8 else {
      for index in 0..<size
      where here.loadUnaligned(fromByteOffset: index, as: UInt8.self)
        != there.loadUnaligned(fromByteOffset: index, as: UInt8.self)
      {
        return false
      }
      return true
    }
    var index = 0
    while index < size - 8 {
      if here.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        != there.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      {
        return false
      }
      index += 8
    }
    return here.loadUnaligned(fromByteOffset: size - 8, as: UInt64.self)
      == there.loadUnaligned(fromByteOffset: size - 8, as: UInt64.self)
  }

  /// Whether these bytes are `literal` and nothing else.
  @inline(__always)
  func equals(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && starts(with: literal)
  }

  /// Whether these bytes are `literal` in either case; `literal` is in lower case.
  func equalsFolded(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] | 0x20 != literal.utf8Start[index] | 0x20 {
      return false
    }
    return true
  }

  /// Without blanks, tabs and line breaks at both ends.
  func trimmed() -> Bytes {
    var low = 0
    var high = count
    while low < high, self[low] <= 32 { low += 1 }
    while high > low, self[high - 1] <= 32 { high -= 1 }
    return part(low, high)
  }

  /// The text, with what is no UTF-8 replaced.
  func text() -> String { String(decoding: self, as: UTF8.self) }

  /// Which of two byte strings comes first.
  func precedes(_ other: Bytes) -> Bool {
    guard let left = baseAddress, let right = other.baseAddress else { return count < other.count }
    let order = memcmp(left, right, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}

extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 48 < 10 }
  @inline(__always) var isUpper: Bool { self &- 65 < 26 }
  @inline(__always) var isLower: Bool { self &- 97 < 26 }
  @inline(__always) var isLetter: Bool { (self | 32) &- 97 < 26 }
  @inline(__always) var isWord: Bool { isDigit || isLetter || self == 95 }
  @inline(__always) var isHex: Bool { isDigit || (self | 32) &- 97 < 6 }
  /// A blank or a tab.
  @inline(__always) var isBlank: Bool { self == 32 || self == 9 }
  @inline(__always) var isBreak: Bool { self == 10 || self == 13 }
}
