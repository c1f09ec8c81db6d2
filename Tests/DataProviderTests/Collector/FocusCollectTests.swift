import AWSClient
import ServerlessModel
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
    let shop = try CollectorWorkshop {
      $0.functions = 4
      $0.metrics = ["Invocations", "Errors"]
    }
    let lines = Lines(shop.aws)
    shop.lines = { _ in lines }
    try await shop.collect(for: 900) { collector in
      collector.focus(on: .of(FakeAWS.functionARN(3)))
    }
    let looked = "/aws/lambda/" + FakeAWS.functionName(3)
    #expect(
      lines.asked.contains {
        $0.map(\.reason) == [.focus, .failing, .failing, .failing]
          && $0.first?.group.name == looked
      })
    #expect(lines.asked.allSatisfy { $0.map(\.reason) == $0.map(\.reason).sorted() })
  }

  /// Whoever polls lines, and what they were asked.
  final class Lines: LinePolling {
    private let aws: FakeAWS
    private let state = Mutex<[[LogGroupPriority]]>([])

    init(_ aws: FakeAWS) { self.aws = aws }

    var asked: [[LogGroupPriority]] { state.withLock { $0.filter { $0.count > 1 } } }

    func poll(
      _ groups: [LogGroupPriority], in lane: CollectorLane, until: Instant, sink: CollectorSink
    ) async throws {
      // Until metrics have told who fails.
      while aws.calls("cloudwatch get-metric-data").count < 2, !Task.isCancelled {
        await Task.yield()
      }
      state.withLock { $0.append(groups) }
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
