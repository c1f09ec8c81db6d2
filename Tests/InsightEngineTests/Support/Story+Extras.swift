import ServerlessModel

@testable import InsightEngine

/// What a story tells beside its one resource's runs and plain metrics.
struct StoryExtras: Sendable {
  /// Series by all that names them; those of other resources are here too.
  var series: [Series] = []
  var alarms: Held<[Alarm]> = .value([])
  var quotas: [Quota] = []
}

extension Story {
  /// The story with any change.
  func with(_ change: (inout Story) -> Void) -> Story {
    var story = self
    change(&story)
    return story
  }

  /// A metric of one operation, index or class, period by period, the last one ending now.
  func metric(
    _ name: String, _ statistic: Statistic, by dimensions: [String: String], _ values: [Double],
    every seconds: Int64 = 60, namespace: String = "AWS/Test", of owner: ResourceID? = nil
  ) -> Story {
    with { story in
      let metric = MetricID(
        namespace: namespace, name: name,
        dimensions: dimensions.sorted { $0.key < $1.key }
          .map { MetricID.Dimension(name: $0.key, value: $0.value) })
      let id = SeriesID(
        account: Self.account, region: Self.region, metric: metric, statistic: statistic,
        periodSeconds: Int(seconds), resource: owner ?? resource.id)
      let points = values.enumerated().map { place, value in
        MetricPoint(
          time: Self.now.adding(seconds: Int64(place - values.count) * seconds), value: value)
      }
      story.extras.series.append(Series(id: id, points: points))
    }
  }

  /// Tags of the story's resource.
  func tagged(_ tags: [String: String]) -> Story { with { $0.resource.tags = tags } }

  /// Nobody asked a source, in no region and for nothing.
  func unasked(_ source: Coverage.Source) -> Story {
    with { $0.coverages.removeAll { $0.source == source } }
  }

  /// Another resource that is all in its tags, its stack and its age.
  func beside(_ other: Resource, _ value: Configuration? = nil) -> Story {
    with { story in
      story.others.append(other)
      guard let value else { return }
      story.configurations[other.id] = [
        ConfigurationVersion(from: Self.ago(60 * 1440), configuration: value)
      ]
    }
  }

  func alarm(_ alarm: Alarm) -> Story {
    with { $0.extras.alarms = .value(($0.extras.alarms.value ?? []) + [alarm]) }
  }

  func quota(_ quota: Quota) -> Story { with { $0.extras.quotas.append(quota) } }

  /// A log line of a group so many minutes ago.
  func line(_ message: String, ago: Double = 5, group: String) -> Story {
    with { story in
      story.logLines.append(
        LogLine(
          time: Self.ago(ago), logGroup: group, account: Self.account, region: Self.region,
          logStream: "s", message: message))
    }
  }
}

/// What a recording of the story answers to these.
extension Story {
  func series(of resource: ResourceID) throws -> [SeriesID] {
    missing[.metrics] == nil ? extras.series.map(\.id).filter { $0.resource == resource } : []
  }

  func points(of series: SeriesID, in span: TimeSpan) throws -> [MetricPoint] {
    extras.series.filter { $0.id == series }.flatMap(\.points).filter { span.contains($0.time) }
  }

  func seriesIDs(account: String?, namespace: String?) throws -> [SeriesID] {
    extras.series.map(\.id).filter {
      (account ?? $0.account) == $0.account
        && (namespace ?? $0.metric.namespace)
          == $0.metric.namespace
    }
  }

  /// As a recording puts series together that differ in their dimensions.
  func combined(_ metric: String, _ statistic: Statistic, of resource: ResourceID) -> [MetricPoint]
  {
    let named = extras.series.filter {
      $0.id.resource == resource && $0.id.metric.name == metric && $0.id.statistic == statistic
    }
    let byTime = Dictionary(grouping: named.flatMap(\.points), by: \.time)
    return byTime.sorted { $0.key < $1.key }.map { time, points in
      let total = points.reduce(0) { $0 + $1.value }
      let most = points.map(\.value).max() ?? 0
      return MetricPoint(time: time, value: statistic == .sum ? total : most)
    }
  }

  func totals(ofResources ids: [ResourceID], in span: TimeSpan) throws -> [ResourceID: Counters] {
    try ids.reduce(into: [:]) { all, id in
      var total = Counters()
      for point in try counters(of: id, in: span).value ?? [] { total.merge(point.counters) }
      if total != Counters() { all[id] = total }
    }
  }

  func alarms(at moment: Instant) throws -> Held<[Alarm]> {
    extras.alarms.map { $0.filter { $0.since <= moment } }
  }

  func quotas(account: String, region: String) throws -> [Quota] {
    extras.quotas.filter { $0.account == account && $0.region == region }
  }
}

/// Stories of an account.
extension Story {
  /// The account in the story's region, with what is set for it.
  static func account(_ change: (inout AccountConfiguration) -> Void = { _ in }) -> Story {
    var account = AccountConfiguration()
    change(&account)
    return Story(.account, Story.account).configuration(.account(account))
  }

  /// The same account in a region whose name comes first.
  func alsoElsewhere() -> Story {
    var first = resource
    first.id = ResourceID(
      .account, name: Self.account, account: Self.account, region: "af-south-1")
    first.region = "af-south-1"
    return beside(first)
  }

  /// A resource with tags.
  static func tagged(
    _ kind: ResourceKind, _ name: String, _ tags: [String: String] = [:],
    _ change: (inout Resource) -> Void = { _ in }
  ) -> Resource {
    var other = resource(kind, name)
    other.tags = tags
    change(&other)
    return other
  }
}
