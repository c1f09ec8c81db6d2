import ServerlessModel

/// The last week of a series' residuals, and the scale that they give to each side.
struct ResidualWindow {
  /// The middle of the residuals and what counts as one step to either side of it.
  struct Scale {
    var centre: Double
    var up: Double
    var down: Double

    /// A residual brought to within so many steps.
    func clamped(_ residual: Double, to steps: Double) -> Double {
      min(max(residual, centre - steps * down), centre + steps * up)
    }

    /// The signed distance from the middle in steps.
    func score(_ residual: Double) -> Double {
      let distance = residual - centre
      return distance / (distance < 0 ? down : up)
    }
  }

  private struct Entry {
    var time: Instant
    var value: Double
    var residual: Double
  }

  private static let memoryMs: Int64 = 7 * 86_400_000
  /// Slow series are remembered for longer, fast ones for less than a week: half a day and a week at 5 minutes and 1.
  private static let counts = 144...10_080
  /// A standard normal's 99th percentile, so that `up` and `down` are standard deviations where tails are normal.
  private static let normalP99 = 2.326
  /// Turns a median distance into a standard deviation where values are normal.
  static let normalMAD = 1.4826
  /// Values are rarely exact to the last digit; without any spread one part in a billion still counts.
  private static let leastFloor = 1e-9

  private let settings: AnomalySettings
  private var entries: [Entry] = []
  private var oldest = 0
  private var residuals = RankedValues()
  /// Empty on a logarithm, whose floor does not depend on them.
  private var magnitudes = RankedValues()

  init(_ settings: AnomalySettings) { self.settings = settings }

  var count: Int { entries.count - oldest }

  mutating func add(_ residual: Double, of value: Double, at time: Instant) {
    forget(before: time)
    entries.append(Entry(time: time, value: value, residual: residual))
    residuals.insert(residual)
    if !settings.isLogarithmic { magnitudes.insert(value.magnitude) }
  }

  /// Works the residuals out anew, oldest first, from the values that they came from.
  mutating func restate(_ residual: (Double, Instant) -> Double) {
    entries.removeFirst(oldest)
    oldest = 0
    for place in entries.indices {
      entries[place].residual = residual(entries[place].value, entries[place].time)
    }
    residuals = RankedValues(entries.map(\.residual))
  }

  /// The scale of each side: the spread of the middle or the tail of that side, whichever is wider.
  ///
  /// Metrics are spiky, and their median distance is near zero where they idle; the tails keep both from alarming.
  func scale() -> Scale {
    let centre = residuals.percentile(0.5)
    let spread = max(
      Self.normalMAD * residuals.medianDistance(from: centre), floor)
    return Scale(
      centre: centre,
      up: max(spread, (residuals.percentile(0.99) - centre) / Self.normalP99),
      down: max(spread, (centre - residuals.percentile(0.01)) / Self.normalP99))
  }

  /// A twentieth of the usual value; on a logarithm, where a share is a difference, of one.
  private var floor: Double {
    if settings.isLogarithmic { return max(0.05, settings.floor) }
    let usual = 0.05 * magnitudes.percentile(0.5)
    return max(usual, 0.01 * magnitudes.percentile(0.99), settings.floor, Self.leastFloor)
  }

  /// The same without room to grow.
  func trimmed() -> ResidualWindow {
    var trimmed = self
    trimmed.entries = entries.dropFirst(oldest).map { $0 }
    trimmed.oldest = 0
    trimmed.residuals = residuals.trimmed()
    trimmed.magnitudes = magnitudes.trimmed()
    return trimmed
  }

  private mutating func forget(before time: Instant) {
    while count >= Self.counts.lowerBound,
      time.since(entries[oldest].time) >= Self.memoryMs || count >= Self.counts.upperBound
    {
      residuals.remove(entries[oldest].residual)
      if !settings.isLogarithmic { magnitudes.remove(entries[oldest].value.magnitude) }
      oldest += 1
    }
    guard oldest > 1024, oldest > count else { return }
    entries.removeFirst(oldest)
    oldest = 0
  }
}
