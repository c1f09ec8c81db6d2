import Glibc
import ServerlessModel
import SnapshotStore
import Synchronization
import Testing

@testable import InsightEngine
@testable import perch

/// A rule that finds nothing, or breaks.
private final class Fuse: Rule {
  struct Blown: Error {}

  let isBlown = Mutex(false)

  var card: RuleCard {
    RuleCard(
      id: "fuse", title: "It breaks", pillar: .reliability, sal: .rel2, severity: .info,
      kinds: [.lambdaFunction], needs: [], why: "Tests.", fix: "None.", sources: ["own"])
  }

  var windowSeconds: Int64 { 300 }

  func judge(_ context: Context) throws -> Verdict {
    if isBlown.withLock({ $0 }) { throw Blown() }
    return try context.counters(windowSeconds).executions > 0 ? .pass : .notApplicable
  }
}

/// Findings of a recording that grows.
struct GrowingJudgementTests {
  private static let start = Instant(milliseconds: 1_795_183_200_000)
  private static let function = ResourceID.function(
    "charge-card", account: "111122223333", region: "eu-west-1")

  private let path: String

  init() throws {
    let folder = "/tmp/perch-growing-\(getpid())-\(UInt64.random(in: .min ... .max))"
    FileText.makeFolder(folder)
    path = folder + "/live.perch"
  }

  /// Twenty runs a minute, all of which time out or all of which run well.
  private static func batch(minutes: Range<Int64>, failing: Bool) -> SnapshotBatch {
    var batch = SnapshotBatch()
    batch.resources = [
      Resource(
        id: function, kind: .lambdaFunction, name: "charge-card", account: "111122223333",
        region: "eu-west-1", validFrom: start)
    ]
    batch.executions = minutes.flatMap { minute in
      (0..<20).map { second in
        let begin = start.adding(seconds: minute * 60 + Int64(second) * 3)
        return Execution(
          resource: function, requestID: RequestID(high: UInt64(minute), low: UInt64(second)),
          start: begin, end: begin.adding(milliseconds: 3000),
          duration: Elapsed(milliseconds: 3000), status: failing ? .timeout : .success)
      }
    }
    let span = TimeSpan(
      start: start.adding(seconds: minutes.lowerBound * 60),
      end: start.adding(seconds: minutes.upperBound * 60))
    batch.coverage = [
      Coverage(
        account: "111122223333", region: "eu-west-1", source: .logs,
        scope: "/aws/lambda/charge-card", span: span, settled: span.end, outcome: .answered)
    ]
    return batch
  }

  private static func at(_ minute: Int64) -> Instant { start.adding(seconds: minute * 60) }

  /// Runs of a minute that was read before, all of which time out.
  private static func late(minute: Int64) -> SnapshotBatch {
    var late = batch(minutes: minute..<minute + 1, failing: true)
    late.executions = late.executions.map { run in
      var run = run
      run.requestID = run.requestID.map { RequestID(high: $0.high, low: $0.low + 100) }
      return run
    }
    late.coverage = []
    return late
  }

  private func openings(of rule: String) throws -> [FindingEvent] {
    let reading = try SnapshotReader(path: path)
    let ever = TimeSpan(
      start: Instant(milliseconds: 0), end: Self.start.adding(seconds: 10 * 86_400))
    return try reading.findingEvents(in: ever).filter {
      $0.kind == .opened && $0.finding.rule == rule
    }
  }

  @Test func `opens a finding once, however often it is judged and the recorder starts again`()
    throws
  {
    var writer = try SnapshotWriter.record(at: path)
    var judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 0..<20, failing: true))
    try judgement.judge()
    #expect(try openings(of: "lambda-timeout-occurred").count == 1)
    try writer.write(Self.batch(minutes: 20..<25, failing: true))
    try judgement.judge()
    writer.abandon()
    writer = try SnapshotWriter.record(at: path)
    judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 25..<30, failing: true))
    try judgement.judge()
    try judgement.judge()
    #expect(try openings(of: "lambda-timeout-occurred").count == 1)
    let last = try SnapshotReader(path: path).findings(at: Self.start.adding(seconds: 1800))
    #expect(last.contains { $0.rule == "lambda-timeout-occurred" && $0.state == .open })
  }

  @Test func `resolves what does not hold any more`() throws {
    let writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 0..<20, failing: true))
    try judgement.judge()
    for minute in stride(from: Int64(20), to: 180, by: 20) {
      try writer.write(Self.batch(minutes: minute..<minute + 20, failing: false))
      try judgement.judge()
    }
    let last = try SnapshotReader(path: path).findings(at: Self.start.adding(seconds: 10_800))
    #expect(last.contains { $0.rule == "lambda-timeout-occurred" && $0.state == .resolved })
  }

  @Test func `judges anew what came behind the newest moment of a new recording`() throws {
    let writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 25..<30, failing: true))
    try judgement.judge(isBeginningIn: false)
    #expect(try openings(of: "lambda-timeout-occurred").map(\.time) == [Self.at(30)])
    try writer.write(Self.batch(minutes: 0..<25, failing: true))
    try judgement.judge(isBeginningIn: false)
    #expect(try openings(of: "lambda-timeout-occurred").map(\.time) == [Self.at(30)])
    #expect(!judgement.isCaughtUp)
    try judgement.judge(isBeginningIn: true)
    let begun = try openings(of: "lambda-timeout-occurred")
    #expect(begun.count == 1 && begun[0].time < Self.at(10))
    #expect(judgement.isCaughtUp)
    try judgement.judge(isBeginningIn: false)
    #expect(try openings(of: "lambda-timeout-occurred") == begun)
  }

  @Test func `a recording that was judged before is taken up whether or not more of it is to come`()
    throws
  {
    var writer = try SnapshotWriter.record(at: path)
    try writer.write(Self.batch(minutes: 0..<20, failing: false))
    try GrowingJudgement(writer).judge()
    writer.abandon()
    writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 20..<60, failing: true))
    try judgement.judge(isBeginningIn: false)
    let openings = try openings(of: "lambda-timeout-occurred")
    #expect(openings.count == 1 && openings[0].time < Self.at(40))
  }

  @Test func `sees what came behind the newest moment once it judges minute by minute`() throws {
    let writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 0..<20, failing: false))
    try judgement.judge()
    try writer.write(Self.batch(minutes: 20..<25, failing: false))
    try judgement.judge()
    try writer.write(Self.late(minute: 24))
    try judgement.judge()
    #expect(try openings(of: "lambda-timeout-occurred").count == 1)
  }

  @Test func `loses nothing when a judgement fails`() throws {
    let fuse = Fuse()
    let rule = try #require(Registry.rules.first { $0.card.id == "lambda-timeout-occurred" })
    let writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer, rules: [rule, fuse])
    try writer.write(Self.batch(minutes: 0..<20, failing: false))
    try judgement.judge()
    try writer.write(Self.batch(minutes: 20..<21, failing: false))
    try judgement.judge()
    try writer.write(Self.late(minute: 20))
    fuse.isBlown.withLock { $0 = true }
    #expect(throws: SnapshotError.self) { try judgement.judge() }
    #expect(try openings(of: "lambda-timeout-occurred").isEmpty)
    fuse.isBlown.withLock { $0 = false }
    try judgement.judge()
    #expect(try openings(of: "lambda-timeout-occurred").count == 1)
  }

  @Test func `what could not be judged is said as it stands`() throws {
    let writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer)
    try writer.write(Self.batch(minutes: 0..<1, failing: false))
    try judgement.judge()
    try writer.write(Self.batch(minutes: 1..<2, failing: false))
    try judgement.judge()
    let rule = "lambda-timeout-occurred"
    func lacks(_ rule: String) throws -> Bool {
      try SnapshotReader(path: path).unknownVerdicts(at: Self.start).contains { $0.rule == rule }
    }
    #expect(try lacks(rule))
    for minute in 2..<20 as Range<Int64> {
      try writer.write(Self.batch(minutes: minute..<minute + 1, failing: false))
      try judgement.judge()
    }
    #expect(try !lacks(rule) && lacks("lambda-timeout-excessive"))
  }

  @Test func `keeps what it found of a resource that was first seen after the newest data`() throws
  {
    let writer = try SnapshotWriter.record(at: path)
    let judgement = try GrowingJudgement(writer)
    var batch = Self.batch(minutes: 0..<20, failing: true)
    batch.resources[0].validFrom = Self.start.adding(seconds: 3600)
    try writer.write(batch)
    try judgement.judge(isBeginningIn: false)
    try judgement.judge()
    let last = try SnapshotReader(path: path).findings(at: Self.start.adding(seconds: 1200))
    #expect(last.contains { $0.rule == "lambda-timeout-occurred" && $0.state == .open })
  }
}
