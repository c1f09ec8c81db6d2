import AWSClient
import ServerlessModel
import SnapshotStore
import Synchronization
import Testing

@testable import DataProvider

/// Where more lines come than are read, Insights gives those of failures, each once, and says how many runs there were.
struct LineInsightsTests {
  /// A clock on which waiting takes no time.
  private final class Clock: TimeKeeper {
    var now: Double { 0 }
    func sleep(seconds: Double) async throws { try Task.checkCancellation() }
  }

  /// A function with a run a minute, of which every fifth fails, and a reader that gets a page of five lines a round.
  private struct Bench {
    let bench: PollerBench
    let poller: LinePoller
    let writer: SnapshotWriter
    let ledger = CollectorLedger()
    let told = Told()
    var budget: Double? = 1
    var demand: GroupDemand
    var mode: LineMode

    final class Told: Sendable {
      let sentences = Mutex<[String]>([])
      var all: [String] { sentences.withLock { $0 } }
    }

    init(_ mode: LineMode = .errors, runs: Int = 100) throws {
      self.mode = mode
      bench = try PollerBench(mode, pages: 1, backfillSeconds: 6200)
      let events = PollerBench.events(Runs(runs))
      bench.logs.change {
        $0.events[PollerBench.group.name] = events
        $0.pageSize = 5
      }
      (poller, writer) = try bench.poller()
      demand = GroupDemand(
        group: PollerBench.group,
        stored: InsightsPrice.Stored(
          storedBytes: 1_000_000_000, created: PollerBench.at(-93_800), retentionDays: nil))
    }

    var means: LineMeans {
      LineMeans(
        clock: Clock(),
        purse: QueryPurse(ledger, CollectorBudget(dollarsPerDay: budget)),
        tell: { [told] sentence in told.sentences.withLock { $0.append(sentence) } })
    }

    /// Rounds half a minute apart, the first at 6,200 seconds; answers the seconds that the group is behind at each end.
    @discardableResult
    func rounds(_ count: Int, from first: Int64 = 6200, asks: Bool = true) async throws -> [Int64] {
      var means = means
      if !asks { means.purse = nil }
      var behind: [Int64] = []
      for round in 0..<Int64(count) {
        let now = PollerBench.at(first + round * 30)
        let report = try await poller.poll([demand], at: now, calls: 50)
        behind.append(report.behind[PollerBench.group] ?? 0)
        try await poller.catchUp([demand], at: now, with: means)
      }
      return behind
    }

    func messages() throws -> [String] { try bench.messages() }
    var outcomes: [Coverage.Outcome] { get throws { try bench.coverage().map(\.outcome) } }
    var setbacks: [Coverage.Outcome] {
      get throws { try bench.coverage("/aws/lambda/probe server-side").map(\.outcome) }
    }
  }

  @Test func `it is asked once the group stays behind, and reading goes on near now`() async throws
  {
    let bench = try Bench()
    try await bench.rounds(2)
    #expect(bench.bench.logs.questions.isEmpty)
    try await bench.rounds(1, from: 6260)
    let asked = bench.bench.logs.questions
    #expect(asked.map(\.counts) == [false, true])
    #expect(asked.map(\.end) == [6140, 6140].map { Int(PollerBench.at($0).milliseconds / 1000) })
    let later = try await bench.rounds(1, from: 6290)
    #expect((later.first ?? 0) < 300)
    #expect(bench.bench.logs.questions.count == 2)
    try bench.writer.finish()
  }

  @Test func `the failures are there with their runs, each once, and coverage says the share`()
    async throws
  {
    let bench = try Bench()
    try await bench.rounds(4)
    try bench.writer.finish()
    let failed = Set((0..<100).filter { $0 % 5 == 0 }.map(Runs.id))
    let runs = try bench.bench.runs()
    #expect(
      Set(runs.filter { $0.status == .error }.compactMap { $0.requestID?.description }) == failed)
    #expect(Set(runs.map(\.requestID)).count == runs.count)
    let messages = try bench.messages()
    #expect(messages.count { $0.hasPrefix("[ERROR] KeyError") } == 20)
    let shares = try bench.outcomes.compactMap { outcome -> Double? in
      if case .sampled(let share) = outcome { share } else { nil }
    }
    #expect(shares.count == 1)
    #expect(abs((shares.first ?? 0) - Double(runs.count) / 100) < 0.05)
  }

  @Test func `lines that both ways read are held once, whichever came first`() async throws {
    let bench = try Bench()
    try await bench.rounds(4)
    // Everything is read again one by one, from the beginning.
    bench.bench.logs.change { $0.pageSize = 10_000 }
    let focus = LineFocus(
      group: PollerBench.group,
      span: TimeSpan(start: PollerBench.at(-10), end: PollerBench.at(6200)))
    _ = try await bench.poller.focus(focus, at: PollerBench.at(6400))
    try bench.writer.finish()
    #expect(try bench.messages().count == Runs(100).events.count)
    #expect(try bench.bench.runs().count == 100)
    let masked = try bench.bench.shop.reader("live.perch").info.masked
    #expect(masked["email"] == 100)
  }

  @Test func `what was read one by one before is not there twice`() async throws {
    let bench = try Bench()
    let focus = LineFocus(
      group: PollerBench.group,
      span: TimeSpan(start: PollerBench.at(-10), end: PollerBench.at(6200)))
    bench.bench.logs.change { $0.pageSize = 10_000 }
    _ = try await bench.poller.focus(focus, at: PollerBench.at(6200))
    bench.bench.logs.change { $0.pageSize = 5 }
    try await bench.rounds(4)
    try bench.writer.finish()
    #expect(bench.bench.logs.questions.count == 2)
    #expect(try bench.messages().count == Runs(100).events.count)
    #expect(try bench.outcomes.contains(.answered))
  }

  @Test func `the price comes first, and what was scanned is spent`() async throws {
    let bench = try Bench()
    try await bench.rounds(3)
    try bench.writer.finish()
    let (first, rest) = (bench.told.all.first, bench.told.all.dropFirst())
    #expect(
      first == "Logs Insights is asked for 101 min of /aws/lambda/probe: scans about 0.8 GB, "
        + "about $0.01")
    #expect(rest.isEmpty)
  }

  @Test
  func
    `of more lines than a query gives the oldest come first, and the rest when it is asked again`()
    async throws
  {
    let rows = (0..<InsightsQuestion.mostRows).map { row -> [Logs.Field] in
      [
        Logs.Field(
          field: "@timestamp", value: String(PollerBench.at(Int64(row) / 100).milliseconds)),
        Logs.Field(field: "@message", value: "Error \(row)"),
      ]
    }
    let asked = TimeSpan(start: PollerBench.at(0), end: PollerBench.at(3600))
    let cut = InsightsReading(rows, asked: asked)
    #expect(cut.isCut)
    // The last second may have more lines than came.
    #expect(cut.span == TimeSpan(start: PollerBench.at(0), end: PollerBench.at(99)))
    #expect(cut.lines.count == 9900)
    let whole = InsightsReading(Array(rows.dropLast()), asked: asked)
    #expect(!whole.isCut)
    #expect(whole.span == asked)
    #expect(whole.lines.count == 9999)
  }

  @Test func `where no line names its run, the runs around them are looked for, the newest first`()
  {
    func event(_ second: Int64, _ text: String, _ stream: String = "a") -> Logs.Event {
      Logs.Event(
        logStreamName: stream, timestamp: PollerBench.at(second).milliseconds, message: text)
    }
    let few = UnnamedFailures([
      event(100, "[ERROR] KeyError"), event(159, "[ERROR] KeyError"), event(100, "panic: ", "b"),
      event(500, "\(Runs.id(1)) Task timed out after 3.00 seconds"),
    ])
    #expect(
      few.places == [
        .init(stream: "a", span: TimeSpan(start: PollerBench.at(70), end: PollerBench.at(189))),
        .init(stream: "b", span: TimeSpan(start: PollerBench.at(70), end: PollerBench.at(130))),
      ])
    let many = UnnamedFailures((0..<26).map { event($0 * 100, "panic: ") })
    #expect(many.places.count == 25)
    #expect(many.places.last?.span.start == PollerBench.at(70))
  }

  @Test func `equals that are real survive, whichever way they come`() throws {
    let twice = (1...2).map {
      Logs.Event(logStreamName: "a", timestamp: 5, message: "Error\n", eventId: "e\($0)")
    }
    let unnamed = [String](repeating: "Error", count: 2).map {
      Logs.Event(logStreamName: "a", timestamp: 5, message: $0)
    }
    let bench = try PollerBench(.errors)
    var intake = EventIntake(key: bench.options.key, patterns: bench.options.patterns)
    let named = intake.blocks(of: [twice[0]], in: PollerBench.group)
    // One of two is held under its id.
    let second = intake.blocks(
      of: unnamed, in: PollerBench.group, except: KnownEvents(lines: named))
    #expect(second.map(\.count) == [1])
    for events in [twice, twice.reversed()] {
      let held = KnownEvents(events: Set((named + second).flatMap(\.eventHashes)))
      #expect(intake.blocks(of: events, in: PollerBench.group, except: held).isEmpty)
    }
    let third = Logs.Event(logStreamName: "a", timestamp: 5, message: "Error", eventId: "e3")
    let held = KnownEvents(events: Set((named + second).flatMap(\.eventHashes)))
    #expect(
      intake.blocks(of: twice + [third], in: PollerBench.group, except: held).map(\.count) == [1])
  }

  @Test func `without leave it is not asked, and what would help is said once`() async throws {
    let bench = try Bench()
    try await bench.rounds(6, asks: false)
    try bench.writer.finish()
    #expect(bench.bench.logs.questions.isEmpty)
    #expect(bench.told.all.count == 1)
    #expect(bench.told.all.first?.hasSuffix("read: --server-side has Logs Insights answer") == true)
  }

  @Test func `a query dearer than the day's rest is not started, and that is said once`()
    async throws
  {
    var bench = try Bench()
    bench.budget = 0.001
    try await bench.rounds(6)
    try bench.writer.finish()
    #expect(bench.bench.logs.questions.isEmpty)
    #expect(
      bench.told.all == [
        "/aws/lambda/probe stays behind: asking Logs Insights scans about 0.8 GB, about $0.01, "
          + "more than is left of today's $0.0010; raise --budget"
      ])
    let midnight = CollectorBudget.midnight(after: PollerBench.at(6200))
    #expect(try bench.setbacks == [.paused(until: midnight)])
  }

  @Test(arguments: [
    ("AccessDeniedException", "--server-side needs logs:StartQuery, which is not allowed"),
    ("LimitExceededException", "too many queries run in the account"),
  ])
  func `a refusal is said once, covered, and reading goes on`(code: String, why: String)
    async throws
  {
    let bench = try Bench()
    let failure = FakeLogs.refusal(code, of: Logs.startQuery)
    bench.bench.logs.change { $0.insights.failures["StartQuery"] = failure }
    let before = try await bench.rounds(3)
    let after = try await bench.rounds(5, from: 6290)
    try bench.writer.finish()
    #expect(bench.told.all.dropFirst() == ["/aws/lambda/probe stays behind: \(why)"])
    #expect((after.last ?? 0) < (before.last ?? 0))
    let setback = try #require(try bench.setbacks.first)
    switch setback {
    case .denied(let action): #expect(action == "logs:StartQuery")
    case .throttled(let next): #expect(next == PollerBench.at(6260 + 300))
    default: Issue.record("\(setback)")
    }
    #expect(try bench.outcomes.allSatisfy { $0.refusal == nil })
  }

  @Test(arguments: ["Failed", "Timeout", "Cancelled"])
  func `a query that AWS ends is said once, and asked again in an hour`(status: String)
    async throws
  {
    let bench = try Bench()
    bench.bench.logs.change { $0.insights.status = status }
    try await bench.rounds(4)
    try bench.writer.finish()
    #expect(bench.bench.logs.questions.count == 1)
    #expect(
      bench.told.all.last
        == "/aws/lambda/probe stays behind: Logs Insights ended the query as \(status)")
    #expect(try bench.setbacks == [.unanswered(nextTry: PollerBench.at(6260 + 3600))])
  }

  @Test func `who ends while a query runs stops it, and nothing is said to be read`() async throws {
    let bench = try Bench()
    bench.bench.logs.change { $0.insights.status = "Running" }
    try await bench.rounds(2)
    let before = try bench.outcomes
    let (poller, demand, means) = (bench.poller, bench.demand, bench.means)
    let task = Task {
      let now = PollerBench.at(6260)
      _ = try await poller.poll([demand], at: now, calls: 50)
      try await poller.catchUp([demand], at: now, with: means)
    }
    bench.bench.logs.change { $0.insights.meanwhile = { task.cancel() } }
    _ = try await task.value
    try bench.writer.finish()
    #expect(bench.bench.logs.stopped == ["0"])
    #expect(bench.told.all.count == 1)
    #expect(try bench.setbacks.isEmpty)
    #expect(try bench.outcomes == before)
  }

  @Test func `a group of which nothing is known is not asked about`() async throws {
    var bench = try Bench()
    bench.demand.stored = nil
    try await bench.rounds(3)
    try bench.writer.finish()
    #expect(bench.bench.logs.questions.isEmpty)
    #expect(bench.told.all.count == 1)
  }

  @Test func `reports alone are asked of failed runs`() async throws {
    let bench = try Bench(.reports)
    try await bench.rounds(3)
    try bench.writer.finish()
    let text = try #require(
      bench.bench.logs.state.withLock { $0.insights.queries.first?.input["queryString"]?.scalar })
    #expect(text.contains("'Status: error'") && text.contains(#"'"status":"timeout"'"#))
    #expect(!text.contains("Traceback"))
    #expect(try bench.messages().allSatisfy { $0.hasPrefix("REPORT ") })
  }
}
