import ServerlessModel

/// The fleet as it changed over the span that is judged.
final class FleetTimeline {
  let resources: [Resource]
  let versions: [ResourceID: [ConfigurationVersion]]
  /// The moments from which another configuration held, oldest first; the start of the span is one.
  let epochs: [Instant]

  /// The resources of each account.
  private(set) lazy var accounts = AccountIndex(resources)
  /// The requests of all APIs of an account and region together.
  private(set) lazy var requestRates = RequestRates(accounts, source: source, span: span)

  private let source: any FactSource
  private let span: TimeSpan
  private let relations: [Relation]
  private var fleets: [Int: Fleet] = [:]
  private var busy: [ResourceID: [Int64: Int64]]?
  private var watched: [Instant: Held<[ResourceID: [Alarm]]>] = [:]
  private var dailyCosts: [String: DailyCosts] = [:]

  init(source: any FactSource, span: TimeSpan) throws {
    let first = try source.resources(at: span.start)
    let last = try source.resources(at: span.end)
    let known = Set(last.map(\.id))
    let resources = (first.filter { !known.contains($0.id) } + last).sorted { $0.id < $1.id }
    var versions: [ResourceID: [ConfigurationVersion]] = [:]
    var moments: Set<Instant> = [span.start]
    for resource in resources {
      let held = try source.configurations(of: resource.id, in: span)
      versions[resource.id] = held
      moments.formUnion(held.map(\.from).filter { span.contains($0) })
    }
    self.source = source
    self.span = span
    self.resources = resources
    self.versions = versions
    self.epochs = moments.sorted()
    self.relations = try (source as? any SnapshotReading)?.relations(at: span.end) ?? []
  }

  /// The index that held at a moment.
  func fleet(at moment: Instant) -> Fleet {
    let epoch = max(0, (epochs.firstIndex { $0 > moment } ?? epochs.count) - 1)
    if let known = fleets[epoch] { return known }
    let standing = resources.compactMap { resource in
      (versions[resource.id] ?? []).last {
        $0.from <= epochs[epoch] || $0 == versions[resource.id]?.first
      }
      .map { (resource, $0.configuration) }
    }
    let fleet = Fleet(standing, relations: relations)
    fleets[epoch] = fleet
    return fleet
  }

  /// Alarms at a moment by the resource that they watch.
  func alarms(at moment: Instant) throws -> Held<[ResourceID: [Alarm]]> {
    if let known = watched[moment] { return known }
    let held = try source.alarms(at: moment).map { all in
      Dictionary(grouping: all.filter { $0.resource != nil }) { $0.resource ?? ResourceID(arn: "") }
    }
    watched[moment] = held
    return held
  }

  /// Functions by the time they ran in the hours of a span, busiest first.
  func busiest(_ span: TimeSpan) throws -> [(id: ResourceID, microseconds: Int64)] {
    let hours = try busyHours()
    let first = span.start.milliseconds / 3_600_000
    let last = span.end.milliseconds / 3_600_000
    return hours.map { id, byHour in
      (id, byHour.reduce(0) { $1.key >= first && $1.key < last ? $0 + $1.value : $0 })
    }.sorted { ($0.microseconds, $1.id) > ($1.microseconds, $0.id) }
  }

  /// The functions of an account.
  func functions(of account: String) -> [Resource] {
    resources.filter { $0.account == account && $0.kind == .lambdaFunction }
  }

  /// What the functions of an account cost on each day of the span and of the seven weeks before it.
  func costs(of account: String) throws -> DailyCosts {
    if let known = dailyCosts[account] { return known }
    let reach = TimeSpan(
      start: span.start.floored(toSeconds: 86_400).adding(seconds: -50 * 86_400), end: span.end)
    let costs = try DailyCosts(of: functions(of: account), from: source, in: reach)
    dailyCosts[account] = costs
    return costs
  }

  private func busyHours() throws -> [ResourceID: [Int64: Int64]] {
    if let busy { return busy }
    var all: [ResourceID: [Int64: Int64]] = [:]
    let reach = TimeSpan(start: span.start.adding(seconds: -7 * 86_400), end: span.end)
    for resource in resources where resource.kind == .lambdaFunction {
      for point in try source.counters(of: resource.id, in: reach).value ?? [] {
        all[resource.id, default: [:]][point.time.milliseconds / 3_600_000, default: 0] +=
          point.counters.durationUs
      }
    }
    busy = all
    return all
  }
}
