/// Reads what `ByteWriter` wrote, out of an array that it keeps alive; never past the end, whatever the bytes say.
struct FieldReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.at = bytes.startIndex
  }

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  var remaining: Int { bytes.endIndex - at }
  var isAtEnd: Bool { at == bytes.endIndex }

  mutating func byte() throws -> UInt8 {
    guard at < bytes.endIndex else { throw DamagedData("it ends too early") }
    defer { at += 1 }
    return bytes[at]
  }

  mutating func varint() throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || (shift == 63 && next <= 1) else {
        throw DamagedData("a number is too long")
      }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// A count of things that take at least `bytesEach` bytes, so that no count can ask for more memory than there are bytes.
  mutating func count(bytesEach: Int = 1) throws -> Int {
    let value = try varint()
    guard value <= UInt64(remaining / max(1, bytesEach)) else {
      throw DamagedData("a count is larger than the data")
    }
    return Int(value)
  }

  mutating func signed() throws -> Int64 {
    let value = try varint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func fixed64() throws -> UInt64 {
    let slice = try take(8)
    var value: UInt64 = 0
    for byte in slice.reversed() { value = value << 8 | UInt64(byte) }
    return value
  }

  mutating func double() throws -> Double { Double(bitPattern: try fixed64()) }

  mutating func take(_ length: Int) throws -> ArraySlice<UInt8> {
    guard length >= 0, length <= remaining else { throw DamagedData("it ends too early") }
    defer { at += length }
    return bytes[at..<at + length]
  }

  mutating func text() throws -> String {
    let length = try count()
    return String(decoding: try take(length), as: UTF8.self)
  }

  mutating func optional<Value>(_ read: (inout FieldReader) throws -> Value) throws -> Value? {
    try byte() == 0 ? nil : try read(&self)
  }

  mutating func list<Element>(
    bytesEach: Int = 1, _ read: (inout FieldReader) throws -> Element
  ) throws -> [Element] {
    let length = try count(bytesEach: bytesEach)
    var values: [Element] = []
    values.reserveCapacity(length)
    for _ in 0..<length { values.append(try read(&self)) }
    return values
  }
}
