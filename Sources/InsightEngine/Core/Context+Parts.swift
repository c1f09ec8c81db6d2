import ServerlessModel

/// The points of a metric that one value of a dimension has: one operation, one index, one storage class.
struct MetricPart {
  let name: String
  let points: [MetricPoint]
  let periodSeconds: Int

  var total: Double { points.reduce(0) { $0 + $1.value } }

  /// The periods in which a condition holds.
  func breach(where holds: (MetricPoint) -> Bool) -> Breach {
    Breach(points: points.filter(holds), all: points, periodSeconds: periodSeconds)
  }
}

extension [MetricPart] {
  /// The parts that have anything, greatest first: `PutItem ×30`.
  var ranked: [String] {
    filter { $0.total > 0 }.sorted { ($1.total, $0.name) < ($0.total, $1.name) }
      .map { $0.name + " ×" + Format.count(Int($0.total)) }
  }
}

extension Context {
  /// A metric by the values of one of its dimensions, over the last `seconds`, in the order of the alphabet.
  ///
  /// Throws where the metric was not recorded at all; empty where it was asked for and has no points.
  func parts(_ metric: String, _ statistic: Statistic, by dimension: String, _ seconds: Int64)
    throws -> [MetricPart]
  {
    let series = try facts.shelf.series().filter {
      $0.metric.name == metric && $0.statistic == statistic
    }
    if series.isEmpty { _ = try points(metric, statistic, seconds) }
    let byValue = Dictionary(grouping: series) { $0.metric.value(of: dimension) }
    return try byValue.sorted { ($0.key ?? "") < ($1.key ?? "") }.compactMap { value, series in
      try value.map { try part($0, series, seconds) }
    }
  }

  /// The series with the fewest other dimensions and the finest period speaks.
  private func part(_ name: String, _ series: [SeriesID], _ seconds: Int64) throws -> MetricPart {
    let ranked = series.sorted { $0.coarseness < $1.coarseness }
    let span = facts.loaded(from: last(seconds).start)
    let columns = try ranked.lazy.filter { $0.coarseness == ranked[0].coarseness }
      .map { try facts.shelf.column($0, in: span) }
    let period = columns.map(\.period).min() ?? 60
    let window = TimeSpan(
      seconds: max(seconds, period), endingAt: at.floored(toSeconds: period))
    let byTime = Dictionary(grouping: columns.flatMap { $0.points[window] }, by: \.time)
    let statistic = ranked[0].statistic
    let points = byTime.sorted { $0.key < $1.key }
      .map { MetricPoint(time: $0.key, value: statistic.combined($0.value.map(\.value))) }
    return MetricPart(name: name, points: points, periodSeconds: Int(period))
  }
}

extension SeriesID {
  /// Fewer is better: dimensions, then seconds.
  fileprivate var coarseness: Int { metric.dimensions.count * 1_000_000 + periodSeconds }
}

extension MetricID {
  /// The value of a dimension; `nil` where the metric does not have it.
  func value(of dimension: String) -> String? {
    dimensions.first { $0.name == dimension }?.value
  }
}

extension Statistic {
  /// One value for several series of the same moment; a percentile cannot be merged, so the worst stands.
  fileprivate func combined(_ values: [Double]) -> Double {
    switch self {
    case .sum, .sampleCount: values.reduce(0, +)
    case .average: values.reduce(0, +) / Double(max(1, values.count))
    case .minimum: values.min() ?? 0
    default: values.max() ?? 0
    }
  }
}
