import AWSClient
import Foundation
import ServerlessModel

/// Which metric a result holds, and how it was aggregated.
struct MetricSource {
  var metric: MetricID
  var statistic: Statistic
  /// In seconds; `nil` where only the points can say.
  var period: Int?
  var unit: String?

  init(metric: MetricID, statistic: Statistic, period: Int?, unit: String?) {
    self.metric = metric
    self.statistic = statistic
    self.period = period
    self.unit = unit
  }

  /// What the question says, else what the label says; `nil` where neither names a metric.
  init?(_ result: CloudWatch.Result, _ query: CloudWatch.Query?) {
    if let stat = query?.metricStat, let asked = Self.metric(stat.metric) {
      self.init(
        metric: asked, statistic: Statistic(stat.stat ?? "Average"), period: stat.period,
        unit: stat.unit)
      return
    }
    let search = query?.expression.flatMap { SearchExpression($0) }
    if let search, let label = result.label, let found = search.metric(label: label) {
      self.init(metric: found, statistic: search.statistic, period: search.period, unit: nil)
    } else if let label = result.label.flatMap({ MetricLabel($0) }) {
      self.init(
        metric: label.metric, statistic: label.statistic, period: query?.period, unit: nil)
    } else {
      return nil
    }
  }

  static func metric(_ metric: CloudWatch.Metric?) -> MetricID? {
    MetricID(
      metric?.namespace, metric?.metricName,
      (metric?.dimensions ?? []).map { ($0.name ?? "", $0.value ?? "") })
  }

  /// The metric that a path names in the form of a label, with or without the metric's name.
  static func subject(_ subject: String?, label: String?) -> MetricID? {
    guard let subject else { return nil }
    let text = subject.contains(" ") ? subject : subject + " " + (label ?? "")
    return MetricLabel(text)?.metric
  }

  func series(_ answer: Answer, _ points: [MetricPoint]) -> SeriesID {
    SeriesID(
      account: answer.account, region: answer.region, metric: metric, statistic: statistic,
      periodSeconds: period ?? Self.smallestGap(points) ?? 300,
      resource: MetricOwner.resource(
        of: metric, account: answer.account, region: answer.region), unit: unit)
  }

  /// The smallest distance between two points, in seconds, if it is one that CloudWatch can be asked for.
  private static func smallestGap(_ points: [MetricPoint]) -> Int? {
    let times = points.map(\.time.milliseconds).sorted()
    let gap = zip(times.dropFirst(), times).map { $0 - $1 }.filter { $0 > 0 }.min()
    return gap.map { Int($0 / 1000) }.flatMap { $0 >= 60 && $0 % 60 == 0 ? $0 : nil }
  }
}

/// `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors"', 'Sum', 300)`: one result a function, labelled by its name.
struct SearchExpression {
  var namespace: String
  var dimension: String
  var name: String
  var statistic: Statistic
  var period: Int?

  /// Reads an expression of one dimension and one metric name; `nil` for others.
  init?(_ text: String) {
    guard text.hasPrefix("SEARCH("), let open = text.firstIndex(of: "{"),
      let close = text.firstIndex(of: "}"), open < close
    else { return nil }
    let schema = text[text.index(after: open)..<close].split(separator: ",")
      .map { $0.drop { $0 == " " } }
    let rest = text[close...]
    guard schema.count == 2, let key = rest.range(of: "MetricName=\""),
      let end = rest[key.upperBound...].firstIndex(of: "\"")
    else { return nil }
    namespace = String(schema[0])
    dimension = String(schema[1])
    name = String(rest[key.upperBound..<end])
    let tail = rest[end...].split { "', )".contains($0) }.map(String.init)
    guard let stat = tail.first(where: MetricLabel.isStatistic) else { return nil }
    statistic = Statistic(stat)
    period = tail.compactMap { Int($0) }.last
  }

  /// The metric of one result; CloudWatch labels it by the dimension's value, with the metric's name where several are shown.
  func metric(label: String) -> MetricID? {
    let words = label.split(separator: " ").map(String.init).filter { $0 != name }
    guard words.count == 1 else { return nil }
    return MetricID(namespace, name, [(dimension, words[0])])
  }
}

/// What was asked of each namespace, and what came of it.
struct MetricCoverage {
  var asked: TimeSpan?
  private var byNamespace: [String: (span: TimeSpan?, points: Int)] = [:]

  init(asked: TimeSpan?) { self.asked = asked }

  mutating func note(_ id: SeriesID, _ points: [MetricPoint]) {
    var held = byNamespace[id.metric.namespace] ?? (nil, 0)
    held.points += points.count
    let times = points.map(\.time)
    if let first = times.min(), let last = times.max() {
      let end = last.adding(seconds: Int64(id.periodSeconds))
      held.span = TimeSpan(
        start: min(held.span?.start ?? first, first), end: max(held.span?.end ?? end, end))
    }
    byNamespace[id.metric.namespace] = held
  }

  func write(_ answer: Answer, _ gathering: inout Gathering) {
    for (namespace, held) in byNamespace {
      guard let span = asked ?? held.span else { continue }
      gathering.cover(
        .metrics, account: answer.account, region: answer.region, scope: namespace,
        held.points == 0 ? .empty : .answered, at: answer.time, span: span)
    }
  }
}
