import AWSClient
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// Lines are read in order, resumed from the recording, and no refusal stops the others.
struct LinePollerTests {
  private let demand = GroupDemand(group: PollerBench.group)

  private func bench(
    _ mode: LineMode, runs: Int = 12, pages: Int = 10, patterns: [String] = [],
    backfillSeconds: Int64 = 3600
  ) throws -> PollerBench {
    let bench = try PollerBench(
      mode, pages: pages, patterns: patterns, backfillSeconds: backfillSeconds)
    let events = PollerBench.events(Runs(runs))
    bench.logs.change { $0.events[PollerBench.group.name] = events }
    return bench
  }

  // MARK: What is kept

  @Test(arguments: [true, false])
  func `a server that heeds no filter gives the same`(_ filters: Bool) async throws {
    let bench = try bench(.reports)
    bench.logs.change { $0.filters = filters }
    let (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(1000), calls: 100)
    try writer.finish()
    #expect(try bench.messages().count == 12)
    #expect(try bench.messages().allSatisfy { $0.hasPrefix("REPORT ") })
    let runs = try bench.runs()
    #expect(runs.count == 12)
    // Without START a run began when it ended, less what it lasted.
    #expect(runs.first?.start == PollerBench.start)
  }

  @Test func `errors come with the reports, a sample with both, and all is all`() async throws {
    var counts: [Int] = []
    for mode in LineMode.allCases {
      let bench = try bench(mode)
      let (poller, writer) = try bench.poller()
      _ = try await poller.poll([demand], at: PollerBench.at(1000), calls: 100)
      try writer.finish()
      counts.append(try bench.messages().count)
    }
    let all = Runs(12).events.count
    #expect(counts == [12, 27, all, all])
  }

  @Test func `a sample is a hundred lines an hour`() async throws {
    let bench = try bench(.sample, runs: 60)
    let (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(3600), calls: 100)
    _ = try await poller.poll([demand], at: PollerBench.at(3900), calls: 100)
    #expect(bench.logs.calls.filter { $0.input["limit"] == .whole(100) }.count == 1)
    _ = try await poller.poll([demand], at: PollerBench.at(7200), calls: 100)
    #expect(bench.logs.calls.filter { $0.input["limit"] == .whole(100) }.count == 2)
    try writer.finish()
    let whole = Runs(60).events.count
    let kept = try bench.messages().count
    #expect(kept > 100)
    #expect(kept < whole)
    #expect(try bench.runs().count == 60)
    #expect(try bench.coverage("/aws/lambda/probe sample").count >= 1)
  }

  @Test func `a user's patterns are masked and counted`() async throws {
    let bench = try bench(.all, patterns: ["paid by"])
    let (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(1000), calls: 100)
    _ = try await poller.poll([demand], at: PollerBench.at(1010), calls: 100)
    try writer.finish()
    #expect(try bench.messages().filter { $0.contains("paid by") }.isEmpty)
    #expect(try bench.messages().filter { $0.contains("‹custom:") }.count == 12)
    let masked = try bench.shop.reader("live.perch").info.masked
    #expect(masked == ["custom": 12, "email": 12])
  }

  // MARK: Pages

  @Test func `empty pages with a token are followed`() async throws {
    let bench = try bench(.reports)
    bench.logs.change {
      $0.pageSize = 5
      $0.emptyPages = 3
    }
    let (poller, writer) = try bench.poller()
    let report = try await poller.poll([demand], at: PollerBench.at(1000), calls: 100)
    try writer.finish()
    #expect(report.read == 1)
    #expect(report.calls == 12)
    #expect(try bench.runs().count == 12)
  }

  @Test func `a span with more pages than a round reads is told as behind and read in parts`()
    async throws
  {
    let bench = try bench(.all, runs: 40, pages: 2)
    bench.logs.change { $0.pageSize = 10 }
    let (poller, writer) = try bench.poller()
    let first = try await poller.poll([demand], at: PollerBench.at(3000), calls: 100)
    #expect(first.read == 0)
    #expect((first.behind[PollerBench.group] ?? 0) > 0)
    var rounds = 1
    var report = first
    while report.read == 0, rounds < 60 {
      report = try await poller.poll([demand], at: PollerBench.at(3000), calls: 100)
      rounds += 1
    }
    try writer.finish()
    #expect(report.read == 1)
    #expect(try bench.messages().count == Runs(40).events.count)
    #expect(try bench.runs().count == 40)
  }

  @Test func `a token that expired costs a round, and nothing is lost or doubled`() async throws {
    let bench = try bench(.all)
    bench.logs.change { $0.pageSize = 20 }
    let (poller, writer) = try bench.poller()
    bench.logs.change { $0.failuresAt[1] = FakeLogs.refusal("InvalidParameterException") }
    let first = try await poller.poll([demand], at: PollerBench.at(1000), calls: 100)
    #expect(first.read == 0)
    for _ in 0..<2 { _ = try await poller.poll([demand], at: PollerBench.at(1001), calls: 100) }
    try writer.finish()
    #expect(try bench.messages().count == Runs(12).events.count)
  }

  // MARK: Going on

  @Test func `a new process goes on where the recording ends`() async throws {
    let bench = try bench(.all, runs: 30)
    var (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(600), calls: 100)
    writer.abandon()
    (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(2500), calls: 100)
    _ = try await poller.poll([demand], at: PollerBench.at(2510), calls: 100)
    try writer.finish()
    let starts = bench.logs.calls.compactMap { $0.input["startTime"]?.scalar.flatMap(Int64.init) }
    // The first reading after the start looks further back, for what came late; the next only over the overlap.
    #expect(starts.count == 3)
    #expect(starts[1] == PollerBench.at(600 - 120).milliseconds)
    #expect(starts[2] == PollerBench.at(2500 - 120).milliseconds)
    #expect(try bench.messages().count == Runs(30).events.count)
    #expect(try bench.runs().count == 30)
    let coverage = try bench.coverage()
    #expect(coverage.map(\.outcome) == [.answered, .empty])
    #expect(coverage.map(\.settled).max() == PollerBench.at(2510 - 120))
  }

  @Test func `a group without invocations is passed, one that is looked at is not`() async throws {
    let bench = try bench(.all)
    let (poller, writer) = try bench.poller()
    var idle = GroupDemand(group: PollerBench.group, interest: .idle, ranSince: false)
    _ = try await poller.poll([idle], at: PollerBench.at(1000), calls: 100)
    let second = try await poller.poll([idle], at: PollerBench.at(1060), calls: 100)
    #expect(second.passed == 1)
    #expect(bench.logs.calls.count == 1)
    idle.interest = .focus
    _ = try await poller.poll([idle], at: PollerBench.at(1120), calls: 100)
    #expect(bench.logs.calls.count == 2)
    try writer.finish()
  }

  @Test func `focus comes first, then failing, active and idle`() async throws {
    let bench = try bench(.reports)
    let (poller, writer) = try bench.poller()
    let demands = LineInterest.allCases.map { interest in
      GroupDemand(
        group: LogGroupID(
          account: "111122223333", region: "eu-west-1", name: "/aws/lambda/\(interest)"),
        interest: interest)
    }
    _ = try await poller.poll(demands, at: PollerBench.at(0), calls: 3)
    let asked = bench.logs.calls.map { $0.input["logGroupName"]?.scalar ?? "" }
    #expect(asked == ["/aws/lambda/focus", "/aws/lambda/failing", "/aws/lambda/active"])
    try writer.finish()
  }

  @Test func `who waits for ten minutes is not kept waiting by failing groups`() async throws {
    let bench = try bench(.reports)
    let (poller, writer) = try bench.poller()
    let failing = GroupDemand(group: PollerBench.other, interest: .failing)
    _ = try await poller.poll([demand, failing], at: PollerBench.at(0), calls: 2)
    for second in [300, 600] as [Int64] {
      _ = try await poller.poll([demand, failing], at: PollerBench.at(second), calls: 1)
    }
    _ = try await poller.poll([demand, failing], at: PollerBench.at(601), calls: 1)
    let asked = bench.logs.calls.map { $0.input["logGroupName"]?.scalar ?? "" }
    let (probe, other) = (PollerBench.group.name, PollerBench.other.name)
    #expect(asked == [other, probe, other, other, probe])
    try writer.finish()
  }

  // MARK: Refusals

  @Test func `a throttled group waits, the other is read, and what came is right in the end`()
    async throws
  {
    let bench = try bench(.all)
    bench.logs.change {
      $0.failures[PollerBench.group.name] = [
        FakeLogs.refusal("ThrottlingException"),
        FakeLogs.refusal("ThrottlingException", retryAfter: 40),
      ]
    }
    let (poller, writer) = try bench.poller()
    let demands = [demand, GroupDemand(group: PollerBench.other)]
    let first = try await poller.poll(demands, at: PollerBench.at(1000), calls: 10)
    #expect(first.read == 1)
    #expect(first.waiting == 1)
    #expect(try bench.coverage().map(\.outcome) == [.throttled(nextTry: PollerBench.at(1005))])
    _ = try await poller.poll(demands, at: PollerBench.at(1004), calls: 10)
    #expect(
      bench.logs.calls.filter { $0.input["logGroupName"]?.scalar == PollerBench.group.name }.count
        == 1)
    _ = try await poller.poll(demands, at: PollerBench.at(1005), calls: 10)
    _ = try await poller.poll(demands, at: PollerBench.at(1044), calls: 10)
    #expect(
      bench.logs.calls.filter { $0.input["logGroupName"]?.scalar == PollerBench.group.name }.count
        == 2)
    _ = try await poller.poll(demands, at: PollerBench.at(1045), calls: 10)
    try writer.finish()
    #expect(try bench.runs().count == 12)
  }

  @Test func `a denied group says the action, a deleted one says so, and both are left alone`()
    async throws
  {
    let bench = try bench(.all)
    bench.logs.change {
      $0.failures[PollerBench.group.name] = [FakeLogs.refusal("AccessDeniedException")]
      $0.failures[PollerBench.other.name] = [FakeLogs.refusal("ResourceNotFoundException")]
    }
    let (poller, writer) = try bench.poller()
    let demands = [demand, GroupDemand(group: PollerBench.other)]
    let report = try await poller.poll(demands, at: PollerBench.at(1000), calls: 10)
    #expect(
      report.problems == [
        "/aws/lambda/other was not read: FilterLogEvents answers ResourceNotFoundException",
        "/aws/lambda/probe was not read: FilterLogEvents answers AccessDeniedException",
      ])
    _ = try await poller.poll(demands, at: PollerBench.at(1599), calls: 10)
    #expect(bench.logs.calls.count == 2)
    #expect(
      try bench.coverage().map(\.outcome) == [.denied(action: "logs:FilterLogEvents")])
    _ = try await poller.poll(demands, at: PollerBench.at(1600), calls: 10)
    #expect(bench.logs.calls.count == 3)
    try writer.finish()
    #expect(try bench.runs().count == 12)
  }

  @Test func `fewer runs than CloudWatch counts is a sample`() async throws {
    let bench = try bench(.reports)
    let (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(1000), calls: 10)
    var counted = demand
    counted.invocations = GroupDemand.Invocations(
      span: TimeSpan(start: PollerBench.at(-60), end: PollerBench.at(1000)), count: 24)
    _ = try await poller.poll([counted], at: PollerBench.at(1060), calls: 10)
    try writer.finish()
    #expect(try bench.coverage().map(\.outcome).contains(.sampled(share: 0.5)))
    #expect(LineShare.outcome(held: 95, counted: 100) == nil)
    #expect(LineShare.outcome(held: 94, counted: 100) == .sampled(share: 0.94))
    #expect(LineShare.outcome(held: 1, counted: 2) == nil)
    #expect(LineShare.outcome(held: 0, counted: 0) == nil)
  }

  // MARK: Focus

  @Test func `looking at a run brings all lines of its stream, and the finer telling wins`()
    async throws
  {
    let bench = try bench(.reports)
    let (poller, writer) = try bench.poller()
    _ = try await poller.poll([demand], at: PollerBench.at(1000), calls: 10)
    let before = try bench.runs()
    let run = try #require(before.first { $0.start > PollerBench.at(300) })
    #expect(run.version == nil)
    let focus = try #require(LineFocus(on: run, at: PollerBench.at(1000)))
    let report = try await poller.focus(focus, at: PollerBench.at(1000))
    #expect(report.calls == 1)
    #expect(report.read == 1)
    let after = try bench.runs()
    #expect(after.count == before.count)
    let found = try #require(after.first { $0.requestID == run.requestID })
    #expect(found.version == "$LATEST")
    #expect(found.logStream == run.logStream)
    let lines = try bench.shop.reader("live.perch").logPage(
      LogQuery(span: focus.span, requestID: run.requestID)
    ).lines
    #expect(lines.count >= 4)
    let scope = LineScope.stream(run.logStream, of: PollerBench.group)
    #expect(try bench.coverage(scope).map(\.outcome) == [.answered])
    try writer.finish()
    #expect(try bench.runs().count == before.count)
  }
}
