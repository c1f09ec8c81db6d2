/// What X-Ray counted of the calls from one service to another, over all traces that it sampled.
///
/// A recording keeps it as points of metrics, so that it is thinned and cut as they are.
package struct ServiceGraphCount: Hashable, Sendable {
  package var account: String
  package var region: String
  /// `nil` where traces begin.
  package var caller: String?
  package var callee: String
  package var span: TimeSpan
  package var calls: Double
  /// Errors, faults and throttled calls.
  package var failures: Double
  /// The length of all calls together.
  package var seconds: Double

  /// Makes the value from its parts.
  package init(
    account: String, region: String, caller: String?, callee: String, span: TimeSpan,
    calls: Double, failures: Double, seconds: Double
  ) {
    self.account = account
    self.region = region
    self.caller = caller
    self.callee = callee
    self.span = span
    self.calls = calls
    self.failures = failures
    self.seconds = seconds
  }

  /// The namespace of its series.
  package static let namespace = "X-Ray service graph"
  private static let (callerName, calleeName) = ("Caller", "Callee")

  /// The series and values that a recording keeps.
  package var values: [(series: SeriesID, value: Double)] {
    [("Calls", calls), ("Failures", failures), ("ResponseTime", seconds)].map { name, value in
      let dimensions = [
        MetricID.Dimension(name: Self.callerName, value: caller ?? ""),
        MetricID.Dimension(name: Self.calleeName, value: callee),
      ]
      let metric = MetricID(namespace: Self.namespace, name: name, dimensions: dimensions)
      return (
        SeriesID(
          account: account, region: region, metric: metric, statistic: .sum,
          periodSeconds: Int(span.milliseconds / 1000)), value
      )
    }
  }

  /// Reads back what points of a span were made from; points that lie outside by more than half do not count.
  package static func counts(
    in span: TimeSpan, of series: [SeriesID], _ points: (SeriesID, TimeSpan) throws -> [MetricPoint]
  ) rethrows -> [ServiceGraphCount] {
    var counts: [ServiceGraphCount: ServiceGraphCount] = [:]
    for id in series where id.metric.namespace == namespace {
      let period = Int64(id.periodSeconds)
      let earliest = TimeSpan(start: span.start.adding(seconds: -period), end: span.end)
      for point in try points(id, earliest) {
        let step = TimeSpan(start: point.time, end: point.time.adding(seconds: period))
        guard step.intersection(span).milliseconds * 2 > step.milliseconds,
          let empty = ServiceGraphCount(id, step)
        else { continue }
        counts[empty, default: empty].set(point.value, of: id.metric.name)
      }
    }
    return counts.values.filter { $0.calls > 0 }
  }

  private init?(_ series: SeriesID, _ span: TimeSpan) {
    let dimensions = series.metric.dimensions
    guard let callee = dimensions.first(where: { $0.name == Self.calleeName })?.value else {
      return nil
    }
    let caller = dimensions.first { $0.name == Self.callerName }?.value ?? ""
    self.init(
      account: series.account, region: series.region, caller: caller.isEmpty ? nil : caller,
      callee: callee, span: span, calls: 0, failures: 0, seconds: 0)
  }

  private mutating func set(_ value: Double, of name: String) {
    switch name {
    case "Calls": calls = value
    case "Failures": failures = value
    default: seconds = value
    }
  }
}

extension Coverage {
  /// The scope of what X-Ray counted, beside the traces that were read one by one.
  package static let serviceGraph = "service graph"
}
