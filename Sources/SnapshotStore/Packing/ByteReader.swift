/// Reads bytes front to back and throws, instead of reading past the end.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0
  private let what: String

  /// Reads `bytes`, which must outlive the reader; `what` names them in errors.
  init(_ bytes: UnsafeRawBufferPointer, _ what: String) {
    self.bytes = bytes
    self.what = what
  }

  var remaining: Int { bytes.count &- position }

  mutating func byte() throws(ColumnError) -> UInt8 {
    guard position < bytes.count else { throw .damaged(what) }
    let value = bytes[position]
    position &+= 1
    return value
  }

  mutating func uint32() throws(ColumnError) -> UInt32 {
    let part = try take(4)
    return UInt32(littleEndian: part.loadUnaligned(as: UInt32.self))
  }

  @inline(__always)
  mutating func varint() throws(ColumnError) -> UInt64 {
    if position < bytes.count, bytes[position] < 0x80 {
      position &+= 1
      return UInt64(bytes[position &- 1])
    }
    return try longVarint()
  }

  private mutating func longVarint() throws(ColumnError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.count, shift < 64 else { throw .damaged(what) }
      let byte = bytes[position]
      position &+= 1
      value |= UInt64(byte & 0x7f) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
  }

  /// A varint that counts things of which each takes at least `bytesEach` of the remaining bytes.
  mutating func count(bytesEach: Int = 1) throws(ColumnError) -> Int {
    let value = try varint()
    guard value <= UInt64(remaining / max(1, bytesEach)) else { throw .damaged(what) }
    return Int(value)
  }

  mutating func signed() throws(ColumnError) -> Int64 { ZigZag.decode(try varint()) }

  mutating func take(_ count: Int) throws(ColumnError) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= remaining else { throw .damaged(what) }
    let part = UnsafeRawBufferPointer(rebasing: bytes[position..<position &+ count])
    position &+= count
    return part
  }

  mutating func rest() -> UnsafeRawBufferPointer {
    let part = UnsafeRawBufferPointer(rebasing: bytes[position...])
    position = bytes.count
    return part
  }
}

/// Signed numbers as unsigned ones, small magnitudes first.
enum ZigZag {
  static func encode(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: (value &<< 1) ^ (value &>> 63))
  }

  static func decode(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value &>> 1) ^ -Int64(bitPattern: value & 1)
  }
}
