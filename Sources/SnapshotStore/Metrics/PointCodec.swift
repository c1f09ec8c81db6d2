import ServerlessModel

/// The points of one series as bytes: regular times take none, decimal values are packed as whole numbers, others by the bits
/// in which they differ from the last.
enum PointCodec {
  static let codec: UInt8 = 1
  /// No chunk holds more, so a damaged count cannot ask for all memory.
  static let mostPoints = 1 << 20

  /// Encodes points whose times rise.
  static func encode(_ points: [MetricPoint]) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(codec)
    writer.count(points.count)
    PointTimes.encode(points.map(\.time.milliseconds), into: &writer)
    PointValues.encode(points.map(\.value), into: &writer)
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) throws -> [MetricPoint] {
    var reader = FieldReader(bytes)
    return try decode(from: &reader)
  }

  static func decode(from reader: inout FieldReader) throws -> [MetricPoint] {
    guard try reader.byte() == codec else { throw DamagedData("points have an unknown form") }
    let count = try reader.varint()
    guard count <= UInt64(mostPoints) else { throw DamagedData("a chunk has too many points") }
    let times = try PointTimes.decode(Int(count), from: &reader)
    let values = try PointValues.decode(Int(count), from: &reader)
    return zip(times, values).map {
      MetricPoint(time: Instant(milliseconds: $0), value: $1)
    }
  }
}
