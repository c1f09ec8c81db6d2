/// Bytes under construction.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// An empty writer.
  init() {}

  var count: Int { bytes.count }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func signed(_ value: Int64) { varint(ZigZag.encode(value)) }

  mutating func uint32(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func uint64(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ part: UnsafeRawBufferPointer) { bytes.append(contentsOf: part) }

  mutating func append(_ part: [UInt8]) { bytes.append(contentsOf: part) }

  /// Adds `count` bytes that `fill` writes.
  mutating func append(count: Int, _ fill: (UnsafeMutableRawPointer) -> Void) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    bytes.withUnsafeMutableBytes { buffer in
      if let base = buffer.baseAddress { fill(base + start) }
    }
  }

  /// Adds up to `most` bytes, as many as `fill` says that it wrote.
  mutating func append(atMost most: Int, _ fill: (UnsafeMutableRawPointer) -> Int) {
    withUnsafeTemporaryAllocation(byteCount: max(1, most), alignment: 8) { room in
      guard let base = room.baseAddress else { return }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: base, count: fill(base)))
    }
  }

  mutating func patch(_ value: UInt32, at offset: Int) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
    }
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

/// Writes varints into room that was made for them.
struct VarintCursor {
  private let start: UnsafeMutableRawPointer
  private(set) var count = 0

  /// Writes at `start`, which has ten bytes for each varint to come.
  init(_ start: UnsafeMutableRawPointer) { self.start = start }

  @inline(__always)
  mutating func put(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      start.storeBytes(
        of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: count, as: UInt8.self)
      rest &>>= 7
      count &+= 1
    }
    start.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: count, as: UInt8.self)
    count &+= 1
  }
}
