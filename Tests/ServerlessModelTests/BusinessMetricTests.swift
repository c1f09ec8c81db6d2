import ServerlessModel
import Testing

struct `a business metric` {
  private static func series(
    _ dimensions: [String: String] = [:], period: Int = 60, _ name: String = "OrdersPlaced"
  ) -> SeriesID {
    SeriesID(
      account: "111122223333", region: "eu-west-1",
      metric: MetricID(
        namespace: "Shop", name: name,
        dimensions: dimensions.sorted { $0.key < $1.key }
          .map { MetricID.Dimension(name: $0.key, value: $0.value) }),
      statistic: .sum, periodSeconds: period)
  }

  private static let metric = BusinessMetric(
    title: "orders", namespace: "Shop", name: "OrdersPlaced")

  @Test func `never adds up the dimension sets that one event was published with`() {
    let all = [Self.series(["Currency": "EUR"]), Self.series(), Self.series(["Currency": "USD"])]
    #expect(Self.metric.chosen(from: all) == [Self.series()])
  }

  @Test func `adds up what is told apart where nothing is told together`() {
    let all = [Self.series(["Currency": "EUR"]), Self.series(["Currency": "USD"])]
    #expect(Self.metric.chosen(from: all) == all)
  }

  @Test func `takes the dimensions that were named`() {
    var metric = Self.metric
    metric.dimensions = [MetricID.Dimension(name: "Currency", value: "EUR")]
    let all = [Self.series(), Self.series(["Currency": "EUR"]), Self.series(["Currency": "USD"])]
    #expect(metric.chosen(from: all) == [all[1]])
  }

  @Test func `takes the finest period that is held`() {
    let all = [Self.series(period: 300), Self.series(period: 60), Self.series([:], "Refunds")]
    #expect(Self.metric.chosen(from: all) == [all[1]])
  }

  @Test(arguments: [
    (Statistic.sum, 6.0), (.average, 2), (.minimum, 1), (.maximum, 3), (Statistic("p90"), 3),
  ])
  func `merges values as its statistic wants`(statistic: Statistic, expected: Double) {
    var metric = Self.metric
    metric.statistic = statistic
    #expect(metric.merged([1, 2, 3]) == expected)
    #expect(metric.merged([]) == nil)
  }
}
