import Foundation
import ServerlessModel
import SnapshotStore

/// A recording with a little of everything, made up and the same at every start.
struct SmallRecording {
  static let account = "111122223333"
  static let region = "eu-west-1"
  static let start = Instant(milliseconds: 1_795_183_200_000)
  static let function = ResourceID.function("orders-api", account: account, region: region)
  static let request = RequestID(high: 7, low: 7)
  static let trace = TraceID(epochSeconds: 1_795_183_200, randomHigh: 1, randomLow: 2)
  static let series = SeriesID(
    account: account, region: region,
    metric: MetricID(
      namespace: "AWS/Lambda", name: "Duration",
      dimensions: [.init(name: "FunctionName", value: "orders-api")]),
    statistic: .average, periodSeconds: 60, resource: function)
  static let group = LogGroupID(
    account: account, region: region, name: "/aws/lambda/orders-api")

  /// The file's bytes.
  let bytes: [UInt8]

  init(in folder: String) throws {
    let path = folder + "/small.perch"
    let writer = try SnapshotWriter.create(at: path)
    try writer.write(Self.batch)
    try writer.finish()
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static var batch: SnapshotBatch {
    var batch = SnapshotBatch()
    batch.resources = [
      Resource(
        id: function, kind: .lambdaFunction, name: "orders-api", account: account, region: region,
        tags: ["service": "shop"], validFrom: start)
    ]
    var configuration = FunctionConfiguration()
    configuration.memoryMB = 512
    batch.configurations = [(function, start, .function(configuration))]
    batch.executions = (0..<300).map(execution)
    batch.logBlocks = [lines]
    batch.traces = [Trace(id: trace, account: account, region: region, segments: [segment])]
    batch.points = [
      Series(
        id: series,
        points: (0..<60).map {
          MetricPoint(time: start.adding(seconds: $0 * 60), value: Double($0) / 4)
        })
    ]
    batch.errors = [
      ErrorRecord(
        resource: function, time: start.adding(seconds: 5), requestID: request,
        errorClass: .exception, type: "KeyError", message: "no such order",
        frames: ["app.py handler"], group: ErrorGroupID(value: 99))
    ]
    batch.coverage = [
      Coverage(
        account: account, region: region, source: .logs, scope: "*",
        span: TimeSpan(start: start, end: start.adding(seconds: 3600)),
        settled: start.adding(seconds: 3600), outcome: .answered)
    ]
    return batch
  }

  private static func execution(_ number: Int) -> Execution {
    let begin = start.adding(milliseconds: Int64(number) * 11_000)
    return Execution(
      resource: function, requestID: RequestID(high: 7, low: UInt64(number)), start: begin,
      end: begin.adding(milliseconds: Int64(number % 40) * 7),
      duration: Elapsed(microseconds: Int64(number % 40) * 7000), memoryMB: 512,
      maxMemoryMB: 90 + number % 30, status: number % 17 == 0 ? .error : .success)
  }

  private static var lines: LogBlock {
    var block = LogBlock(group: group, stream: "2026/11/20/[$LATEST]8f0a2b1c5d7e9a01")
    for number in 0..<200 {
      Array("INFO order \(number) is paid".utf8).withUnsafeBytes {
        block.append(
          time: start.milliseconds + Int64(number) * 250, message: $0, level: .info,
          request: RequestID(high: 7, low: UInt64(number % 50)))
      }
    }
    return block
  }

  private static var segment: Segment {
    let begin = start.milliseconds * 1000
    let call = Segment(
      id: "00000000000000ab", name: "orders", namespace: "aws", startUs: begin + 2000,
      endUs: begin + 9000, aws: ["operation": "GetItem", "table_name": "orders"])
    return Segment(
      id: "00000000000000aa", name: "orders-api", origin: "AWS::Lambda::Function",
      startUs: begin, endUs: begin + 20_000, subsegments: [call])
  }
}
