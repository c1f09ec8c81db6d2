import ServerlessModel
import Testing

@testable import DataProvider

/// Which windows are asked for, in how many calls.
struct MetricPlanTests {
  private let now = Instant(epoch: 1_795_183_337)
  private let end = Instant(epoch: 1_795_183_200)

  private static func series(_ count: Int, in namespace: String = "AWS/Lambda") -> [WantedSeries] {
    (0..<count).map {
      WantedSeries(
        metric: MetricID(
          namespace: namespace, name: "Errors",
          dimensions: [.init(name: "FunctionName", value: "fn-\($0)")]), statistic: .sum,
        isClose: false)
    }
  }

  private func batches(_ plan: MetricPlan, _ series: [WantedSeries], fresh: Set<MetricID> = [])
    -> [MetricBatch]
  {
    plan.batches(series, fresh: fresh, scope: { $0.metric.namespace }, at: now)
  }

  @Test(arguments: [(0, 0), (1, 1), (499, 1), (500, 1), (501, 2), (1000, 2), (1001, 3)])
  func `five hundred series go into one call`(count: Int, calls: Int) {
    let plan = MetricPlan(periodSeconds: 300, backfillSeconds: 3600)
    #expect(batches(plan, Self.series(count)).count == calls)
  }

  @Test func `a first window reaches back as far as was said, in whole periods`() {
    let plan = MetricPlan(periodSeconds: 300, backfillSeconds: 3600)
    #expect(
      batches(plan, Self.series(1)).first?.window
        == TimeSpan(start: end.adding(seconds: -3600), end: end))
  }

  @Test func `the next one goes on from what is settled, with one period once more`() {
    var plan = MetricPlan(periodSeconds: 300, backfillSeconds: 3600)
    let before = end.adding(seconds: -300)
    #expect(plan.answered("AWS/Lambda", upTo: before) == before.adding(seconds: -300))
    #expect(
      batches(plan, Self.series(1)).first?.window
        == TimeSpan(start: before.adding(seconds: -600), end: end))
    // An answer that comes out of turn settles nothing back.
    #expect(
      plan.answered("AWS/Lambda", upTo: before.adding(seconds: -900))
        == before.adding(seconds: -300))
  }

  @Test func `nothing is asked of a time that has not come`() {
    let plan = MetricPlan(
      periodSeconds: 300, backfillSeconds: 3600,
      settled: ["AWS/Lambda": end.adding(seconds: 7200)])
    #expect(batches(plan, Self.series(3)).isEmpty)
  }

  @Test func `what turned active lies in a batch of its own, three hours back`() {
    let plan = MetricPlan(
      periodSeconds: 300, backfillSeconds: 3600, settled: ["AWS/Lambda": end.adding(seconds: -300)])
    let series = Self.series(1000)
    let all = batches(plan, series, fresh: [series[700].metric])
    #expect(all.count == 2)
    #expect(all.map(\.window.seconds) == [10_800, 600])
    #expect(all[0].series.contains(series[700]))
  }

  @Test func `a gap is filled for as long as CloudWatch keeps minutes, and no longer`() {
    let plan = MetricPlan(
      periodSeconds: 60, backfillSeconds: 3600,
      settled: ["AWS/Lambda": end.adding(seconds: -30 * 86_400)])
    #expect(batches(plan, Self.series(1)).first?.window.seconds == 1_209_600.0)
  }

  @Test func `the catalogue reads what it says, and nothing that is told apart further`() throws {
    let space = try #require(
      MetricCatalogue.spaces(of: ["lambda"]).first { $0.namespace == "AWS/Lambda" })
    let duration = try #require(space.shapes["Duration"])
    #expect(duration.always.map(\.name) == ["Average", "Maximum"])
    #expect(duration.close.map(\.name) == ["p50", "p90", "p95", "p99"])
    let concurrency = try #require(space.shapes["ConcurrentExecutions"])
    let account = MetricID(namespace: "AWS/Lambda", name: "ConcurrentExecutions", dimensions: [])
    #expect(concurrency.takes(account))
    #expect(!duration.takes(account))
    #expect(space.shapes["Nonsense"] == nil)
  }

  @Test func `every metric of the catalogue belongs to a resource`() {
    for space in MetricCatalogue.spaces(of: nil) {
      for shape in space.shapes.values {
        #expect(!shape.always.isEmpty, "\(space.namespace) \(shape.name)")
        for names in shape.dimensions {
          let metric = MetricID(
            namespace: space.namespace, name: shape.name,
            dimensions: names.sorted().map { .init(name: $0, value: "x") })
          #expect(
            MetricOwner.resource(of: metric, account: "111122223333", region: "eu-west-1") != nil,
            "\(space.namespace) \(shape.name) \(names.sorted())")
        }
      }
    }
  }
}
