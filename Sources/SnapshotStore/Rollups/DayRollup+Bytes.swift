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
      let bytes = hour.encode(minuteLimit: minuteLimit)
      writer.varint(UInt64(bytes.count))
      writer.append(bytes)
    }
    return writer.bytes
  }

  /// Reads what `encode` wrote; of hours that are not wanted, and of sketches unless they are, nothing is kept.
  init(
    _ reader: inout ByteReader, hours wanted: Range<Int> = 0..<24, sketches: Bool = true
  ) throws(ColumnError) {
    let codec = try reader.byte()
    guard codec == Self.codec else {
      throw codec > Self.codec ? .newerCodec(codec) : .damaged("rollup codec")
    }
    let mask = try reader.varint()
    guard mask < 1 << 24 else { throw .damaged("rollup") }
    for index in 0..<24 where mask & 1 << UInt64(index) != 0 {
      var part = ByteReader(try reader.take(try reader.count()), "rollup hour")
      if wanted.contains(index) { hours[index] = try HourRollup(&part, sketches: sketches) }
    }
  }
}

extension HourRollup {
  fileprivate func encode(minuteLimit: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.varint(UInt64(runs))
    total.encode(into: &writer)
    if let minutes, runs >= minuteLimit {
      writer.byte(1)
      writer.varint(UInt64(minutes.count))
      for cell in minutes {
        writer.byte(cell.minute)
        cell.counters.encode(into: &writer)
      }
    } else {
      writer.byte(0)
    }
    sketch.encode(into: &writer)
    return writer.bytes
  }

  fileprivate init(_ reader: inout ByteReader, sketches: Bool) throws(ColumnError) {
    let count = try reader.varint()
    guard count > 0, count < 1 << 40 else { throw .damaged("rollup") }
    runs = Int(count)
    total = try Counters(&reader)
    minutes = try reader.byte() == 1 ? try Self.minutes(&reader) : nil
    if sketches { sketch = try LatencySketch(&reader) }
  }

  private static func minutes(_ reader: inout ByteReader) throws(ColumnError) -> [MinuteCounters] {
    var cells: [MinuteCounters] = []
    for _ in 0..<(try reader.count(bytesEach: 2)) {
      let minute = try reader.byte()
      guard minute < 60, minute > cells.last?.minute ?? 0 || cells.isEmpty else {
        throw .damaged("rollup minutes")
      }
      cells.append(MinuteCounters(minute: minute, counters: try Counters(&reader)))
    }
    return cells
  }
}
