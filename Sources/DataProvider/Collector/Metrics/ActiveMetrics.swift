import AWSClient
import ServerlessModel

/// Which metrics had points lately, so that nothing is paid for silence.
struct ActiveMetrics {
  /// The active metrics of one namespace.
  private struct Listed {
    var metrics: Set<MetricID> = []
    /// In a steady order, so that the same question is asked the same way each time.
    var series: [WantedSeries] = []
    var plain: [ResourceID: [WantedSeries]] = [:]
  }

  let account: String
  let region: String
  private var listed: [String: Listed] = [:]
  /// Metrics that the last list named and the one before did not.
  private(set) var fresh: Set<MetricID> = []

  init(account: String, region: String) {
    self.account = account
    self.region = region
  }

  /// The namespaces that were listed, silent ones too.
  var namespaces: Set<String> { Set(listed.keys) }

  /// Takes over a whole list of one namespace; `shapes` is `nil` for a namespace of the user's own.
  mutating func take(
    _ metrics: [CloudWatch.Metric], of namespace: String, shapes: [String: MetricShape]?
  ) {
    var new = Listed()
    for metric in metrics.compactMap(\.id) where metric.namespace == namespace {
      let shape = shapes.map { $0[metric.name] } ?? MetricShape(custom: metric)
      guard let shape, shape.takes(metric), new.metrics.insert(metric).inserted else { continue }
      let series = WantedSeries.of(metric, shape)
      new.series += series
      if let owner = plainOwner(of: metric) { new.plain[owner, default: []] += series }
    }
    let ordered = new.series.map { (order: $0.order, series: $0) }.sorted { $0.order < $1.order }
    new.series = ordered.map(\.series)
    fresh.formUnion(new.metrics.subtracting(listed[namespace]?.metrics ?? []))
    listed[namespace] = new
  }

  /// The series to ask for.
  func wanted(close: Bool) -> [WantedSeries] {
    let all = listed.sorted { $0.key < $1.key }.flatMap(\.value.series)
    return close ? all : all.filter { !$0.isClose }
  }

  /// The plain series of one resource, all statistics of them.
  func plain(of resource: ResourceID) -> [WantedSeries] {
    listed.sorted { $0.key < $1.key }.flatMap { $0.value.plain[resource] ?? [] }
  }

  /// Forgets which metrics are new once they were asked for.
  mutating func forgetFresh() { fresh = [] }

  /// Whom a metric belongs to that does not tell its resource apart further; the others stay coarse, so that their
  /// sums keep one period.
  private func plainOwner(of metric: MetricID) -> ResourceID? {
    guard metric.namespace.hasPrefix("AWS/"), metric.dimensions.count == 1 else { return nil }
    return MetricOwner.resource(of: metric, account: account, region: region)
  }
}

extension CloudWatch.Metric {
  /// What names it; `nil` without namespace or name.
  var id: MetricID? {
    MetricID(
      namespace, metricName, (dimensions ?? []).map { ($0.name ?? "", $0.value ?? "") })
  }
}
