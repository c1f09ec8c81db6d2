/// A cold blob apart: request ids of all rows, then trace and segment ids of the rows that have one.
struct ColdBlob {
  /// Sixteen bytes a row.
  let requests: [UInt8]
  let traces: [UInt8]

  /// Where request ids begin in the blob.
  static let headerSize = 8

  /// Where the request id of a row stands in the blob.
  static func offset(of row: Int) -> Int { headerSize + row * 16 }

  /// Checks and splits the blob of a chunk of `count` rows.
  init(_ bytes: UnsafeRawBufferPointer, count: Int) throws(ColumnError) {
    var reader = ByteReader(bytes, "request ids")
    try Self.check(try reader.take(Self.headerSize), count: count)
    requests = Array(try reader.take(count &* 16))
    traces = Array(reader.rest())
  }

  /// Checks the front of a blob of `count` rows.
  static func check(_ header: UnsafeRawBufferPointer, count: Int) throws(ColumnError) {
    var reader = ByteReader(header, "request ids")
    let codec = try reader.byte()
    guard codec == ChunkEncoder.codec else {
      throw codec > ChunkEncoder.codec ? .newerCodec(codec) : .damaged("request ids")
    }
    _ = try reader.take(3)
    guard count > 0, count <= IntColumn.maximumRows, Int(try reader.uint32()) == count else {
      throw .damaged("request ids")
    }
  }

  /// One of request ids that stand one after another; `row` must lie inside.
  static func request(
    in bytes: UnsafeRawBufferPointer, at row: Int
  ) -> (high: UInt64, low: UInt64) {
    (
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: row &* 16, as: UInt64.self)),
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: row &* 16 &+ 8, as: UInt64.self))
    )
  }
}

/// The trace ids of a chunk, 12 bytes each, then its segment ids, 8 bytes each.
struct TraceBytes {
  private let bytes: [UInt8]
  private let traces: Int

  /// Takes the end of a cold blob whose chunk has `traces` rows with a trace.
  init(_ bytes: [UInt8], traces: Int) {
    self.bytes = bytes
    self.traces = traces
  }

  /// The random part of a trace id.
  func trace(_ index: Int) throws(ColumnError) -> (high: UInt32, low: UInt64) {
    let high = UInt32(truncatingIfNeeded: try number(at: index &* 12, size: 4))
    return (high, try number(at: index &* 12 &+ 4, size: 8))
  }

  func segment(_ index: Int) throws(ColumnError) -> UInt64 {
    try number(at: traces &* 12 &+ index &* 8, size: 8)
  }

  private func number(at offset: Int, size: Int) throws(ColumnError) -> UInt64 {
    guard offset >= 0, offset &+ size <= bytes.count else { throw .damaged("trace ids") }
    var value: UInt64 = 0
    for place in 0..<size { value |= UInt64(bytes[offset &+ place]) &<< UInt64(place &* 8) }
    return value
  }
}
