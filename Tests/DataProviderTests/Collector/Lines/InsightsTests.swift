import AWSClient
import Foundation
import ServerlessModel
import Synchronization
import Testing

@testable import DataProvider

/// Insights is asked after consent, with patience, and stopped where nobody waits.
struct InsightsTests {
  /// Answers by operation, one after another; the last of each again and again.
  private final class Script: AWSCalling {
    private let state: Mutex<(answers: [String: [Result<String, AWSFailure>]], calls: [AWSCall])>

    init(_ answers: [String: [Result<String, AWSFailure>]]) { state = Mutex((answers, [])) }

    var calls: [AWSCall] { state.withLock { $0.calls } }

    func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
      let result = state.withLock { state -> Result<String, AWSFailure> in
        state.calls.append(call)
        let left = state.answers[call.operation.name] ?? []
        if left.count > 1 { state.answers[call.operation.name]?.removeFirst() }
        return left.first ?? .success("{}")
      }
      let text = try result.get()
      return AWSReply(operation: call.operation, body: .json(Data(text.utf8)))
    }
  }

  /// A clock on which waiting takes no time, and can be made to end in a cancellation.
  private final class Clock: TimeKeeper {
    let waits = Mutex<[Double]>([])
    let cancelsAfter: Int

    init(cancelsAfter: Int = .max) { self.cancelsAfter = cancelsAfter }

    var now: Double { 0 }

    func sleep(seconds: Double) async throws {
      let count = waits.withLock {
        $0.append(seconds)
        return $0.count
      }
      if count > cancelsAfter { throw CancellationError() }
    }
  }

  private let question = InsightsQuestion(
    groups: [PollerBench.group],
    span: TimeSpan(start: PollerBench.at(0), end: PollerBench.at(86_400)))

  private var price: InsightsPrice {
    InsightsPrice(question, stored: [:], at: PollerBench.at(86_400))
  }

  private static let done = """
    {"status": "Complete", "statistics": {"bytesScanned": 2000000000.0}, "results": [[
      {"field": "@log", "value": "111122223333:/aws/lambda/probe"}, {"field": "runs", "value": "120"},
      {"field": "failures", "value": "3.0"},
      {"field": "timeouts", "value": "2"}, {"field": "outOfMemory", "value": "2"}, {"field": "p50", "value": "12.5"},
      {"field": "p95", "value": "80"}, {"field": "p99", "value": "99.123"},
      {"field": "memory", "value": "91.2"}, {"field": "@ptr", "value": "x"}],
      [{"field": "runs", "value": "1"}]]}
    """

  private func runner(_ script: Script, _ clock: Clock = Clock()) -> InsightsRunner {
    InsightsRunner(calling: script, clock: clock, region: "eu-west-1")
  }

  @Test func `rows are typed, and what was scanned is priced`() async throws {
    let script = Script([
      "StartQuery": [.success(#"{"queryId": "q"}"#)],
      "GetQueryResults": [.success(#"{"status": "Running"}"#), .success(Self.done)],
    ])
    let answer = await runner(script).ask(question, price: price) { _ in true }
    guard case .rows(let rows, let bytes, let dollars) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(bytes == 2_000_000_000)
    #expect(abs(dollars - 0.01) < 1e-9)
    let typed = rows.compactMap { InsightsRow($0, region: "eu-west-1") }
    let row = try #require(typed.first)
    #expect(typed.count == 1)
    #expect(row.group == PollerBench.group)
    #expect(row.runs == 120)
    #expect(row.failures == 3)
    #expect(row.timeouts == 2)
    // One that is told of twice is a time-out.
    #expect(row.outOfMemory == 1)
    #expect(row.p50 == Elapsed(microseconds: 12_500))
    #expect(row.p99 == Elapsed(microseconds: 99_123))
    #expect(row.maxMemoryMB == 91)
    let start = script.calls.first?.input["startTime"]
    #expect(start == .whole(Int(PollerBench.start.milliseconds / 1000)))
  }

  @Test func `nothing runs without consent`() async {
    let script = Script([:])
    let answer = await runner(script).ask(question, price: price) { _ in false }
    guard case .declined = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(script.calls.isEmpty)
  }

  @Test func `too many queries are waited for, with longer pauses`() async {
    let refusal = Result<String, AWSFailure>.failure(FakeLogs.refusal("LimitExceededException"))
    let script = Script([
      "StartQuery": [refusal, refusal, .success(#"{"queryId": "q"}"#)],
      "GetQueryResults": [.success(Self.done)],
    ])
    let clock = Clock()
    guard
      case .rows = await runner(script, clock).ask(question, price: price, consent: { _ in true })
    else {
      Issue.record("no rows")
      return
    }
    #expect(clock.waits.withLock { Array($0.prefix(2)) } == [0.5, 1.0])
  }

  @Test func `a cancelled question is stopped in AWS`() async {
    let script = Script([
      "StartQuery": [.success(#"{"queryId": "q7"}"#)],
      "GetQueryResults": [.success(#"{"status": "Running"}"#)],
    ])
    let answer = await runner(script, Clock(cancelsAfter: 3)).ask(
      question, price: price, consent: { _ in true })
    guard case .cancelled = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(script.calls.last?.operation == Logs.stopQuery)
    #expect(script.calls.last?.input["queryId"] == .text("q7"))
  }

  @Test(arguments: [(3.5, 3), (3.4, 2), (0.4, 0)] as [(Double, Int)])
  func `too many queries are waited for no longer than anybody has patience`(
    patience: Double, waits: Int
  ) async {
    let script = Script(["StartQuery": [.failure(FakeLogs.refusal("LimitExceededException"))]])
    let clock = Clock()
    let answer = await runner(script, clock).ask(
      question, price: price, patience: patience, consent: { _ in true })
    guard case .refused = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(clock.waits.withLock { $0.count } == waits)
  }

  @Test func `a query that takes longer than anybody waits is stopped`() async {
    let script = Script([
      "StartQuery": [.success(#"{"queryId": "q8"}"#)],
      "GetQueryResults": [.success(#"{"status": "Running"}"#)],
    ])
    let clock = Clock()
    let answer = await runner(script, clock).ask(
      question, price: price, patience: 5, consent: { _ in true })
    guard case .ended("Timeout") = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(clock.waits.withLock { $0.reduce(0, +) } >= 5)
    #expect(script.calls.last?.input["queryId"] == .text("q8"))
  }

  @Test func `a query that AWS ends, or refuses, says so`() async {
    let ended = Script([
      "StartQuery": [.success(#"{"queryId": "q"}"#)],
      "GetQueryResults": [.success(#"{"status": "Timeout"}"#)],
    ])
    guard
      case .ended(let status) = await runner(ended).ask(
        question, price: price, consent: { _ in true })
    else {
      Issue.record("not ended")
      return
    }
    #expect(status == "Timeout")
    let refused = Script(["StartQuery": [.failure(FakeLogs.refusal("AccessDeniedException"))]])
    guard
      case .refused = await runner(refused).ask(question, price: price, consent: { _ in true })
    else {
      Issue.record("not refused")
      return
    }
    #expect(refused.calls.count == 1)
  }

  // MARK: Of a whole account and region

  private static let groups = """
    {"logGroups": [
      {"logGroupName": "/aws/lambda/probe", "storedBytes": 1000000000, "creationTime": 0},
      {"logGroupName": "/aws/lambda/probe-two", "storedBytes": 3000000000, "creationTime": 0}]}
    """

  private func take(_ script: Script, _ clock: Clock = Clock()) -> InsightsTake {
    InsightsTake(
      CollectorLane(account: "111122223333", region: "eu-west-1", caller: script), clock: clock)
  }

  @Test(
    arguments: [(nil, 24_000_000_000), ("probe", 6_000_000_000), ("pro", 0)] as [(String?, Int64)])
  func `the groups of functions are found and priced, and nothing is run`(
    function: String?, bytes: Int64
  ) async throws {
    let script = Script(["DescribeLogGroups": [.success(Self.groups)]])
    let plan = try await take(script).plan(in: question.span, function: function)
    #expect(plan.bytes == bytes)
    #expect(script.calls.map(\.operation.name) == ["DescribeLogGroups"])
  }

  @Test func `what was planned is counted, and what it scanned is summed`() async throws {
    let script = Script([
      "DescribeLogGroups": [.success(Self.groups)],
      "StartQuery": [.success(#"{"queryId": "q"}"#)], "GetQueryResults": [.success(Self.done)],
    ])
    let take = take(script)
    let outcome = await take.run(try await take.plan(in: question.span, function: nil))
    #expect(outcome.rows.map(\.runs) == [120])
    #expect(outcome.bytesScanned == 2_000_000_000)
    #expect(outcome.failures.isEmpty && outcome.ended.isEmpty)
    let asked = script.calls.first { $0.operation == Logs.startQuery }
    #expect(asked?.input["logGroupNames"]?.list.count == 2)
  }

  @Test(arguments: ["Timeout", "Failed"])
  func `a query that AWS does not finish is no empty count`(status: String) async throws {
    let script = Script([
      "DescribeLogGroups": [.success(Self.groups)],
      "StartQuery": [.success(#"{"queryId": "q"}"#)],
      "GetQueryResults": [.success("{\"status\": \"\(status)\"}")],
    ])
    let take = take(script)
    let outcome = await take.run(try await take.plan(in: question.span, function: nil))
    #expect(outcome.ended == [status])
    #expect(outcome.rows.isEmpty)
  }

  @Test func `what is throttled to the end is a failure that says so`() async throws {
    let script = Script([
      "DescribeLogGroups": [.success(Self.groups)],
      "StartQuery": [.failure(FakeLogs.refusal("ThrottlingException"))],
    ])
    let clock = Clock()
    let take = take(script, clock)
    let outcome = await take.run(try await take.plan(in: question.span, function: nil))
    #expect(outcome.failures.count == 1)
    #expect(clock.waits.withLock { $0.count } == 11)
  }

  @Test func `groups that may not be listed are told before any price`() async {
    let script = Script(["DescribeLogGroups": [.failure(FakeLogs.refusal("AccessDeniedException"))]]
    )
    await #expect(throws: AWSFailure.self) {
      _ = try await take(script).plan(in: question.span, function: nil)
    }
  }

  @Test func `the price is the span's share of what is kept`() {
    let day: Int64 = 86_400
    let stored = InsightsPrice.Stored(
      storedBytes: 10_000_000_000, created: PollerBench.at(-100 * day), retentionDays: 10)
    let price = InsightsPrice(
      question, stored: [PollerBench.group: stored], at: PollerBench.at(day))
    #expect(price.bytes == 6_000_000_000)
    #expect(price.sentence == "scans about 6.0 GB, about $0.03")
    #expect(
      self.price.sentence
        == "scans about 0.0 GB, about $0.00, and what 1 of the groups hold, which is not known")
  }

  @Test func `more than fifty groups are several questions`() {
    let groups = (0..<101).map {
      LogGroupID(account: "111122223333", region: "eu-west-1", name: "/aws/lambda/\($0)")
    }
    let questions = InsightsQuestion.about(groups, in: question.span)
    #expect(questions.map(\.groups.count) == [50, 50, 1])
  }
}
