/// Writes numbers of any width from 0 to 64 bits one after another.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var buffer: UInt64 = 0
  private var filled: UInt64 = 0

  mutating func write(_ value: UInt64, width: Int) {
    if width > 32 {
      put(value & 0xFFFF_FFFF, 32)
      put(value >> 32, UInt64(width - 32))
    } else {
      put(value, UInt64(width))
    }
  }

  private mutating func put(_ value: UInt64, _ width: UInt64) {
    guard width > 0 else { return }
    buffer |= (value & ((1 << width) - 1)) << filled
    filled += width
    guard filled >= 32 else { return }
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: buffer).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    buffer >>= 32
    filled -= 32
  }

  /// The bytes, the last one filled up with zeros.
  mutating func finish() -> [UInt8] {
    while filled > 0 {
      bytes.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      filled -= min(filled, 8)
    }
    buffer = 0
    return bytes
  }
}

/// Reads what `BitWriter` wrote; never past the end.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private var buffer: UInt64 = 0
  private var filled: UInt64 = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.at = bytes.startIndex
  }

  mutating func read(width: Int) throws -> UInt64 {
    if width > 32 {
      let low = try get(32)
      return low | (try get(UInt64(width - 32)) << 32)
    }
    return try get(UInt64(width))
  }

  private mutating func get(_ width: UInt64) throws -> UInt64 {
    guard width > 0 else { return 0 }
    while filled < width {
      guard at < bytes.endIndex else { throw DamagedData("points end too early") }
      buffer |= UInt64(bytes[at]) << filled
      filled += 8
      at += 1
    }
    let value = buffer & ((1 << width) - 1)
    buffer >>= width
    filled -= width
    return value
  }
}
