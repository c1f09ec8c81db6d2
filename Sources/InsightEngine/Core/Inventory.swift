import ServerlessModel
import Synchronization

/// What stood in a span, and how it was set from one change of configuration to the next.
final class Inventory: Sendable {
  let resources: [Resource]
  let versions: [ResourceID: [ConfigurationVersion]]
  /// The moments from which another configuration held, oldest first; the start of the span is one.
  let epochs: [Instant]
  /// The resources of each account.
  let accounts: AccountIndex
  let byKind: [ResourceKind: [Resource]]
  /// When the functions ran, as far as somebody asked.
  let busy = BusyHours()

  /// From when on what went before the span is forgotten, and it has to be read anew.
  private let forgetsAt: Instant?
  private let relations: [Relation]
  private let fleets = Mutex<[Int: Fleet]>([:])

  /// Reads what stood; `namesAccounts` for rules that judge accounts of which no source told.
  init(source: any FactSource, span: TimeSpan, namesAccounts: Bool = false) throws {
    let first = try source.resources(at: span.start)
    let last = try source.resources(at: span.end)
    let known = Set(last.map(\.id))
    let stood = first.filter { !known.contains($0.id) } + last
    let accounts = namesAccounts ? try Self.accounts(beside: stood, source) : []
    let resources = (stood + accounts).sorted { $0.id < $1.id }
    var versions: [ResourceID: [ConfigurationVersion]] = [:]
    var moments: Set<Instant> = [span.start]
    // What was set at the very end holds there too.
    let whole = TimeSpan(start: span.start, end: span.end.adding(milliseconds: 1))
    for resource in resources {
      let held = try source.configurations(of: resource.id, in: whole)
      versions[resource.id] = held
      moments.formUnion(held.map(\.from).filter { whole.contains($0) })
    }
    self.resources = resources
    self.versions = versions
    self.epochs = moments.sorted()
    self.accounts = AccountIndex(resources)
    self.byKind = Dictionary(grouping: resources, by: \.kind)
    self.forgetsAt = Self.forgets(resources, versions, after: span)
    self.relations = try (source as? any SnapshotReading)?.relations(at: span.end) ?? []
  }

  /// The accounts of what stands and of what is published that are no resource themselves.
  private static func accounts(
    beside resources: [Resource], _ source: any FactSource
  ) throws -> [Resource] {
    let known = Set(resources.filter { $0.kind == .account }.map(\.id))
    let places =
      resources.map { ($0.account, $0.region) }
      + (try source.seriesIDs(account: nil, namespace: nil).map { ($0.account, $0.region) })
    let all = places.map { account, region in
      ResourceID(.account, name: account, account: account, region: region)
    }
    return Set(all).subtracting(known).map { id in
      Resource(
        id: id, kind: .account, name: id.account, account: id.account, region: id.region,
        validFrom: Instant(milliseconds: 0))
    }
  }

  /// Whether it is still what would be read at a later moment, if nothing was touched.
  func holds(at moment: Instant) -> Bool { forgetsAt.map { moment < $0 } ?? true }

  /// When the first resource goes, or when one that is gone, or a configuration that was replaced, falls out of a span
  /// of that length.
  private static func forgets(
    _ resources: [Resource], _ versions: [ResourceID: [ConfigurationVersion]], after span: TimeSpan
  ) -> Instant? {
    let ends =
      resources.compactMap(\.validTo) + versions.values.flatMap { $0.dropFirst().map(\.from) }
    let falls = ends.map { $0.adding(milliseconds: span.milliseconds) }
    return (resources.compactMap(\.validTo) + falls).filter { $0 > span.end }.min()
  }

  /// The number of the epoch of a moment.
  func epoch(at moment: Instant) -> Int {
    max(0, (epochs.firstIndex { $0 > moment } ?? epochs.count) - 1)
  }

  /// The index that held in an epoch; made once for all who ask.
  func fleet(ofEpoch epoch: Int) -> Fleet {
    fleets.withLock { fleets in
      if let known = fleets[epoch] { return known }
      let fleet = fleet(standing: epochs[epoch])
      fleets[epoch] = fleet
      return fleet
    }
  }

  private func fleet(standing moment: Instant) -> Fleet {
    let standing = resources.compactMap { resource in
      let held = versions[resource.id] ?? []
      return (held.last { $0.from <= moment } ?? held.first).map { (resource, $0.configuration) }
    }
    return Fleet(standing, relations: relations)
  }
}
