import ServerlessModel

@testable import SnapshotStore

/// What lies compressed in a recording, as a damaged or forged file gives it: a byte chooses the decoder.
enum StoredColumns: FuzzTarget {
  private static let decoders: [@Sendable (UnsafeRawBufferPointer) throws -> Void] = [
    numbers, times, executions, latencies, points, traces, logLines, rollup, finding,
  ]

  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    try? decoders[Int(first) % decoders.count](.init(rebasing: bytes[1...]))
  }

  /// A column gives the same value of a row by itself and among all.
  private static func numbers(_ bytes: UnsafeRawBufferPointer) throws {
    let count = 1 + Int(bytes.first ?? 0)
    let column = try IntColumn(.init(rebasing: bytes.dropFirst()), count: count)
    var all = [Int64](repeating: 0, count: BitPacking.blocks(count) * BitPacking.block)
    var scratch = [UInt32](repeating: 0, count: all.count)
    try all.withUnsafeMutableBufferPointer { all in
      try scratch.withUnsafeMutableBufferPointer { scratch in
        guard let target = all.baseAddress, let room = scratch.baseAddress else { return }
        try column.decode(into: target, scratch: room)
      }
    }
    for row in 0..<count {
      expect(try column.value(at: row) == all[row], "row \(row) has two values")
    }
  }

  private static func times(_ bytes: UnsafeRawBufferPointer) throws {
    let count = 1 + Int(bytes.first ?? 0)
    let column = try TimeColumn(.init(rebasing: bytes.dropFirst()), count: count)
    var scratch = [UInt32](repeating: 0, count: BitPacking.block)
    scratch.withUnsafeMutableBufferPointer { scratch in
      guard let room = scratch.baseAddress else { return }
      let rows = column.rows(before: 0, scratch: room)
      expect((0...count).contains(rows), "\(rows) of \(count) rows lie before a time")
    }
  }

  private static func executions(_ bytes: UnsafeRawBufferPointer) throws {
    let set = try ChunkDecoder().rows(live: bytes)
    expect(set.rows.count <= IntColumn.maximumRows, "a chunk has more rows than any may have")
  }

  private static func latencies(_ bytes: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(bytes, "sketch")
    let sketch = try LatencySketch(&reader)
    var writer = ByteWriter()
    sketch.encode(into: &writer)
    let again = try writer.bytes.withUnsafeBytes {
      var reader = ByteReader($0, "sketch")
      return try LatencySketch(&reader)
    }
    expect(again == sketch, "a sketch is not read as it was written")
    expect((sketch.quantile(0.5) ?? 0) <= (sketch.quantile(0.99) ?? 0), "the median is above p99")
  }

  private static func points(_ bytes: UnsafeRawBufferPointer) throws {
    let points = try PointCodec.decode(Array(bytes))
    guard points.count < 4096 else { return }
    let again = try PointCodec.decode(PointCodec.encode(points))
    expect(again.map(\.time) == points.map(\.time), "times are not read as they were written")
    expect(
      again.map(\.value.bitPattern) == points.map(\.value.bitPattern),
      "values are not read as they were written")
  }

  private static func traces(_ bytes: UnsafeRawBufferPointer) throws {
    let segments = try TraceCodec.decode(Array(bytes))
    let again = try TraceCodec.decode(TraceCodec.encode(segments))
    expect(again == segments, "segments are not read as they were written")
    let id = TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3)
    let trace = Trace(id: id, account: "111122223333", region: "eu-west-1", segments: segments)
    _ = trace.duration
    _ = TraceTree(trace).nodes.map(\.selfTime)
    _ = TraceTree(trace, at: Instant(milliseconds: 1_795_183_200_000)).nodes.map(\.selfTime)
  }

  private static func logLines(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count >= 2 else { return }
    let (count, textCount) = (Int(bytes[0]), Int(bytes[1]) * 16)
    let lines = try LogColumns(columns: Array(bytes[2...]), count: count, textCount: textCount)
    for line in 0..<count {
      expect(lines.range(of: line).upperBound <= textCount, "a line ends behind the text")
      _ = lines.source(of: line)
      _ = lines.request(of: line)
    }
  }

  private static func rollup(_ bytes: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(bytes, "rollup")
    let day = try DayRollup(&reader)
    let again = try day.encode(minuteLimit: 0).withUnsafeBytes {
      var reader = ByteReader($0, "rollup")
      return try DayRollup(&reader)
    }
    expect(again.hours.map(\.runs) == day.hours.map(\.runs), "a day is not read as it was written")
  }

  private static func finding(_ bytes: UnsafeRawBufferPointer) throws {
    let finding = try FindingCodec.decode(Array(bytes)) { "arn:aws:lambda:\($0)" }
    _ = finding.summary
  }
}
