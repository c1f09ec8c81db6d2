/// A chunk as it lies in the file: columns and text, each compressed, the text only opened when it is needed.
struct LogChunk {
  static let codec: UInt8 = 1
  /// Where a chunk of one group is closed.
  static let fullText = 256 << 10
  /// A group with less text shares a chunk with others.
  static let ownText = 64 << 10
  private static let mostLines = 8 << 20

  let count: Int
  let textCount: Int
  private let columnsCount: Int
  private let columnBytes: ArraySlice<UInt8>
  private let textBytes: ArraySlice<UInt8>

  static func encode(_ lines: LogColumns, with packer: ZstdPacker) -> [UInt8] {
    let columns = lines.encodedColumns()
    let compressed = packer.compress(columns)
    var writer = ByteWriter()
    writer.byte(codec)
    writer.count(lines.count)
    writer.count(columns.count)
    writer.count(compressed.count)
    writer.append(compressed)
    writer.count(lines.text.count)
    writer.append(packer.compress(lines.text))
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws {
    var reader = FieldReader(bytes)
    guard try reader.byte() == Self.codec else {
      throw DamagedData("log lines have an unknown form")
    }
    count = try Self.size(&reader, Self.mostLines)
    columnsCount = try Self.size(&reader, Zstd.largestBuffer)
    columnBytes = try reader.take(try reader.count())
    textCount = try Self.size(&reader, Zstd.largestBuffer)
    textBytes = try reader.take(reader.remaining)
  }

  /// Everything but the text.
  func columns() throws -> LogColumns {
    let raw = try Zstd.decompress(columnBytes, size: columnsCount)
    return try LogColumns(columns: raw, count: count, textCount: textCount)
  }

  func text() throws -> [UInt8] { try Zstd.decompress(textBytes, size: textCount) }

  /// Lends the text without making an array of it.
  func withText<Answer>(
    _ opener: ZstdOpener, _ body: (UnsafeRawBufferPointer) throws -> Answer
  ) throws -> Answer {
    try opener.open(textBytes, size: textCount, body)
  }

  func lines() throws -> LogColumns {
    var lines = try columns()
    lines.adopt(text: try text())
    return lines
  }

  private static func size(_ reader: inout FieldReader, _ most: Int) throws -> Int {
    let value = try reader.varint()
    guard value <= UInt64(most) else { throw DamagedData("a chunk of log lines is too large") }
    return Int(value)
  }
}
