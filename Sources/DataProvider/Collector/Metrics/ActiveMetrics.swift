import AWSClient
import ServerlessModel

/// Which metrics had points lately, so that nothing is paid for silence.
struct ActiveMetrics {
  /// By namespace; a namespace that was not listed yet is not there.
  private(set) var byNamespace: [String: [MetricID: MetricShape]] = [:]
  /// Metrics that the last list named and the one before did not.
  private(set) var fresh: Set<MetricID> = []

  /// Takes over a whole list of one namespace; `shapes` is `nil` for a namespace of the user's own.
  mutating func take(
    _ listed: [CloudWatch.Metric], of namespace: String, shapes: [String: MetricShape]?
  ) {
    var found: [MetricID: MetricShape] = [:]
    for one in listed {
      guard
        let metric = MetricID(
          one.namespace, one.metricName,
          (one.dimensions ?? []).map { ($0.name ?? "", $0.value ?? "") }),
        metric.namespace == namespace
      else { continue }
      guard let shapes else {
        found[metric] = MetricShape(custom: metric)
        continue
      }
      if let shape = shapes[metric.name], shape.takes(metric) { found[metric] = shape }
    }
    let known = byNamespace[namespace] ?? [:]
    fresh.formUnion(found.keys.filter { known[$0] == nil })
    byNamespace[namespace] = found
  }

  /// The series to ask for, in a steady order.
  func wanted(close: Bool) -> [WantedSeries] {
    byNamespace.values.flatMap { $0.flatMap { WantedSeries.of($0.key, $0.value) } }
      .filter { close || !$0.isClose }.sorted { $0.order < $1.order }
  }

  /// The plain series of one resource, all statistics of them; those that tell it apart further stay coarse, so that
  /// their sums keep one period.
  func plain(of resource: ResourceID, account: String, region: String) -> [WantedSeries] {
    wanted(close: true).filter {
      $0.metric.namespace.hasPrefix("AWS/") && $0.metric.dimensions.count == 1
        && MetricOwner.resource(of: $0.metric, account: account, region: region) == resource
    }
  }

  /// Forgets which metrics are new once they were asked for.
  mutating func forgetFresh() { fresh = [] }
}
