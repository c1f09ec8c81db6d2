import LogParsing
import ServerlessModel
import Testing

struct AttemptTests {
  static let killed = "Status: error\tError Type: Runtime.OutOfMemory"

  @Test func `the same request id again is the next attempt, across streams`() throws {
    let made = assemble([
      Event(200_000, start(idA), stream: "a"),
      Event(203_000, reportLine(idA, "3000.00", "Status: timeout"), stream: "a"),
      Event(0, start(idA), stream: "c"), Event(90, reportLine(idA, Self.killed), stream: "c"),
      Event(62_000, start(idA), stream: "b"),
      Event(62_090, reportLine(idA, Self.killed), stream: "b"),
      Event(70_000, start(idB), stream: "b"), Event(70_010, reportLine(idB), stream: "b"),
    ])
    let attempts = made.runs.filter { $0.requestID == RequestID(idA) }
    #expect(attempts.map(\.attempt) == [1, 2, 3])
    #expect(attempts.map(\.retryKind) == [nil, .async, .async])
    #expect(attempts.map(\.status) == [.outOfMemory, .outOfMemory, .timeout])
    #expect(attempts[1].retryEvidence == "same request id, 62 s after the first attempt seen")
    #expect(try made.run(idB).attempt == 1)
    #expect(attempts.allSatisfy { !$0.attemptIsLowerBound })
  }

  @Test func `an attempt in the same stream is a run of its own`() {
    let made = assemble([
      Event(0, start(idA)), Event(90, reportLine(idA, "90.00")), Event(60_090, start(idA)),
      Event(60_100, reportLine(idA, "10.00")),
    ])
    #expect(made.runs.map(\.attempt) == [1, 2])
    #expect(made.runs.map { $0.duration?.milliseconds } == [90, 10])
  }

  @Test func `near the start of the recording the number is a lower bound`() throws {
    let made = assemble(
      [
        Event(60_000, start(idA)), Event(60_090, reportLine(idA)), Event(400_000, start(idB)),
        Event(400_010, reportLine(idB)),
      ], recordingStart: 0)
    #expect(try made.run(idA).attemptIsLowerBound)
    #expect(try !made.run(idB).attemptIsLowerBound)
  }

  @Test func `a new id in the trace of a run that failed is the SDK's retry`() throws {
    let trace =
      "XRAY TraceId: 1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11\tSegmentId: 07f1bd3d5c7a9e02\tSampled: true"
    let made = assemble([
      Event(0, start(idA)), Event(3000, reportLine(idA, "3000.00", "Status: timeout\n" + trace)),
      Event(3100, start(idB)), Event(3110, reportLine(idB, "10.00", "\n" + trace)),
    ])
    let run = try made.run(idB)
    #expect(run.retryKind == .sdk)
    #expect(run.attempt == 2)
    #expect(run.retryEvidence == "same trace as 7f3a2c10, which failed")
  }

  @Test func `a trace that two good runs share is no retry`() throws {
    let trace =
      "\nXRAY TraceId: 1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11\tSegmentId: 07f1bd3d5c7a9e02\tSampled: true"
    let made = assemble([
      Event(0, start(idA)), Event(9, reportLine(idA, trace)), Event(3100, start(idB)),
      Event(3110, reportLine(idB, trace)),
    ])
    #expect(made.runs.map(\.retryKind) == [nil, nil])
  }

  @Test func `a line that is held twice makes no second run`() {
    let lines = [Event(0, start(idA)), Event(90, end(idA)), Event(90, reportLine(idA, "90.00"))]
    #expect(assemble((lines + lines).sorted { $0.at < $1.at }).runs.count == 1)
    let bare = lines.map { Event($0.at, $0.message, stream: "") }
    #expect(assemble(lines + bare).runs.count == 1)
  }

  @Test func `drained in parts the attempts go on`() {
    let group = LogGroupID(account: "1", region: "r", name: "/aws/lambda/x")
    var assembler = ExecutionAssembler(resource: orders, group: group)
    var attempts: [Int] = []
    for part in 0..<3 {
      var block = LogBlock(group: group, stream: "s\(part)")
      let at = origin + Int64(part) * 60_000
      for (offset, line) in [(0, start(idA)), (50, reportLine(idA, Self.killed)), (60, start(idB))]
      {
        Array(line.utf8).withUnsafeBytes {
          let head = LineHead.read($0)
          block.append(
            time: at + Int64(offset), message: $0, level: head.level, request: head.requestID)
        }
      }
      assembler.consume(&block)
      attempts += assembler.drain().executions.filter { $0.requestID == RequestID(idA) }.map(
        \.attempt)
    }
    let rest = assembler.finish(dataEnd: Instant(milliseconds: origin + 200_000))
    attempts += rest.executions.filter { $0.requestID == RequestID(idA) }.map(\.attempt)
    #expect(attempts == [1, 2, 3])
  }
}
