import GRDB
package import ServerlessModel

extension SnapshotReader {
  /// The metric series of a resource.
  package func series(of resource: ResourceID) throws -> [SeriesID] {
    try read { db, open in
      guard let number = try open.names.id(of: resource.arn, in: db) else { return [] }
      return try PointReader(db: db, live: open.points).series(
        where: "s.resource = ?", [.int(number)]
      ).map(\.id)
    }
  }

  /// The metric series of an account and namespace; `nil` for all.
  package func seriesIDs(account: String?, namespace: String?) throws -> [SeriesID] {
    try read { db, open in
      try PointReader(db: db, live: open.points).series(
        where: "(?1 IS NULL OR s.account = ?1) AND (?2 IS NULL OR s.namespace = ?2)",
        [.optional(account), .optional(namespace)]
      ).map(\.id)
    }
  }

  /// The points of a series in a span, oldest first.
  package func points(of series: SeriesID, in span: TimeSpan) throws -> [MetricPoint] {
    try read { db, open in
      let reader = PointReader(db: db, live: open.points)
      guard let number = try reader.number(of: series) else { return [] }
      return try reader.points(of: [number], in: span)[number] ?? []
    }
  }

  /// The points of a metric of a resource at the finest period held, or why there are none.
  package func points(
    _ metric: String, _ statistic: Statistic, of resource: ResourceID, in span: TimeSpan
  ) throws -> Held<[MetricPoint]> {
    let (points, namespace) = try read { db, open in
      try SeriesChoice(reader: PointReader(db: db, live: open.points))
        .points(metric, statistic, of: open.names.id(of: resource.arn, in: db), in: span)
    }
    return try held(
      points, .metrics, of: resource, in: span, called: "metrics", isEmpty: points.isEmpty,
      scopes: [namespace, metric].compactMap(\.self) + resource.metricNamespaces)
  }
}

/// Chooses, of all series that hold a metric of a resource, the ones that answer best.
struct SeriesChoice {
  let reader: PointReader

  func points(
    _ metric: String, _ statistic: Statistic, of resource: Int64?, in span: TimeSpan
  ) throws -> (points: [MetricPoint], namespace: String?) {
    guard let resource else { return ([], nil) }
    let all = try reader.series(
      where: "s.resource = ? AND s.metric = ? AND s.statistic = ?",
      [.int(resource), .text(metric), .text(statistic.name)])
    guard let least = all.map(\.id.metric.dimensions.count).min() else { return ([], nil) }
    let plain = all.filter { $0.id.metric.dimensions.count == least }
    let namespace = plain.first?.id.metric.namespace
    var held: [(period: Int, points: [MetricPoint])] = []
    for period in Set(plain.map(\.id.periodSeconds)).sorted() {
      let numbers = plain.filter { $0.id.periodSeconds == period }.map(\.number)
      let parts = try reader.points(of: numbers, in: span).sorted { $0.key < $1.key }.map(\.value)
        .filter { !$0.isEmpty }
      if !parts.isEmpty { held.append((period, Self.combined(parts, statistic))) }
    }
    return (Self.finest(held), namespace)
  }

  /// The finest points that leave out nothing the coarser ones tell: a collector reads by the minute only what
  /// someone looks at, and only while they do.
  private static func finest(_ held: [(period: Int, points: [MetricPoint])]) -> [MetricPoint] {
    for (index, fine) in held.enumerated() {
      let isWhole = held[(index + 1)...].allSatisfy { coarse in
        tells(fine.points, coarse.points, periodSeconds: Int64(coarse.period))
      }
      if isWhole { return fine.points }
    }
    return []
  }

  /// Whether there are fine points in every period of the coarse ones; both are in order of time.
  private static func tells(
    _ fine: [MetricPoint], _ coarse: [MetricPoint], periodSeconds: Int64
  ) -> Bool {
    var next = 0
    return coarse.allSatisfy { point in
      while next < fine.count, fine[next].time < point.time { next += 1 }
      return next < fine.count && fine[next].time < point.time.adding(seconds: periodSeconds)
    }
  }

  private static func combined(_ parts: [[MetricPoint]], _ statistic: Statistic) -> [MetricPoint] {
    if parts.count == 1 { return parts[0] }
    let byTime = Dictionary(grouping: parts.joined(), by: \.time)
    return byTime.sorted { $0.key < $1.key }.map { time, points in
      MetricPoint(time: time, value: combined(points.map(\.value), statistic))
    }
  }

  private static func combined(_ values: [Double], _ statistic: Statistic) -> Double {
    switch statistic {
    case .sum, .sampleCount: values.reduce(0, +)
    case .minimum: values.min() ?? 0
    case .average: values.reduce(0, +) / Double(max(1, values.count))
    default: values.max() ?? 0
    }
  }
}
