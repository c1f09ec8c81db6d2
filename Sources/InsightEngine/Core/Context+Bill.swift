import ServerlessModel

/// What Cost Explorer billed an account, by usage type.
struct Bill {
  /// Dollars a month.
  private(set) var byType: [String: Double] = [:]
  private(set) var days = 0.0

  var total: Double { byType.values.reduce(0, +) }

  /// Reads daily or longer periods; the same day of several types is one day.
  init(_ series: [(type: String, points: [MetricPoint], periodSeconds: Int)]) {
    var covered: [Instant: Double] = [:]
    for (type, points, period) in series {
      for point in points {
        byType[type, default: 0] += point.value
        covered[point.time] = Double(period) / 86_400
      }
    }
    days = covered.values.reduce(0, +)
    let month = 30 / max(1, days)
    byType = byType.mapValues { $0 * month }
  }
}

extension Context {
  /// What was billed in the last `seconds`, in whichever region it was asked for; throws where nobody asked.
  func bill(_ seconds: Int64) throws -> Bill {
    let span = last(seconds)
    var parts: [(type: String, points: [MetricPoint], periodSeconds: Int)] = []
    for region in facts.fleet.accounts.regions(of: resource.account) {
      for series in try facts.source.series(of: region.id)
      where series.metric.name == "UnblendedCost" {
        guard let type = series.metric.value(of: "USAGE_TYPE") else { continue }
        parts.append(
          (type, try facts.source.points(of: series, in: span), series.periodSeconds))
      }
    }
    let bill = Bill(parts)
    guard bill.days > 0 else { throw lacks("ce:GetCostAndUsage") }
    return bill
  }
}
