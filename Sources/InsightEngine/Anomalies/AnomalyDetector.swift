import Glibc
package import ServerlessModel

/// Finds the values of one series that stand out against its own last week, point by point.
///
/// A level follows the series slowly, and each side of it has a scale from the residuals of the last seven days, wide
/// enough for their tail. On made-up series with labels plain scores were too loud where spikes are common and too deaf
/// where days are alike. So the first three days ask for more, four excursions a week are a habit and no news, and what
/// is usual at an hour of the day is taken off first. A batch is fed point by point, so a stream answers the same.
package struct AnomalyDetector: Sendable {
  /// The share of a residual by which the level follows in five minutes.
  private static let rate = 0.03
  private static let rateMs = 300_000.0
  /// No value pulls the level, or is remembered, from farther than so many steps, so that one spike hides no other.
  private static let pullSteps = 4.0
  private static let keptSteps = 3.0
  /// The level takes longer gaps for one hour, so that one value after them does not set it.
  private static let longestStepMs: Int64 = 3_600_000
  /// No judgement before so much history.
  static let leastHistorySeconds: Int64 = 12 * 3600
  private static let leastPoints = 20
  /// Tails are known well from here on.
  private static let fullHistoryMs = 72.0 * 3_600_000
  /// No metric reaches this; larger numbers would overflow where they are multiplied.
  private static let greatestValue = 1e100
  /// Beyond this a score says no more.
  private static let greatestScore = 1000.0

  private let settings: AnomalySettings
  private var first: Instant?
  private var last: Instant?
  private var level = 0.0
  private var window: ResidualWindow
  private var pattern = DailyPattern()
  private var excursions = Excursions()
  private var alarm = AlarmLife()
  private var pace = Pace()

  /// Makes a detector that has seen nothing.
  package init(_ settings: AnomalySettings = AnomalySettings()) {
    self.settings = settings
    window = ResidualWindow(settings)
  }

  /// Takes the next point; `nil` while there is too little history, and for a point that is none or comes too late.
  package mutating func take(_ point: MetricPoint) -> AnomalyReading? {
    guard point.value.magnitude < Self.greatestValue, last.map({ point.time > $0 }) ?? true else {
      return nil
    }
    let value = settings.scaled(point.value)
    let known = pattern.isKnown
    pattern.add(value, at: point.time)
    if pattern.isKnown != known { relearn() }
    let rest = value - pattern.usual(at: point.time)
    let residual = rest - (last == nil ? rest : level)
    let rate = pace.rate(from: last, to: point.time)
    let begun = first ?? point.time
    (first, last) = (begun, point.time)
    let age = point.time.since(begun)
    guard age >= Self.leastHistorySeconds * 1000, window.count >= Self.leastPoints else {
      // A level of few values is their mean.
      level += max(rate, 1 / Double(window.count + 1)) * (rest - level)
      window.add(residual, of: value, at: point.time)
      return nil
    }
    let scale = window.scale()
    let (reading, step) = judge(point, residual, value - residual, scale, ageMs: age)
    let pull = scale.clamped(residual, to: Self.pullSteps)
    level += step == .isAccepted ? residual : rate * pull
    window.add(scale.clamped(residual, to: Self.keptSteps), of: value, at: point.time)
    return reading
  }

  /// The same in as little memory as holds it, for keeping many.
  func trimmed() -> AnomalyDetector {
    var trimmed = self
    trimmed.window = window.trimmed()
    return trimmed
  }

  private mutating func judge(
    _ point: MetricPoint, _ residual: Double, _ foot: Double, _ scale: ResidualWindow.Scale,
    ageMs: Int64
  ) -> (reading: AnomalyReading, step: AlarmLife.Step) {
    let score = scale.score(residual)
    let least = settings.score * max(1, Self.fullHistoryMs / Double(ageMs)).squareRoot()
    let isOut = score.magnitude >= settings.score
    let isHabit = isOut && excursions.isHabit(residual - scale.centre, at: point.time)
    let isAnomalous = score.magnitude >= least && !isHabit
    let middle = foot + scale.centre
    let usual = pattern.usual(at: point.time)
    let low = middle - least * scale.down
    let high = middle + least * scale.up
    let step = alarm.step(
      AlarmLife.Point(
        time: point.time, isAnomalous: isAnomalous, value: foot + residual - usual,
        bounds: low - usual...max(low, high) - usual))
    let reading = AnomalyReading(
      time: point.time, value: point.value, expected: settings.unscaled(middle),
      expectedLow: settings.unscaled(low), expectedHigh: settings.unscaled(high),
      score: min(score.magnitude, Self.greatestScore), direction: score < 0 ? .low : .high,
      isAnomalous: isAnomalous, isAlarm: step == .begins,
      isLevelShift: step == .settles || step == .isAccepted)
    return (reading, step)
  }

  /// Looks back on the last week as if the pattern had come, or gone, before it.
  private mutating func relearn() {
    var level: Double?
    var last: Instant?
    let pattern = pattern
    var pace = pace
    window.restate { value, time in
      let rest = value - pattern.usual(at: time)
      let residual = rest - (level ?? rest)
      level = (level ?? rest) + pace.rate(from: last, to: time) * residual
      last = time
      return residual
    }
    self.level = level ?? self.level
  }

  /// The share by which the level follows a value; most series keep their step, so the last answer is kept.
  private struct Pace {
    private var passed: Int64 = 0
    private var share = 0.0

    /// The share by the time since the value before.
    mutating func rate(from last: Instant?, to time: Instant) -> Double {
      let passed = min(last.map { time.since($0) } ?? 0, longestStepMs)
      if passed != self.passed {
        self.passed = passed
        share = 1 - pow(1 - AnomalyDetector.rate, Double(passed) / rateMs)
      }
      return share
    }
  }
}

extension AnomalyDetector {
  /// What is made of every point that could be judged, oldest first.
  package static func readings(of points: [MetricPoint], _ settings: AnomalySettings)
    -> [AnomalyReading]
  {
    var detector = AnomalyDetector(settings)
    let ordered = points.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    return ordered.compactMap { detector.take($0.element) }
  }
}
