import AWSClient
import ServerlessModel
import SnapshotStore
import Synchronization
import Testing

@testable import DataProvider

/// What someone looks at comes first, and finer.
struct FocusCollectTests {
  @Test func `a function that is looked at is read by the minute, with its percentiles`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.metrics = ["Invocations", "Duration"] }
    try await shop.collect(for: 900) { collector in
      collector.focus(on: .of(FakeAWS.functionARN(1)))
    }
    let fine = try shop.points("Duration", 1, statistic: Statistic("p99"), period: 60)
    #expect(fine.count > 10)
    shop.expectWhole(Array(fine.dropLast(2)), "Duration", 1, period: 60)
    #expect(try shop.points("Duration", 0, statistic: Statistic("p99"), period: 60).isEmpty)
    #expect(!shop.aws.calls("lambda get-policy").isEmpty)
    #expect(
      Set(shop.aws.calls("lambda get-policy").map { $0.input["FunctionName"] })
        == [.text(FakeAWS.functionName(1))])
  }

  @Test func `groups are read in the order focus, failing, active, idle`() async throws {
    let shop = try CollectorWorkshop(patience: PatientClock()) {
      $0.functions = 4
      $0.metrics = ["Invocations", "Errors"]
    }
    let lines = Lines(shop.aws)
    shop.lines = { _ in lines }
    let looked = "/aws/lambda/" + FakeAWS.functionName(3)
    let isThere = {
      lines.asked.contains {
        $0.map(\.reason) == [.focus, .failing, .failing, .failing]
          && $0.first?.group.name == looked
      }
    }
    try await Self.collect(shop) { collector in
      collector.focus(on: .of(FakeAWS.functionARN(3)))
      await Self.reach(isThere)
    }
    #expect(isThere())
    #expect(lines.asked.allSatisfy { $0.map(\.reason) == $0.map(\.reason).sorted() })
  }

  @Test func `calls for what is looked at are urgent, and no others`() async throws {
    let shop = try CollectorWorkshop(patience: PatientClock()) {
      $0.metrics = ["Invocations", "Duration"]
    }
    let urgency = Urgency(shop.aws)
    shop.caller = urgency
    try await Self.collect(shop) { collector in
      urgency.forget()
      collector.focus(on: .of(FakeAWS.functionARN(1)))
      await Self.reach { urgency.holds("lambda get-policy", isUrgent: true) }
      await Self.reach { urgency.holds("cloudwatch get-metric-data", isUrgent: false) }
    }
    #expect(urgency.holds("lambda get-policy", isUrgent: true))
    #expect(urgency.holds("cloudwatch get-metric-data", isUrgent: false))
    #expect(!urgency.holds("cloudwatch list-metrics", isUrgent: true))
  }

  @Test func `what is looked at now does not wait for what was looked at before`() async throws {
    let shop = try CollectorWorkshop(patience: PatientClock()) { $0.functions = 4 }
    let lines = StuckLines(stuckAt: FakeAWS.functionName(1))
    shop.lines = { _ in lines }
    try await Self.collect(shop) { collector in
      collector.focus(on: .of(FakeAWS.functionARN(1)))
      await Self.reach { !lines.looked.isEmpty }
      collector.focus(on: .of(FakeAWS.functionARN(1)))
      collector.focus(on: .of(FakeAWS.functionARN(2)))
      await Self.reach { lines.looked.count > 1 }
    }
    #expect(lines.looked == [1, 2].map { "/aws/lambda/" + FakeAWS.functionName($0) })
  }

  /// Collects from when the inventory is known until `meanwhile` is over.
  private static func collect(
    _ shop: CollectorWorkshop, _ meanwhile: (Collector) async -> Void
  ) async throws {
    let writer = try SnapshotWriter.record(at: shop.path)
    let collector = try Collector(
      [shop.lane], into: writer, options: shop.options, clock: shop.clock,
      lines: shop.lines?(writer))
    try await collector.takeOnce(.inventory)
    let work = Task { try await collector.run() }
    await meanwhile(collector)
    work.cancel()
    try await work.value
    writer.abandon()
  }

  private static func reach(_ isThere: () -> Bool) async {
    for _ in 0..<30_000 where !isThere() { try? await Task.sleep(for: .milliseconds(1)) }
  }

  /// A caller that says of each call whether somebody waits for it.
  final class Urgency: AWSCalling {
    private let aws: FakeAWS
    private let calls = Mutex<[(title: String, isUrgent: Bool)]>([])

    init(_ aws: FakeAWS) { self.aws = aws }

    func forget() { calls.withLock { $0 = [] } }

    func holds(_ title: String, isUrgent: Bool) -> Bool {
      calls.withLock { $0.contains { $0 == (title, isUrgent) } }
    }

    func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
      calls.withLock { $0.append((call.operation.title, CallUrgency.isUrgent)) }
      return try await aws.call(call)
    }
  }

  /// A poller that is never done with one function's lines.
  final class StuckLines: LinePolling {
    private let stuckAt: String
    private let state = Mutex<[String]>([])

    init(stuckAt: String) { self.stuckAt = stuckAt }

    /// The groups that were looked at, in order.
    var looked: [String] { state.withLock { $0 } }

    func poll(
      _ groups: [LogGroupPriority], in lane: CollectorLane, until: Instant, with means: LineMeans
    ) async throws -> Bool {
      guard CallUrgency.isUrgent else { return true }
      let names = groups.map(\.group.name)
      state.withLock { $0 += names }
      guard names.contains(where: { $0.hasSuffix(stuckAt) }) else { return true }
      while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
      return false
    }
  }

  /// Whoever polls lines, and what they were asked.
  final class Lines: LinePolling {
    private let aws: FakeAWS
    private let state = Mutex<[[LogGroupPriority]]>([])

    init(_ aws: FakeAWS) { self.aws = aws }

    var asked: [[LogGroupPriority]] { state.withLock { $0.filter { $0.count > 1 } } }

    func poll(
      _ groups: [LogGroupPriority], in lane: CollectorLane, until: Instant, with means: LineMeans
    ) async throws -> Bool {
      // Until metrics have told who fails.
      while aws.calls("cloudwatch get-metric-data").count < 2, !Task.isCancelled {
        await Task.yield()
      }
      state.withLock { $0.append(groups) }
      return true
    }
  }
}

extension CollectorFocus {
  fileprivate static func of(_ arn: String) -> CollectorFocus {
    var focus = CollectorFocus()
    focus.resources = [ResourceID(arn: arn)]
    return focus
  }
}
