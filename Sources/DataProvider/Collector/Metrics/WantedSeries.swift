import ServerlessModel

/// A series that is to be asked for.
struct WantedSeries: Hashable, Sendable {
  var metric: MetricID
  var statistic: Statistic
  /// Whether it is read only of what is looked at or fails.
  var isClose: Bool

  /// What a shape wants of an active metric.
  static func of(_ metric: MetricID, _ shape: MetricShape) -> [WantedSeries] {
    shape.always.map { WantedSeries(metric: metric, statistic: $0, isClose: false) }
      + shape.close.map { WantedSeries(metric: metric, statistic: $0, isClose: true) }
  }

  /// What a list is ordered by, so that the same question is asked the same way each time.
  var order: String {
    let dimensions = metric.dimensions.map { $0.name + "=" + $0.value }.joined(separator: ",")
    return [metric.namespace, metric.name, dimensions, statistic.name].joined(separator: " ")
  }
}
