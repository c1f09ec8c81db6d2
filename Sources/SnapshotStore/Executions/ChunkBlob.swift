/// A view of a hot blob, of all its columns or of some: finds them in it and never reads past its end.
struct ChunkBlob {
  /// Bytes of a blob that lie on the page where its row is found, whatever its length; the directory is shorter.
  static let front = 480

  let count: Int
  let rule: BillingRule
  private let bytes: UnsafeRawBufferPointer
  /// Where each column lies, by its number; empty for one that the chunk does not hold.
  private let ranges: [Range<Int>]
  /// The columns that may be read; `nil` for all.
  private let held: [ChunkColumn]?

  /// Reads the directory at the front of `bytes`, which must outlive the view.
  init(
    _ bytes: UnsafeRawBufferPointer, holding held: [ChunkColumn]? = nil
  ) throws(ColumnError) {
    var reader = ByteReader(bytes, "chunk")
    let codec = try reader.byte()
    guard codec == ChunkEncoder.codec else {
      throw codec > ChunkEncoder.codec ? .newerCodec(codec) : .damaged("chunk codec")
    }
    guard let rule = BillingRule(rawValue: try reader.byte()) else { throw .damaged("chunk") }
    let columns = Int(try reader.byte())
    _ = try reader.byte()
    let count = Int(try reader.uint32())
    guard count > 0, count <= IntColumn.maximumRows else { throw .damaged("chunk") }
    var ranges = [Range<Int>](repeating: 0..<0, count: 20)
    var start = 8 + columns * 8
    for _ in 0..<columns {
      let id = Int(try reader.uint32())
      let end = Int(try reader.uint32())
      guard end >= start else { throw .damaged("chunk directory") }
      if id < ranges.count { ranges[id] = start..<end }
      start = end
    }
    self.bytes = bytes
    self.rule = rule
    self.count = count
    self.ranges = ranges
    self.held = held
  }

  /// Where a column lies in the blob; empty for one that the chunk does not hold.
  func range(of column: ChunkColumn) throws(ColumnError) -> Range<Int> {
    let range = ranges[Int(column.rawValue)]
    guard range.upperBound <= bytes.count else { throw .damaged("chunk") }
    return range
  }

  private func part(_ column: ChunkColumn) throws(ColumnError) -> UnsafeRawBufferPointer? {
    let range = try range(of: column)
    if range.isEmpty { return nil }
    guard held?.contains(column) ?? true else { throw .damaged("chunk column was not read") }
    return UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  /// The start times.
  func starts() throws(ColumnError) -> TimeColumn {
    guard let part = try part(.start) else { throw .damaged("chunk without start times") }
    return try TimeColumn(part, count: count)
  }

  /// The durations, and what to multiply them by to get microseconds.
  func durations() throws(ColumnError) -> (column: IntColumn, scale: Int64) {
    guard let part = try part(.duration), let scale = part.first, scale == 1 || scale == 10 else {
      throw .damaged("chunk without durations")
    }
    let rest = UnsafeRawBufferPointer(rebasing: part.dropFirst())
    return (try IntColumn(rest, count: count), Int64(scale))
  }

  /// Any column but start and duration.
  func column(_ column: ChunkColumn) throws(ColumnError) -> IntColumn {
    guard let part = try part(column) else {
      return IntColumn(constant: column.usual, count: count)
    }
    return try IntColumn(part, count: count)
  }
}
