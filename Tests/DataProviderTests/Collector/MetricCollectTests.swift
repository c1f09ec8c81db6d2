import AWSClient
import ServerlessModel
import Testing

@testable import DataProvider

/// Metrics as they come over hours: late, in pages, with kills and clocks that are set.
struct MetricCollectTests {
  @Test func `a refresh of n series takes n/500 calls`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 250 }
    shop.options.services = ["lambda"]
    try await shop.collect(for: 10)
    // Invocations, concurrency, and two statistics of the duration.
    #expect(shop.aws.calls("cloudwatch get-metric-data").count == 2)
    for call in shop.aws.calls("cloudwatch get-metric-data") {
      #expect(call.input["MetricDataQueries"]?.list.count == 500)
    }
  }

  @Test func `points are there once, each with its own value, late ones too`() async throws {
    let shop = try CollectorWorkshop { $0.lateSeconds = 500 }
    try await shop.collect(for: 7200)
    let points = try shop.points("Invocations")
    #expect(points.count >= 36 + 21)
    shop.expectWhole(Array(points.dropLast(2)), "Invocations")
  }

  @Test func `coverage is one stretch, settled behind its end`() async throws {
    let shop = try CollectorWorkshop()
    try await shop.collect(for: 3600)
    let rows = try shop.coverage(.metrics, "AWS/Lambda")
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row.outcome == .answered)
    #expect(row.span.end.since(row.settled) == 300_000)
    #expect(row.span.seconds >= 10_800 + 3000)
    // A namespace without a metric was asked, and is known to be silent.
    #expect(try shop.coverage(.metrics, "AWS/SQS").map(\.outcome) == [.empty])
  }

  @Test
  func `only metrics of the last three hours are asked for, without what tells them apart further`()
    async throws
  {
    let shop = try CollectorWorkshop()
    try await shop.collect(for: 10)
    let list = try #require(shop.aws.calls("cloudwatch list-metrics").first)
    #expect(list.input["RecentlyActive"] == .text("PT3H"))
    let queries = shop.aws.calls("cloudwatch get-metric-data").flatMap {
      $0.input["MetricDataQueries"]?.list ?? []
    }
    #expect(queries.count == 12)
    #expect(
      queries.allSatisfy { $0["MetricStat"]?["Metric"]?["Dimensions"]?.list.count == 1 })
  }

  @Test func `pages of an answer are followed to the last`() async throws {
    let shop = try CollectorWorkshop { $0.pointsPerPage = 100 }
    try await shop.collect(for: 3600)
    shop.expectWhole(Array(try shop.points("Invocations", 2).dropLast()), "Invocations", 2)
    #expect(shop.aws.calls("cloudwatch get-metric-data").contains { $0.input["NextToken"] != nil })
  }

  @Test func `a metric that turns active is read from its first point`() async throws {
    let shop = try CollectorWorkshop { $0.metrics = ["Duration"] }
    try await shop.collect(for: 2000)
    shop.aws.set { $0.metrics = ["Duration", "Invocations"] }
    try await shop.collect(for: 3600)
    let points = try shop.points("Invocations")
    #expect((points.first?.time).map { $0 <= shop.start } == true)
    shop.expectWhole(Array(points.dropLast()), "Invocations")
  }

  @Test(arguments: [1, 7, 23, 30, 31, 33, 36, 41, 55, 80])
  func `a collector that is killed and started again leaves no hole and no double`(call: Int)
    async throws
  {
    let shop = try CollectorWorkshop { $0.lateSeconds = 400 }
    shop.options.services = ["lambda"]
    for _ in 0..<3 { try await shop.collect(for: 1500, killedAtCall: call) }
    try await shop.collect(for: 3000)
    let points = try shop.points("Invocations", 1)
    #expect(points.count >= 36)
    shop.expectWhole(Array(points.dropLast(2)), "Invocations", 1)
    let kept = try shop.coverage(.metrics, "AWS/Lambda").filter { $0.outcome == .answered }
    #expect(kept.count == 1)
  }

  @Test(arguments: [-7200.0, -600, 900, 86_400])
  func `a clock that is set leaves no hole`(step: Double) async throws {
    let shop = try CollectorWorkshop()
    shop.options.services = ["lambda"]
    shop.clock.set(ahead: step, after: 1000)
    shop.clock.set(ahead: 0, after: 4000)
    try await shop.collect(for: 7200)
    let points = try shop.points("Invocations")
    shop.expectWhole(Array(points.dropLast(2)), "Invocations")
    #expect((points.last?.time).map { $0 >= shop.start.adding(seconds: 6000) } == true)
    let rows = try shop.coverage(.metrics, "AWS/Lambda")
    #expect(rows.allSatisfy { $0.settled <= Instant(epoch: shop.clock.time) })
  }

  @Test func `a result that stays incomplete settles nothing`() async throws {
    let shop = try CollectorWorkshop()
    shop.options.services = ["lambda"]
    shop.aws.set {
      $0.answers["cloudwatch get-metric-data"] =
        #"{"MetricDataResults":[{"Id":"m0","StatusCode":"InternalError"}]}"#
    }
    try await shop.collect(for: 700)
    #expect(try shop.coverage(.metrics, "AWS/Lambda").allSatisfy { $0.outcome != .answered })
  }
}
