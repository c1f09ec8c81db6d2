import ServerlessModel

extension DayRollup {
  private static let codec: UInt8 = 1

  /// Writes the hours that have runs; minutes only of hours with at least `minuteLimit` of them.
  func encode(minuteLimit: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(Self.codec)
    var mask: UInt64 = 0
    for index in hours.indices where hours[index].runs > 0 { mask |= 1 << UInt64(index) }
    writer.varint(mask)
    for hour in hours where hour.runs > 0 {
      writer.varint(UInt64(hour.runs))
      hour.total.encode(into: &writer)
      hour.sketch.encode(into: &writer)
      guard let minutes = hour.minutes, hour.runs >= minuteLimit else {
        writer.byte(0)
        continue
      }
      writer.byte(1)
      writer.varint(UInt64(minutes.count))
      for cell in minutes {
        writer.byte(cell.minute)
        cell.counters.encode(into: &writer)
      }
    }
    return writer.bytes
  }

  /// Reads what `encode` wrote.
  init(_ reader: inout ByteReader) throws(ColumnError) {
    let codec = try reader.byte()
    guard codec == Self.codec else {
      throw codec > Self.codec ? .newerCodec(codec) : .damaged("rollup codec")
    }
    let mask = try reader.varint()
    guard mask < 1 << 24 else { throw .damaged("rollup") }
    for index in 0..<24 where mask & 1 << UInt64(index) != 0 {
      hours[index] = try HourRollup(&reader)
    }
  }
}

extension HourRollup {
  init(_ reader: inout ByteReader) throws(ColumnError) {
    let count = try reader.varint()
    guard count < 1 << 40 else { throw .damaged("rollup") }
    runs = Int(count)
    total = try Counters(&reader)
    sketch = try LatencySketch(&reader)
    guard try reader.byte() == 1 else {
      minutes = nil
      return
    }
    var cells: [MinuteCounters] = []
    for _ in 0..<(try reader.count(bytesEach: 2)) {
      let minute = try reader.byte()
      guard minute < 60, minute > cells.last?.minute ?? 0 || cells.isEmpty else {
        throw .damaged("rollup minutes")
      }
      cells.append(MinuteCounters(minute: minute, counters: try Counters(&reader)))
    }
    minutes = cells
  }
}
