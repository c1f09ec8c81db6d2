import ServerlessModel

/// Reads the use of limits over the weeks before a moment.
struct LimitPoints {
  let source: any FactSource
  let window: Window

  /// So far back a line through daily peaks is drawn.
  private static let lookbackSeconds: Int64 = 28 * 86_400

  private var reach: TimeSpan {
    TimeSpan(start: window.at.adding(seconds: -Self.lookbackSeconds), end: window.at)
  }

  /// The points of a resource's metric; a rate is told by the second.
  func points(
    _ metric: String, _ statistic: Statistic, of resource: ResourceID, isRate: Bool = false
  ) throws -> [MetricPoint] {
    let held = try source.points(metric, statistic, of: resource, in: reach).value ?? []
    return isRate ? Self.perSecond(held) : held
  }

  /// The points of the series that AWS says counts a quota.
  func points(of quota: Quota, at place: ResourceID) throws -> [MetricPoint] {
    guard let metric = quota.usage else { return [] }
    let statistic = quota.usageStatistic ?? .maximum
    let series = try source.series(of: place).filter {
      $0.metric == metric && $0.statistic == statistic
    }.min { $0.periodSeconds < $1.periodSeconds }
    guard let series else { return [] }
    let scale = quota.periodSeconds.map { Double($0) / Double(max(1, series.periodSeconds)) } ?? 1
    return try source.points(of: series, in: reach).map {
      MetricPoint(time: $0.time, value: $0.value * scale)
    }
  }

  /// What several use together, moment by moment, and the most that each did.
  func together(
    _ metric: String, _ statistic: Statistic, of resources: [Resource], isRate: Bool = false
  ) throws -> (points: [MetricPoint], users: [LimitUse.User]) {
    var sums: [Instant: Double] = [:]
    var users: [LimitUse.User] = []
    for resource in resources {
      let own = try points(metric, statistic, of: resource.id, isRate: isRate)
      for point in own { sums[point.time, default: 0] += point.value }
      let recent = own.lazy.filter { window.span.contains($0.time) }.map(\.value).max()
      if let most = recent, most > 0 {
        users.append(LimitUse.User(resource: resource.id, peak: most))
      }
    }
    let points = sums.map { MetricPoint(time: $0.key, value: $0.value) }
    return (
      points.sorted { $0.time < $1.time },
      users.sorted { ($1.peak, $0.resource) < ($0.peak, $1.resource) }
    )
  }

  /// A limit with what its points tell of it.
  func use(
    _ quota: Quota, _ points: [MetricPoint], of resource: ResourceID? = nil,
    users: [LimitUse.User] = []
  ) -> LimitUse {
    var use = LimitUse(
      quota: quota, resource: resource, used: quota.used, peak: quota.peak, users: users)
    guard let peak = points.lazy.map(\.value).filter(\.isFinite).max() else { return use }
    use.peak = max(peak, quota.peak ?? peak)
    use.used = points.last { window.span.contains($0.time) }?.value ?? quota.used
    use.growthPerDay = Runway.growthPerDay(of: points, at: window.at)
    use.runway = Runway(of: points, limit: quota.limit, at: window.at)
    return use
  }

  private static func perSecond(_ points: [MetricPoint]) -> [MetricPoint] {
    let gaps = zip(points, points.dropFirst()).lazy.map { $1.time.since($0.time) / 1000 }
    let period = Double(max(1, gaps.filter { $0 > 0 }.min() ?? 60))
    return points.map { MetricPoint(time: $0.time, value: $0.value / period) }
  }
}
