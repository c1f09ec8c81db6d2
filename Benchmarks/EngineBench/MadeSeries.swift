import Glibc
import ServerlessModel

/// One metric of one made-up resource, a value a period, in two bytes each; a class, so that asking for it copies nothing.
final class MadeSeries: Sendable {
  /// Stands where there is no point.
  private static let none = UInt16.max

  let metric: String
  let statistic: Statistic
  let periodSeconds: Int64
  /// What one step of the values is worth.
  private let unit: Double
  private let values: [UInt16]

  /// Takes values, not-a-number where there is no point.
  init(_ metric: String, _ statistic: Statistic, every period: Int64, _ values: [Double]) {
    self.metric = metric
    self.statistic = statistic
    periodSeconds = period
    let most = values.lazy.filter { !$0.isNaN }.max() ?? 0
    let unit =
      most < 60_000 && values.allSatisfy { $0.isNaN || $0 == $0.rounded() } ? 1 : most / 60_000
    self.unit = unit
    self.values = values.map { $0.isNaN ? Self.none : UInt16(max(0, $0 / unit)) }
  }

  /// The value of each period, in their order; `nil` where there is none.
  subscript(place: Int) -> Double? {
    values[place] == Self.none ? nil : Double(values[place]) * unit
  }

  var count: Int { values.count }

  /// The points of a span, all of them of periods that are over by its end.
  func points(_ span: TimeSpan) -> [MetricPoint] {
    let period = periodSeconds * 1000
    let first = max(0, (span.start.since(MadeFleet.start) + period - 1) / period)
    let last = min(Int64(values.count), (span.end.since(MadeFleet.start) + period - 1) / period)
    var points: [MetricPoint] = []
    guard first < last else { return points }
    points.reserveCapacity(Int(last - first))
    for place in first..<last {
      guard let value = self[Int(place)] else { continue }
      points.append(
        MetricPoint(time: MadeFleet.start.adding(milliseconds: place * period), value: value))
    }
    return points
  }
}

/// What a metric does over the day.
struct MadeShape {
  /// The value in the middle of its range.
  var level = 1.0
  /// The part of the level by which a day swings it.
  var swing = 0.4
  /// The part of the level by which chance moves it.
  var noise = 0.15
  /// The chance of a point that stands out, and how many times the level it is.
  var burst = (chance: 0.0, times: 6.0)
  /// The chance of a point at all.
  var density = 1.0
  var isWhole = true

  func series(
    _ metric: String, _ statistic: Statistic, every period: Int64 = 60, _ dice: inout Dice
  ) -> MadeSeries {
    let count = MadeFleet.seconds / period
    var values: [Double] = []
    values.reserveCapacity(Int(count))
    for place in 0..<count {
      values.append(dice.falls(density) ? value(hour: Double(place * period) / 3600, &dice) : .nan)
    }
    return MadeSeries(metric, statistic, every: period, values)
  }

  private func value(hour: Double, _ dice: inout Dice) -> Double {
    let daily = 1 + swing * sin((hour - 8) / 24 * 2 * .pi)
    let chance = 1 + noise * (dice.share() + dice.share() + dice.share() - 1.5)
    let value = level * daily * chance * (dice.falls(burst.chance) ? burst.times : 1)
    return isWhole ? value.rounded() : value
  }
}
