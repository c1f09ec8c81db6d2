package import ServerlessModel

/// A metric's points against a limit, in CloudWatch's terms.
package struct MetricCondition: Hashable, Sendable {
  /// What a period without a point counts as.
  package enum MissingData: String, Hashable, Sendable, CaseIterable {
    case notBreaching, breaching, ignore
  }

  /// The namespace of a metric that is of no resource, or of several; `nil` for one of the resource that is judged.
  package var namespace: String?
  /// What the dimensions of a namespace's metric must say; a series may have more.
  package var dimensions: [MetricID.Dimension]
  package var metric: String
  package var statistic: Statistic
  package var comparison: Comparison
  package var threshold: Double
  package var periodSeconds: Int64
  /// So many of the last `evaluationPeriods` must breach.
  package var datapointsToAlarm: Int
  package var evaluationPeriods: Int
  package var missingData: MissingData
  /// At least so many runs or requests (SampleCount, or Invocations) in the window; 0 for any.
  package var minimumSample: Int

  /// Makes a condition; by default the newest period decides.
  package init(
    namespace: String? = nil, dimensions: [MetricID.Dimension] = [], metric: String,
    statistic: Statistic, comparison: Comparison, threshold: Double, periodSeconds: Int64 = 300,
    datapointsToAlarm: Int = 1, evaluationPeriods: Int = 1,
    missingData: MissingData = .notBreaching, minimumSample: Int = 0
  ) {
    self.namespace = namespace
    self.dimensions = dimensions
    self.metric = metric
    self.statistic = statistic
    self.comparison = comparison
    self.threshold = threshold
    self.periodSeconds = periodSeconds
    self.datapointsToAlarm = datapointsToAlarm
    self.evaluationPeriods = evaluationPeriods
    self.missingData = missingData
    self.minimumSample = minimumSample
  }

  var windowSeconds: Int64 { periodSeconds * Int64(evaluationPeriods) }

  func judge(_ context: Context, message: String) throws -> Verdict {
    guard try context.records(metric, statistic) else { return .notApplicable }
    let period = try period(context)
    let window = period * Int64(evaluationPeriods)
    // The last whole period may have ended up to one period ago.
    let points = try context.points(metric, statistic, window + period)
    try context.require(metric: metric, window)
    guard try hasSample(context, window) else { return .pass }
    return verdict(on: Array(points), period, endingAt: context.at, message)
  }

  /// What points come to that are known to be all there are.
  func verdict(
    on points: [MetricPoint], _ period: Int64, endingAt end: Instant, _ message: String
  ) -> Verdict {
    let periods = values(points, period, endingAt: end)
    let breaching = periods.filter { $0.value.map { comparison.holds($0, threshold) } ?? isBad }
    guard breaching.count >= datapointsToAlarm else { return .pass }
    let worst = worst(of: breaching.compactMap(\.value))
    return .fails(
      "\(message): \(statistic.name) of \(metric) \(comparison.sign) \(Format.short(threshold)) in "
        + "\(breaching.count) of \(evaluationPeriods) periods"
        + (worst.map { ", worst \(Format.short($0))" } ?? ""),
      figure: worst?.magnitude ?? 0, since: breaching.first?.start,
      .count("breachingPeriods", breaching.count), .number("worst", worst ?? threshold),
      .number("threshold", threshold))
  }

  private var isBad: Bool { missingData == .breaching }

  /// The policy's period, or the recording's own where that is coarser.
  private func period(_ context: Context) throws -> Int64 {
    let minutes = Parameter("windowMinutes", Double(windowSeconds) / 60)
    let held = try context.breach(metric, statistic, ofLast: minutes) { _ in true }
    return max(periodSeconds, Int64(held.periodSeconds))
  }

  private func hasSample(_ context: Context, _ window: Int64) throws -> Bool {
    guard minimumSample > 0 else { return true }
    if let counted = try? context.sum("Invocations", window), counted > 0 {
      return counted >= Double(minimumSample)
    }
    let samples = try context.points(metric, .sampleCount, window)
    return samples.reduce(0) { $0 + $1.value } >= Double(minimumSample)
  }

  /// The value of each period, oldest first; finer points are merged as the statistic wants.
  private func values(_ points: [MetricPoint], _ seconds: Int64, endingAt end: Instant) -> [Period]
  {
    let last = end.floored(toSeconds: seconds)
    let all = (0..<evaluationPeriods).map { place in
      let start = last.adding(seconds: -seconds * Int64(evaluationPeriods - place))
      let span = TimeSpan(start: start, end: start.adding(seconds: seconds))
      return Period(start: start, value: merged(points.filter { span.contains($0.time) }))
    }
    return missingData == .ignore ? all.filter { $0.value != nil } : all
  }

  private struct Period {
    var start: Instant
    var value: Double?
  }

  private func merged(_ points: [MetricPoint]) -> Double? {
    let values = points.map(\.value)
    guard !values.isEmpty else { return nil }
    return switch statistic {
    case .sum, .sampleCount: values.reduce(0, +)
    case .minimum: values.min()
    case .average: values.reduce(0, +) / Double(values.count)
    default: values.max()
    }
  }

  private func worst(of values: [Double]) -> Double? {
    switch comparison {
    case .less, .atMost: values.min()
    default: values.max()
    }
  }
}
