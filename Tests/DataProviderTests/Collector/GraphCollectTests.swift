import AWSClient
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// What X-Ray counted: asked for in whole steps, each once, and refused alone.
struct GraphCollectTests {
  private static let title = "xray get-service-graph"
  private static let answer = """
    {"Services":[{"ReferenceId":0,"Name":"fn-1000","Type":"AWS::Lambda::Function","Edges":[{"ReferenceId":1,\
    "SummaryStatistics":{"TotalCount":60,"TotalResponseTime":3,"FaultStatistics":{"TotalCount":6}}}]},\
    {"ReferenceId":1,"Name":"orders","Type":"AWS::DynamoDB::Table"}]}
    """

  private static func workshop() throws -> CollectorWorkshop {
    let shop = try CollectorWorkshop()
    shop.options.readsTraces = true
    shop.options.services = ["lambda"]
    shop.aws.set { $0.answers[title] = answer }
    return shop
  }

  /// The windows that were asked for, in the order in which they were.
  private static func windows(_ shop: CollectorWorkshop) -> [ClosedRange<Double>] {
    shop.aws.calls(title).map {
      ($0.input["StartTime"]?.number ?? 0)...($0.input["EndTime"]?.number ?? 0)
    }
  }

  @Test func `an hour first, then each step as soon as its segments have come`() async throws {
    let shop = try Self.workshop()
    try await shop.collect(for: 1800)
    let windows = Self.windows(shop)
    let first = try #require(windows.first)
    #expect(first.upperBound - first.lowerBound == 3600)
    #expect(windows.count >= 5)
    #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(windows.allSatisfy { $0.upperBound.truncatingRemainder(dividingBy: 300) == 0 })
    #expect(windows.allSatisfy { $0.upperBound <= shop.clock.time - 120 })
  }

  @Test func `one that is killed goes on where it stopped, and counts nothing twice`() async throws
  {
    let shop = try Self.workshop()
    try await shop.collect(for: 3600, killedAtCall: 60)
    try await shop.collect(for: 900)
    let reader = try shop.reader()
    let span = TimeSpan(seconds: 86_400, endingAt: shop.start.adding(seconds: 7200))
    let series = try reader.seriesIDs(account: nil, namespace: ServiceGraphCount.namespace)
    let counts = try ServiceGraphCount.counts(in: span, of: series, reader.points)
    let steps = counts.map(\.span).sorted { $0.start < $1.start }
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(counts.allSatisfy { $0.calls == 60 && $0.failures == 6 && $0.callee == "orders" })
    #expect(steps.count >= 2)
  }

  @Test func `a refusal is its own, and traces are read`() async throws {
    let shop = try Self.workshop()
    shop.aws.set { $0.refusals[Self.title] = Refusal.denied("xray:GetServiceGraph") }
    try await shop.collect(for: 700)
    #expect(shop.aws.calls(Self.title).count == 1)
    #expect(
      try shop.coverage(.traces, Coverage.serviceGraph).map(\.outcome)
        == [.denied(action: "xray:GetServiceGraph")])
    #expect(try shop.coverage(.traces, "*").allSatisfy(\.isHeld))
  }
}
