import ServerlessModel
import SnapshotStore

/// Short ways to make what tests write.
enum Make {
  static let account = "111122223333"
  static let region = "eu-west-1"
  static let noon = Instant(milliseconds: 1_790_000_040_000)

  static func at(_ seconds: Int64) -> Instant { noon.adding(seconds: seconds) }

  static func span(_ from: Int64, _ to: Int64) -> TimeSpan {
    TimeSpan(start: at(from), end: at(to))
  }

  static func function(_ name: String = "orders-api") -> ResourceID {
    .function(name, account: account, region: region)
  }

  static func group(_ name: String = "orders-api") -> LogGroupID {
    LogGroupID(account: account, region: region, name: "/aws/lambda/" + name)
  }

  static func request(_ number: UInt64) -> RequestID {
    RequestID(high: number, low: number &* 0x9E37_79B9_7F4A_7C15)
  }

  static func resource(
    _ name: String = "orders-api", kind: ResourceKind = .lambdaFunction, from: Int64 = 0,
    to: Int64? = nil, tags: [String: String] = [:], stack: String? = nil
  ) -> Resource {
    Resource(
      id: ResourceID(kind, name: name, account: account, region: region), kind: kind, name: name,
      account: account, region: region, tags: tags, stack: stack, validFrom: at(from),
      validTo: to.map { at($0) })
  }

  static func configuration(
    memory: Int, code: String = "a", modified: Int64? = nil
  ) -> Configuration {
    var value = FunctionConfiguration()
    value.memoryMB = memory
    value.codeSHA256 = code
    value.lastModified = modified.map { at($0) }
    return .function(value)
  }

  static func block(
    _ lines: [(Int64, String)], group: LogGroupID = group(), stream: String = "s",
    level: LogLevel? = .info, request: RequestID? = nil, events: [UInt64] = []
  ) -> LogBlock {
    var block = LogBlock(group: group, stream: stream)
    for (index, line) in lines.enumerated() {
      Array(line.1.utf8).withUnsafeBytes {
        block.append(
          time: at(0).milliseconds + line.0, message: $0, level: level, request: request,
          eventHash: index < events.count ? events[index] : 0)
      }
    }
    return block
  }

  static func series(_ points: [(Int64, Double)]) -> Series { series("Duration", .average, points) }

  static func series(
    _ name: String, _ statistic: Statistic, period: Int = 60,
    of function: String = "orders-api", extra: [MetricID.Dimension] = [],
    _ points: [(Int64, Double)]
  ) -> Series {
    let metric = MetricID(
      namespace: "AWS/Lambda", name: name,
      dimensions: [.init(name: "FunctionName", value: function)] + extra)
    let id = SeriesID(
      account: account, region: region, metric: metric, statistic: statistic, periodSeconds: period,
      resource: self.function(function))
    return Series(id: id, points: points.map { MetricPoint(time: at($0.0), value: $0.1) })
  }

  static func coverage(
    _ source: Coverage.Source, _ from: Int64, _ to: Int64, scope: String = "*",
    _ outcome: Coverage.Outcome = .answered
  ) -> Coverage {
    Coverage(
      account: account, region: region, source: source, scope: scope, span: span(from, to),
      settled: at(to), outcome: outcome)
  }

  /// Writes batches to a new file and opens it.
  static func snapshot(
    _ folder: TemporaryFolder, _ batches: SnapshotBatch..., name: String = "test.perch"
  ) throws -> SnapshotReader {
    let writer = try SnapshotWriter.create(at: folder.file(name))
    for batch in batches { try writer.write(batch) }
    try writer.finish()
    return try SnapshotReader(path: folder.file(name))
  }

  static func batch(_ fill: (inout SnapshotBatch) -> Void) -> SnapshotBatch {
    var batch = SnapshotBatch()
    fill(&batch)
    return batch
  }
}
