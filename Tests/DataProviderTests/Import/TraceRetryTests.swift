import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// Redeliveries that only traces tell.
struct TraceRetryTests {
  private static let message = "059f36b4-87a3-44ab-83d2-661975830a7d"

  private static func traceID(_ run: Int) -> String {
    "1-6956000\(run)-00000000000000000000000\(run)"
  }

  private static func log(_ run: Int, segment: String? = nil) -> String {
    let id = Runs.id(run)
    let time = Runs.iso(1_767_225_600_000 + Int64(run) * 61_000)
    let segment = segment ?? "000000000000000\(run)"
    return "\(time) START RequestId: \(id) Version: 1\n"
      + "\(time) REPORT RequestId: \(id)\tDuration: 500.00 ms\tBilled Duration: 500 ms\tStatus: error\tError Type: X\n"
      + "XRAY TraceId: \(traceID(run))\tSegmentId: \(segment)\tSampled: true\n"
  }

  private static func trace(_ run: Int, _ extra: String) -> String {
    let start = 1_767_225_600 + run * 61
    return
      "{\"id\":\"000000000000000\(run)\",\"name\":\"probe\",\"trace_id\":\"\(traceID(run))\",\"origin\":\"AWS::Lambda::Function\",\"start_time\":\(start),\"end_time\":\(start).5,\"aws\":{\"function_arn\":\"arn:aws:lambda:eu-west-1:111122223333:function:probe:7\"},\"subsegments\":[{\"id\":\"00000000000000a\(run)\",\"name\":\"Invocation\",\"start_time\":\(start),\"end_time\":\(start).4,\(extra)}]}\n"
  }

  private static let annotation = "\"annotations\":{\"messageId\":\"\(message)\"}"
  private static let metadata =
    "\"metadata\":{\"default\":{\"event\":{\"Records\":[{\"messageId\":\"\(message)\"}]}}}"

  private func attempts(_ shop: Workshop, _ out: String = "out.perch") throws -> [String] {
    try shop.executions(out).map {
      "\($0.attempt) \($0.retryKind?.name ?? "-") \($0.retryEvidence ?? "")"
    }
  }

  @Test(arguments: [annotation, metadata])
  func `a message in the traces of two runs makes the later one a redelivery`(_ extra: String)
    throws
  {
    let shop = try Workshop()
    let logs = try shop.write((0..<3).map { Self.log($0) }.joined(), "a.log")
    let traces = try shop.write(
      Self.trace(0, extra) + Self.trace(1, "\"annotations\":{\"orderId\":\"\(Self.message)\"}")
        + Self.trace(2, extra), "b.jsonl")
    try shop.load([logs, traces])
    #expect(
      try attempts(shop) == [
        "1 - ", "1 - ",
        "2 redelivery message 059f36b4 of 00000000, 122 s before, by its id in the trace",
      ])
    let info = try shop.reader().info
    #expect(info.executions == 3)
  }

  @Test func `halves in either order, logs and traces apart, give the same rows`() throws {
    let shop = try Workshop()
    let parts = try (0..<3).flatMap { run in
      [
        try shop.write(Self.log(run), "\(run).log"),
        try shop.write(Self.trace(run, Self.annotation), "\(run).json"),
      ]
    }
    try shop.load(parts, into: "whole.perch")
    let whole = try attempts(shop, "whole.perch")
    #expect(whole.map { $0.prefix(1) } == ["1", "2", "3"])
    for (number, order) in [[0, 1, 2, 3, 4, 5], [5, 3, 1, 4, 2, 0], [4, 5, 0, 1, 2, 3]].enumerated()
    {
      for part in order { try shop.load([parts[part]], into: "\(number).perch") }
      #expect(try attempts(shop, "\(number).perch") == whole, "\(order)")
    }
  }
}

/// Attempts that only the logs of both halves tell.
struct HalvesTests {
  private func log(_ runs: [(run: Int, id: Int, line: String)]) -> String {
    runs.map { run in
      let time = 1_767_225_600_000 + Int64(run.run) * 40_000
      let id = Runs.id(run.id)
      return
        "\(Runs.iso(time)) START RequestId: \(id) Version: 1\n\(Runs.iso(time + 2)) \(run.line)\n"
        + "\(Runs.iso(time + 500)) REPORT RequestId: \(id)\tDuration: 500.00 ms\tBilled Duration: 500 ms\tStatus: error\tError Type: X\n"
        + "XRAY TraceId: 1-69560000-00000000000000000000000\(run.id % 2)\tSegmentId: 0000000000000001\tSampled: true\n"
    }.joined()
  }

  @Test func `async, SDK and redelivered attempts are numbered alike in whole and in halves`()
    throws
  {
    let message = "messageId=059f36b4-87a3-44ab-83d2-661975830a7d"
    let runs = [
      (0, 2, "x"), (1, 4, "x"), (2, 2, "x"), (3, 1, message), (4, 3, message), (5, 5, message),
      (6, 2, message),
    ].map { (run: $0.0, id: $0.1, line: $0.2) }
    let shop = try Workshop()
    let whole = try shop.write(log(runs), "whole.log")
    let one = try shop.write(log(Array(runs[..<4])), "one.log")
    let two = try shop.write(log(Array(runs[4...])), "two.log")
    try shop.load([whole], into: "whole.perch")
    let expected = try shop.executions("whole.perch")
    #expect(Set(expected.compactMap(\.retryKind)) == [.async, .sdk, .redelivery])
    for (number, steps) in [[[one], [two]], [[two], [one]], [[two, one]], [[one], [whole]]]
      .enumerated()
    {
      for step in steps { try shop.load(step, into: "\(number).perch") }
      #expect(try shop.executions("\(number).perch") == expected, "\(number)")
    }
  }
}
