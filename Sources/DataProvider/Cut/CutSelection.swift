import ServerlessModel
import SnapshotStore

/// What of a recording lies in the scope of a cut.
struct CutSelection {
  /// In scope: with all that is held of them.
  let resources: [Resource]
  /// Those that lead to or from one in scope: by name only.
  let neighbours: [Resource]
  let relations: [Relation]
  /// Whether whole accounts are cut, with what belongs to no resource.
  let isWhole: Bool
  private let ids: Set<ResourceID>
  /// What stands in scope and beside it.
  private let known: Set<ResourceID>
  private let ends: Set<ResourceID>
  private let names: Set<String>
  private let groups: Set<String>
  private let places: Set<Place>

  private struct Place: Hashable {
    var account: String
    var region: String
  }

  init(_ reader: SnapshotReader, _ options: CutOptions) throws {
    let scope = options.scope
    isWhole = scope.microservice == nil && scope.resource == nil && scope.tag == nil
    let standing = try Self.standing(reader, options.span)
    resources = standing.filter { scope.holds($0) }
    let ids = Set(resources.map(\.id))
    relations = try Self.relations(reader, options.span).filter {
      ids.contains($0.from) || ids.contains($0.to)
    }
    let ends = Set(relations.flatMap { [$0.from, $0.to] }).subtracting(ids)
    neighbours = standing.filter { ends.contains($0.id) }
    (self.ids, self.ends, known) = (ids, ends, Set(standing.map(\.id)))
    places = Set(resources.map { Place(account: $0.account, region: $0.region) })
    groups = try Self.groups(of: resources, relations, reader, at: options.span.end)
    names = Set(resources.flatMap { [$0.id.arn, $0.name] }).union(groups)
  }

  private static func standing(_ reader: SnapshotReader, _ span: TimeSpan) throws -> [Resource] {
    var found: [ResourceID: Resource] = [:]
    for moment in [span.start, span.end] {
      for resource in try reader.resources(at: moment) { found[resource.id] = resource }
    }
    return found.values.sorted { $0.id < $1.id }
  }

  private static func relations(_ reader: SnapshotReader, _ span: TimeSpan) throws -> [Relation] {
    let all = Set(try reader.relations(at: span.start) + reader.relations(at: span.end))
    return all.sorted { ($0.from, $0.to, $0.kind.rawValue) < ($1.from, $1.to, $1.kind.rawValue) }
  }

  /// The log groups that resources write to: Lambda's own, configured ones, and those of relations.
  private static func groups(
    of resources: [Resource], _ relations: [Relation], _ reader: SnapshotReader, at moment: Instant
  ) throws -> Set<String> {
    var groups: Set<String> = []
    for resource in resources {
      if resource.kind == .logGroup { groups.insert(resource.name) }
      guard resource.kind == .lambdaFunction else { continue }
      groups.insert("/aws/lambda/" + resource.name)
      let configuration = try reader.configuration(of: resource.id, at: moment).value?.function
      if let group = configuration?.logGroup { groups.insert(group) }
    }
    for relation in relations where relation.kind == .logGroup {
      if let name = ResourceKind.parse(arn: relation.to.arn)?.name { groups.insert(name) }
    }
    return groups
  }
}

extension CutSelection {
  func holds(_ id: ResourceID) -> Bool { ids.contains(id) }

  /// Rules also speak of what no inventory lists, as of a role that functions share.
  func judges(_ id: ResourceID) -> Bool {
    if known.contains(id) { return ids.contains(id) }
    return isWhole
      ? id.account.isEmpty || holds(account: id.account, region: id.region) : ends.contains(id)
  }

  func holds(account: String, region: String) -> Bool {
    places.contains { $0.account == account && ($0.region == region || region.isEmpty) }
  }

  func holds(_ group: LogGroupID) -> Bool {
    holds(account: group.account, region: group.region) && (isWhole || groups.contains(group.name))
  }

  /// Series of no resource tell of a whole account; AWS's own totals are needed to judge its limits.
  func holds(_ series: SeriesID) -> Bool {
    if let resource = series.resource { return holds(resource) }
    guard holds(account: series.account, region: series.region) else { return false }
    return isWhole
      || series.metric.dimensions.isEmpty && series.metric.namespace.hasPrefix("AWS/")
  }

  func holds(_ alarm: Alarm) -> Bool {
    if let resource = alarm.resource { return holds(resource) }
    return isWhole && holds(account: alarm.account, region: alarm.region)
  }

  /// A row of coverage about one thing is left out with that thing.
  func holds(_ coverage: Coverage) -> Bool {
    guard holds(account: coverage.account, region: coverage.region) else { return false }
    let isOfOne = coverage.scope.contains(":") || coverage.scope.hasPrefix("/aws/lambda/")
    return isWhole || !isOfOne || names.contains(coverage.scope)
  }
}
