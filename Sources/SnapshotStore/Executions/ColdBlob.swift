/// A view of a cold blob: request ids of all rows, trace and segment ids of the rows that have one.
struct ColdBlob {
  private let requests: UnsafeRawPointer
  private let count: Int
  private let rest: UnsafeRawBufferPointer

  /// Where request ids begin in the blob; 16 bytes a row follow.
  static let headerSize = 8

  /// Checks the blob of a chunk of `count` rows.
  init(_ bytes: UnsafeRawBufferPointer, count: Int) throws(ColumnError) {
    var reader = ByteReader(bytes, "request ids")
    let codec = try reader.byte()
    guard codec == ChunkEncoder.codec else {
      throw codec > ChunkEncoder.codec ? .newerCodec(codec) : .damaged("request ids")
    }
    _ = try reader.take(3)
    guard count > 0, count <= IntColumn.maximumRows, Int(try reader.uint32()) == count,
      let first = try reader.take(count &* 16).baseAddress
    else { throw .damaged("request ids") }
    requests = first
    self.count = count
    rest = reader.rest()
  }

  func request(at row: Int) -> (high: UInt64, low: UInt64) {
    (
      UInt64(littleEndian: requests.loadUnaligned(fromByteOffset: row &* 16, as: UInt64.self)),
      UInt64(littleEndian: requests.loadUnaligned(fromByteOffset: row &* 16 &+ 8, as: UInt64.self))
    )
  }

  /// The random part of the `index`-th trace id.
  func trace(_ index: Int) throws(ColumnError) -> (high: UInt32, low: UInt64) {
    var reader = try skipping(index &* 12)
    let high = try reader.uint32()
    return (high, try Self.uint64(&reader))
  }

  /// The `index`-th segment id, after `traces` trace ids.
  func segment(_ index: Int, traces: Int) throws(ColumnError) -> UInt64 {
    var reader = try skipping(traces &* 12 &+ index &* 8)
    return try Self.uint64(&reader)
  }

  private func skipping(_ count: Int) throws(ColumnError) -> ByteReader {
    var reader = ByteReader(rest, "trace ids")
    _ = try reader.take(count)
    return reader
  }

  private static func uint64(_ reader: inout ByteReader) throws(ColumnError) -> UInt64 {
    UInt64(littleEndian: try reader.take(8).loadUnaligned(as: UInt64.self))
  }
}
