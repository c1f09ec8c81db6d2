import ServerlessModel

/// The fleet as it changed over the span that is judged; it lives on one thread.
final class FleetTimeline {
  let inventory: Inventory
  /// What is noted of reading here is noted as read of others.
  let log = ReadLog()

  /// The requests of all APIs of an account and region together.
  private lazy var rates = RequestRates(
    accounts, source: source, span: TimeSpan(start: first, end: span.end))

  private let source: any FactSource
  private let span: TimeSpan
  private let first: Instant
  private var fleets: [Int: Fleet] = [:]
  private var seenAlike: [AlikeKey: SeenSource] = [:]
  private var watched: [Instant: Held<[ResourceID: [Alarm]]>] = [:]
  private var dailyCosts: [String: DailyCosts] = [:]

  /// A fleet of which a span is known and judged from its `first` moment on; only its end if none is said.
  init(
    _ inventory: Inventory, source: any FactSource, span: TimeSpan, judgedFrom first: Instant? = nil
  ) {
    self.inventory = inventory
    self.source = source
    self.span = span
    self.first = first ?? span.end
  }

  var resources: [Resource] { inventory.resources }
  var versions: [ResourceID: [ConfigurationVersion]] { inventory.versions }
  var accounts: AccountIndex { inventory.accounts }
  var requestRates: RequestRates {
    log.noteOthers(.metrics)
    return rates
  }

  /// The index that held at a moment.
  func fleet(at moment: Instant) -> Fleet {
    let epoch = inventory.epoch(at: moment)
    if let known = fleets[epoch] { return known }
    let fleet = inventory.fleet(ofEpoch: epoch)
    fleets[epoch] = fleet
    return fleet
  }

  /// What one source was asked of a resource; worked out once for all of a kind where none is named.
  func seen(_ source: Coverage.Source, of resource: Resource, _ coverage: CoverageIndex)
    -> SeenSource
  {
    if coverage.names(resource, source) { return coverage.seen(source, of: resource) }
    let key = AlikeKey(
      source: source, kind: resource.kind, account: resource.account, region: resource.region)
    if let known = seenAlike[key] { return known }
    let seen = coverage.seen(source, of: resource)
    seenAlike[key] = seen
    return seen
  }

  private struct AlikeKey: Hashable {
    let source: Coverage.Source
    let kind: ResourceKind
    let account: String
    let region: String
  }

  /// Alarms at a moment by the resource that they watch.
  func alarms(at moment: Instant) throws -> Held<[ResourceID: [Alarm]]> {
    log.noteOthers(.alarms)
    if let known = watched[moment] { return known }
    let held = try source.alarms(at: moment).map { all in
      Dictionary(grouping: all.filter { $0.resource != nil }) { $0.resource ?? ResourceID(arn: "") }
    }
    watched[moment] = held
    return held
  }

  /// Functions by the time they ran in the hours of a span, busiest first.
  func busiest(_ span: TimeSpan) throws -> BusyHours.Ranking {
    log.noteOthers(.executions)
    let first = span.start.milliseconds / 3_600_000
    return try inventory.busy.ranking(
      inventory.byKind[.lambdaFunction] ?? [],
      in: first..<max(first, span.end.milliseconds / 3_600_000), from: source)
  }

  /// The functions of an account.
  func functions(of account: String) -> [Resource] {
    (inventory.byKind[.lambdaFunction] ?? []).filter { $0.account == account }
  }

  /// What the functions of an account cost on each day of the span and of the seven weeks before it.
  func costs(of account: String) throws -> DailyCosts {
    log.noteOthers(.executions)
    if let known = dailyCosts[account] { return known }
    let reach = TimeSpan(
      start: span.start.floored(toSeconds: 86_400).adding(seconds: -50 * 86_400), end: span.end)
    let costs = try DailyCosts(of: functions(of: account), from: source, in: reach)
    dailyCosts[account] = costs
    return costs
  }
}
