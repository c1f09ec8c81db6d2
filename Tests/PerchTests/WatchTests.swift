import Glibc
import InsightEngine
import ServerlessModel
import SnapshotStore
import Synchronization
import Testing

@testable import perch

/// Keeps what it is told.
private final class Ear: Channel {
  let name = "ear"
  private let heard = Mutex<[String]>([])
  var all: [String] { heard.withLock { $0 } }

  func deliver(_ notice: Notice) throws {
    let name = notice.id.prefix { $0 != "@" }.split(separator: ":").last ?? ""
    heard.withLock { $0.append("\(notice.event.rawValue) \(name)") }
  }
}

/// A watch over a recording that a recorder writes into.
struct WatchTests {
  private static let start = Instant(milliseconds: 1_795_183_200_000)
  private static let function = ResourceID.function(
    "charge-card", account: "111122223333", region: "eu-west-1")

  private let path: String
  private let writer: SnapshotWriter

  init() throws {
    let folder = "/tmp/perch-watch-\(getpid())-\(UInt64.random(in: .min ... .max))"
    FileText.makeFolder(folder)
    path = folder + "/live.perch"
    writer = try SnapshotWriter.record(at: path)
    var batch = SnapshotBatch()
    batch.resources = [
      Resource(
        id: Self.function, kind: .lambdaFunction, name: "charge-card", account: "111122223333",
        region: "eu-west-1", validFrom: Self.minute(0))
    ]
    batch.executions = (0..<5).map { Self.run($0) }
    try writer.write(batch)
  }

  private static func minute(_ minutes: Int64) -> Instant { start.adding(seconds: minutes * 60) }

  private static func run(_ minutes: Int64, _ status: ExecutionStatus = .success) -> Execution {
    Execution(
      resource: function, requestID: RequestID(high: 7, low: UInt64(minutes)),
      start: minute(minutes), end: minute(minutes).adding(milliseconds: 5),
      duration: Elapsed(milliseconds: 5), status: status)
  }

  private static func event(
    _ kind: FindingEvent.Kind, at minutes: Int64, _ rule: String = "slow", opened: Int64 = 2
  ) -> FindingEvent {
    let isOver = kind == .resolved
    return FindingEvent(
      kind: kind, time: minute(minutes),
      finding: Finding(
        id: "\(rule)@\(function.arn)", rule: rule, title: rule, pillar: .reliability, sal: .rel1,
        severity: .warning, state: isOver ? .resolved : .open, resource: function,
        firstSeen: minute(1), lastSeen: minute(minutes),
        noticedAt: minute(isOver ? opened : minutes),
        resolvedAt: isOver ? minute(minutes) : nil, summary: "slow", why: "", remediation: ""))
  }

  private static func alarm(_ state: Alarm.State, at minutes: Int64) -> Alarm {
    Alarm(
      id: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors", name: "errors",
      kind: .cloudwatch, state: state, since: minute(minutes), account: "111122223333",
      region: "eu-west-1", resource: function)
  }

  private func write(_ change: (inout SnapshotBatch) -> Void) throws {
    var batch = SnapshotBatch()
    change(&batch)
    try writer.write(batch)
  }

  /// Looks at each minute in turn, each by a watch that was started anew, and answers what was told in all.
  private func told(
    _ minutes: [Int64], _ policies: [Policy] = [], severity: Severity = .info,
    scope: Scope = .everything, marks: MarkBook = .empty
  ) throws -> [String] {
    let ear = Ear()
    for minute in minutes {
      let reading = try SnapshotReader(path: path)
      let file = ToldFile(recording: path, channel: "ear", folder: path + ".told")
      var watch = Watch(
        reading, lookout: Lookout(reading: reading, scope: scope, severity: severity),
        policies: policies, outboxes: [Outbox(ear, file: file)], marks: { marks })
      try watch.once(at: Self.minute(minute), patience: .seconds(10))
    }
    return ear.all
  }

  @Test func `tells findings and alarms as they open and close, each once over restarts`() throws {
    try write { batch in
      batch.findingEvents = [Self.event(.opened, at: 2), Self.event(.resolved, at: 6)]
      batch.alarms = [Self.alarm(.alarm, at: 3), Self.alarm(.ok, at: 8)]
    }
    #expect(try told([1]).isEmpty)
    #expect(
      try told([2, 2, 4, 4, 7, 9]) == [
        "opened slow", "opened errors", "closed slow", "closed errors",
      ])
  }

  @Test func `follows what a recorder writes`() throws {
    let reading = try SnapshotReader(path: path)
    let ear = Ear()
    let outbox = Outbox(
      ear, file: ToldFile(recording: path, channel: "ear", folder: path + ".told"))
    var watch = Watch(
      reading, lookout: Lookout(reading: reading, scope: .everything, severity: .info),
      policies: [], outboxes: [outbox], marks: { .empty })
    try watch.look(at: Self.minute(4))
    try write { batch in
      batch.executions = [Self.run(10)]
      batch.findingEvents = [
        Self.event(.opened, at: 6), Self.event(.opened, at: 7, "gone"),
        Self.event(.resolved, at: 9, "gone", opened: 7),
      ]
    }
    watch.lookAgain()
    for _ in 0..<300 where ear.all.count < 3 { usleep(10_000) }
    #expect(Set(ear.all) == ["opened slow", "opened gone", "closed gone"])
  }

  @Test func `tells policies on a metric of no resource, in the accounts that are watched`() throws
  {
    let policy = Policy(
      name: "few-orders",
      condition: .metric(
        MetricCondition(
          namespace: "Shop", metric: "OrdersPlaced", statistic: .sum, comparison: .less,
          threshold: 5, periodSeconds: 60)))
    #expect(try told([5], [policy]).isEmpty)
    try write { batch in
      batch.points = [Self.orders([9, 9, 9, 9, 9, 9, 1, 1, 1])]
      batch.coverage = [
        Coverage(
          account: "111122223333", region: "eu-west-1", source: .metrics, scope: "Shop",
          span: TimeSpan(start: Self.minute(0), end: Self.minute(9)), settled: Self.minute(9),
          outcome: .answered)
      ]
      batch.executions = [Self.run(9)]
    }
    #expect(try told([9], [policy], scope: Scope(account: "999999999999")).isEmpty)
    #expect(
      try told([9], [policy], scope: Scope(account: "111122223333")) == [
        "opened policy-few-orders"
      ])
  }

  private static func orders(_ values: [Double]) -> Series {
    Series(
      id: SeriesID(
        account: "111122223333", region: "eu-west-1",
        metric: MetricID(namespace: "Shop", name: "OrdersPlaced", dimensions: []),
        statistic: .sum, periodSeconds: 60),
      points: values.enumerated().map { MetricPoint(time: minute(Int64($0)), value: $1) })
  }

  @Test func `judges policies on what has grown`() throws {
    let policy = Policy(
      name: "failing",
      condition: .executions(
        ExecutionCondition(figure: .errors, comparison: .atLeast, value: 2, windowSeconds: 300)))
    #expect(try told([5], [policy]).isEmpty)
    try write { $0.executions = (6...9).map { Self.run($0, .error) } }
    #expect(try told([10], [policy]) == ["opened policy-failing"])
  }

  @Test func `tells nothing below the severity, outside the scope, or muted`() throws {
    try write { $0.findingEvents = [Self.event(.opened, at: 2)] }
    #expect(try told([4], severity: .critical).isEmpty)
    #expect(try told([4], scope: Scope(region: "us-east-1")).isEmpty)
    let mute = FindingMark(.mute, of: .init(rule: "slow"), made: Self.start)
    #expect(try told([4], marks: MarkBook([mute], now: Self.start)).isEmpty)
    #expect(try told([4]) == ["opened slow"])
  }
}
