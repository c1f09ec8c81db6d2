import ServerlessModel

/// The points of many series that came in one transaction, sorted by series, each series as a chunk of its own.
enum LivePoints {
  struct Run {
    var series: Int64
    var points: [MetricPoint]
  }

  static func encode(_ runs: [Run]) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(1)
    writer.count(runs.count)
    var last: Int64 = 0
    for run in runs {
      let chunk = PointCodec.encode(run.points)
      writer.signed(run.series - last)
      writer.count(chunk.count)
      writer.append(chunk)
      last = run.series
    }
    return writer.bytes
  }

  /// The runs whose series is wanted, or all of them.
  static func decode(_ bytes: [UInt8], only wanted: Set<Int64>? = nil) throws -> [Run] {
    var reader = FieldReader(bytes)
    guard try reader.byte() == 1 else { throw DamagedData("points have an unknown form") }
    var runs: [Run] = []
    var series: Int64 = 0
    for _ in 0..<(try reader.count(bytesEach: 2)) {
      series &+= try reader.signed()
      let chunk = try reader.take(try reader.count())
      if let wanted, !wanted.contains(series) { continue }
      var part = FieldReader(chunk)
      runs.append(Run(series: series, points: try PointCodec.decode(from: &part)))
    }
    return runs
  }
}
