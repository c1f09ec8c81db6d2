import ServerlessModel

/// The points read so far, by series.
struct MetricBook {
  /// REST APIs by account, region and name, since their metrics say the name alone.
  var names: [String: [ResourceID]] = [:]
  private(set) var pointCount = 0
  private var points: [SeriesID: [MetricPoint]] = [:]

  mutating func name(_ name: String, _ id: ResourceID) {
    let key = Self.key(id.account, id.region, name)
    if names[key]?.contains(id) != true { names[key, default: []].append(id) }
  }

  mutating func add(_ new: [MetricPoint], to id: SeriesID) {
    guard !new.isEmpty else { return }
    points[id, default: []] += new
    pointCount += new.count
  }

  /// Owners of the series held, with the place and the first moment of one.
  var owners: [(id: ResourceID, series: SeriesID, first: Instant)] {
    points.compactMap { series, list in
      guard let id = series.resource, let first = list.lazy.map(\.time).min() else { return nil }
      return (id, series, first)
    }
  }

  /// Puts the real id in place of a REST API's name; of several of one name the first by ARN, as CloudWatch mixes them.
  mutating func placeNames() {
    for (id, list) in points where id.metric.namespace == "AWS/ApiGateway" {
      guard let name = id.metric.dimensions.first(where: { $0.name == "ApiName" })?.value,
        let real = names[Self.key(id.account, id.region, name)]?.min(), real != id.resource
      else { continue }
      var placed = id
      placed.resource = real
      points[id] = nil
      points[placed, default: []] += list
    }
  }

  /// The series, each oldest first and one value a moment, the last one read.
  func drained() -> [Series] {
    points.map { id, list in (Self.order(id), Series(id: id, points: Self.ordered(list))) }
      .sorted { $0.0 < $1.0 }
      .map(\.1)
  }

  private static func ordered(_ list: [MetricPoint]) -> [MetricPoint] {
    // CloudWatch answers newest first.
    if zip(list, list.dropFirst()).allSatisfy({ $0.time > $1.time }) { return list.reversed() }
    let sorted = list.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    var kept: [MetricPoint] = []
    kept.reserveCapacity(list.count)
    for (_, point) in sorted {
      if kept.last?.time == point.time { kept.removeLast() }
      kept.append(point)
    }
    return kept
  }

  private static func order(_ id: SeriesID) -> String {
    let dimensions = id.metric.dimensions.map { $0.name + "=" + $0.value }.joined(separator: ",")
    return [
      id.account, id.region, id.metric.namespace, id.metric.name, dimensions, id.statistic.name,
      String(id.periodSeconds),
    ].joined(separator: " ")
  }

  private static func key(_ account: String, _ region: String, _ name: String) -> String {
    account + " " + region + " " + name
  }
}

extension Gathering {
  /// Gives points to their resources and sees the resources that only metrics name.
  mutating func placeMetricOwners() {
    metrics.placeNames()
    for (id, series, first) in metrics.owners where lastSeen(id) == nil {
      guard let (kind, name) = ResourceKind.parse(arn: id.arn) else { continue }
      see(id, kind, name: name, account: series.account, region: series.region, at: first)
    }
  }
}
