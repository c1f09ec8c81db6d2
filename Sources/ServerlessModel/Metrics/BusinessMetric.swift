/// A metric that says how the business does, as the user named it: orders placed, not invocations.
package struct BusinessMetric: Hashable, Sendable {
  package var title: String
  package var namespace: String
  package var name: String
  package var statistic: Statistic
  /// What its dimensions must say; a series may have more.
  package var dimensions: [MetricID.Dimension]
  /// The microservice it is shown with; `nil` for the one whose function published it.
  package var microservice: String?

  /// Makes the value from its parts.
  package init(
    title: String, namespace: String, name: String, statistic: Statistic = .sum,
    dimensions: [MetricID.Dimension] = [], microservice: String? = nil
  ) {
    self.title = title
    self.namespace = namespace
    self.name = name
    self.statistic = statistic
    self.dimensions = dimensions
    self.microservice = microservice
  }

  /// The series that together are this metric: of those that match, the least told apart, at the finest period.
  ///
  /// CloudWatch counts one event in each set of dimensions that it was published with, so those are never added up.
  package func chosen(from all: [SeriesID]) -> [SeriesID] {
    let matching = all.filter { series in
      series.metric.namespace == namespace && series.metric.name == name
        && series.statistic == statistic
        && dimensions.allSatisfy(series.metric.dimensions.contains)
    }
    let least = matching.map(\.metric.dimensions.count).min()
    let plain = matching.filter { $0.metric.dimensions.count == least }
    let finest = plain.map(\.periodSeconds).min()
    return plain.filter { $0.periodSeconds == finest }
  }

  /// Values of one stretch of time as one.
  package func merged(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return switch statistic {
    case .sum, .sampleCount: values.reduce(0, +)
    case .minimum: values.min()
    case .average: values.reduce(0, +) / Double(values.count)
    default: values.max()
    }
  }
}
