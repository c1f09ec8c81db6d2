import ServerlessModel

/// The points of many series that came in one transaction, sorted by series, each series as a chunk of its own.
struct LivePoints: Sendable {
  struct Run {
    var series: Int64
    var points: [MetricPoint]
  }

  private let bytes: [UInt8]
  /// The series of each chunk, in order, and where it lies.
  private let series: [Int64]
  private let chunks: [Range<Int>]

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

  /// Finds where each series lies; its points are decoded when they are asked for.
  init(_ bytes: [UInt8]) throws {
    var reader = FieldReader(bytes)
    guard try reader.byte() == 1 else { throw DamagedData("points have an unknown form") }
    var (all, chunks): ([Int64], [Range<Int>]) = ([], [])
    for _ in 0..<(try reader.count(bytesEach: 2)) {
      all.append((all.last ?? 0) &+ (try reader.signed()))
      chunks.append(try reader.take(try reader.count()).indices)
      guard all.count < 2 || all[all.count - 2] <= all[all.count - 1] else {
        throw DamagedData("points are out of order")
      }
    }
    (self.bytes, series, self.chunks) = (bytes, all, chunks)
  }

  /// All of it.
  func runs() throws -> [Run] {
    try zip(series, chunks).map { Run(series: $0, points: try points(in: $1)) }
  }

  /// The points of one series, chunk by chunk.
  func points(of wanted: Int64) throws -> [[MetricPoint]] {
    var (low, high) = (0, series.count)
    while low < high {
      let middle = (low + high) / 2
      if series[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    var found: [[MetricPoint]] = []
    while low < series.count, series[low] == wanted {
      found.append(try points(in: chunks[low]))
      low += 1
    }
    return found
  }

  private func points(in chunk: Range<Int>) throws -> [MetricPoint] {
    var reader = FieldReader(bytes[chunk])
    return try PointCodec.decode(from: &reader)
  }
}
