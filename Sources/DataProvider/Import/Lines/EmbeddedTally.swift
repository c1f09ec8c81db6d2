import LogParsing
import ServerlessModel

/// Sums the values of embedded metric format lines by minute, as CloudWatch does.
struct EmbeddedTally {
  private struct Sums {
    var count = 0.0
    var sum = 0.0
    var least = Double.infinity
    var most = -Double.infinity
  }

  private struct Key: Hashable {
    var metric: MetricID
    var unit: String?
  }

  private let account: String
  private let region: String
  private var minutes: [Key: [Int64: Sums]] = [:]

  init(account: String, region: String) {
    self.account = account
    self.region = region
  }

  var namespaces: Set<String> { Set(minutes.keys.map(\.metric.namespace)) }

  var pointCount: Int { minutes.values.reduce(0) { $0 + $1.count } * Self.statistics.count }

  mutating func add(_ metric: EmbeddedMetric) {
    let id = MetricID(
      namespace: metric.namespace, name: metric.name,
      dimensions: metric.dimensions.sorted { $0.name < $1.name })
    let minute = metric.time.floored(toSeconds: 60).milliseconds
    var sums = minutes[Key(metric: id, unit: metric.unit)]?[minute] ?? Sums()
    for value in metric.values where value.isFinite {
      sums.count += 1
      sums.sum += value
      sums.least = min(sums.least, value)
      sums.most = max(sums.most, value)
    }
    guard sums.count > 0 else { return }
    minutes[Key(metric: id, unit: metric.unit), default: [:]][minute] = sums
  }

  /// Takes out the minutes that were over before a moment.
  mutating func take(before moment: Instant) -> [Series] {
    let whole = moment.milliseconds - 60_000
    var taken = EmbeddedTally(account: account, region: region)
    for (key, sums) in minutes {
      taken.minutes[key] = sums.filter { $0.key <= whole }
      minutes[key] = sums.filter { $0.key > whole }
    }
    taken.minutes = taken.minutes.filter { !$0.value.isEmpty }
    minutes = minutes.filter { !$0.value.isEmpty }
    return taken.series
  }

  /// Four series a metric: count, sum, least and most by minute.
  var series: [Series] {
    minutes.flatMap { key, minutes in
      let times = minutes.keys.sorted()
      return Self.statistics.map { statistic, value in
        Series(
          id: SeriesID(
            account: account, region: region, metric: key.metric, statistic: statistic,
            periodSeconds: 60,
            resource: MetricOwner.resource(of: key.metric, account: account, region: region),
            unit: key.unit),
          points: times.compactMap { time in
            minutes[time].map { MetricPoint(time: Instant(milliseconds: time), value: value($0)) }
          })
      }
    }
  }

  private static let statistics: [(Statistic, @Sendable (Sums) -> Double)] = [
    (.sum, { $0.sum }), (.sampleCount, { $0.count }), (.minimum, { $0.least }),
    (.maximum, { $0.most }),
  ]
}
