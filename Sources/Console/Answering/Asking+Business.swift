import InsightEngine
import ServerlessModel

extension Asking {
  /// The business metrics that the user named, where this microservice is the one they belong to.
  func business(of service: MicroserviceName, _ members: [Resource]) throws -> [BusinessSeries] {
    let ids = Set(members.map(\.id))
    return try settings.business.compactMap { metric in
      guard metric.microservice == nil || metric.microservice == service.name else { return nil }
      let held = try reading.seriesIDs(account: service.account, namespace: metric.namespace)
        .filter { series in
          metric.microservice != nil || series.resource.map(ids.contains) ?? false
        }
      let chosen = metric.chosen(from: held)
      if chosen.isEmpty, metric.microservice == nil { return nil }
      let points = try chosen.flatMap { try reading.points(of: $0, in: span) }
        .sorted { $0.time < $1.time }
      return BusinessSeries(
        title: metric.title, statistic: metric.statistic,
        unit: chosen.first?.unit.flatMap { $0 == "Count" || $0 == "None" ? nil : $0 } ?? "",
        value: metric.merged(points.map(\.value)),
        values: bucketed(points, step: step(60, for: points), metric.merged),
        missing: chosen.isEmpty
          ? "\(metric.namespace) \(metric.name) not recorded" : "no point in this window")
    }
  }
}
