import ServerlessModel

/// The fleet with what only some screens are about.
extension Fleet {
  /// A version of charge-card that was deployed before it failed.
  static var deployed: FakeReading {
    var reading = reading
    reading.deploymentList.append(
      Deployment(
        id: "d2", resource: chargeCard, time: moment("2026-11-20T14:02:00Z"),
        fromCodeHash: "04d51cd1b0dd6f6a", toCodeHash: "2b51a765f376dc20", fromVersion: "41",
        toVersion: "42"))
    return reading
  }

  /// Orders that checkout counted itself, fewer since its cards time out.
  static var trading: FakeReading {
    var reading = reading
    let metric = MetricID(
      namespace: "Shop", name: "OrdersPlaced",
      dimensions: [.init(name: "FunctionName", value: "place-order")])
    let series = SeriesID(
      account: prod, region: region, metric: metric, statistic: .sum, periodSeconds: 60,
      resource: .function("place-order", account: prod, region: region))
    let last = at.floored(toSeconds: 60)
    let points = (0..<120).map { minute -> MetricPoint in
      let orders = minute < 90 ? 8 + minute % 5 : 1 + minute % 3
      return MetricPoint(
        time: last.adding(seconds: Int64(minute - 119) * 60), value: Double(orders))
    }
    reading.seriesList.append(Series(id: series, points: points))
    return reading
  }

  static let businessMetrics = [
    BusinessMetric(title: "orders placed", namespace: "Shop", name: "OrdersPlaced"),
    BusinessMetric(
      title: "refunds", namespace: "Shop", name: "Refunds", microservice: "checkout"),
  ]
}
