import ServerlessModel
import SnapshotStore

extension IncidentCut {
  /// The window, and the day before it that baselines rest on.
  var wideSpan: TimeSpan {
    TimeSpan(
      start: options.span.start.adding(seconds: -Self.baselineSeconds), end: options.span.end)
  }

  mutating func copyInventory() throws {
    var batch = SnapshotBatch()
    let resources = selection.resources + selection.neighbours
    batch.resources =
      selection.resources.map { scrubber.resource($0) }
      + selection.neighbours.map { scrubber.resource(Self.nameOnly($0)) }
    let named = Set(resources.map(\.account))
    batch.accounts = try reader.accounts(at: options.span.end).filter { named.contains($0.id) }
      .map { scrubber.account($0) }
    batch.relations = selection.relations.map { scrubber.relation($0) }
    batch.configurations = try configurations()
    batch.deployments = try reader.allDeployments(in: through(wideSpan))
      .filter { selection.holds($0.resource) }.map { try scrubber.deployment($0) }
    batch.alarms = try alarms().map { try scrubber.document($0) }
    batch.quotas = try quotas().map { try scrubber.document($0) }
    batch.coverage = try coverage().map { try scrubber.document($0) }
    try writer.write(batch)
    (held.resources, held.neighbours) = (selection.resources.count, selection.neighbours.count)
  }

  /// Nothing is held of a neighbour by which it could be judged, so that it is in no microservice either.
  private static func nameOnly(_ resource: Resource) -> Resource {
    var plain = resource
    (plain.tags, plain.microservices, plain.stack) = ([:], [], nil)
    return plain
  }

  /// The span with its last moment, which a half-open one leaves out.
  func through(_ span: TimeSpan) -> TimeSpan {
    TimeSpan(start: span.start, end: span.end.adding(milliseconds: 1))
  }

  private mutating func configurations() throws -> [(ResourceID, Instant, Configuration)] {
    var all: [(ResourceID, Instant, Configuration)] = []
    for resource in selection.resources {
      let id = scrubber.id(resource.id)
      for version in try reader.configurations(of: resource.id, in: through(wideSpan)) {
        all.append((id, version.from, try scrubber.document(version.configuration)))
      }
    }
    return all
  }

  /// What alarms stood in when the window began, and each change in it.
  private func alarms() throws -> [Alarm] {
    let all = try reader.alarmChanges(upTo: options.span.end).filter { selection.holds($0) }
    return Dictionary(grouping: all, by: \.id).sorted { $0.key < $1.key }.flatMap { _, changes in
      let before = changes.last { $0.since <= options.span.start }
      return [before].compactMap(\.self) + changes.filter { $0.since > options.span.start }
    }
  }

  private func quotas() throws -> [Quota] {
    let places = Set(selection.resources.map { [$0.account, $0.region] })
    return try places.sorted { $0.lexicographicallyPrecedes($1) }.flatMap {
      try reader.quotas(account: $0[0], region: $0[1])
    }
  }

  /// What was asked, as far as the file holds what came of it; the calls were paid for by another recording.
  private func coverage() throws -> [Coverage] {
    try reader.allCoverage().filter { selection.holds($0) }.compactMap { row in
      var row = row
      let isDetail = row.source == .logs || row.source == .traces
      row.span = row.span.intersection(isDetail ? options.span : wideSpan)
      row.settled = min(row.settled, options.span.end)
      (row.apiCalls, row.apiCostUSD) = (0, 0)
      return row.span.isEmpty ? nil : row
    }
  }
}
