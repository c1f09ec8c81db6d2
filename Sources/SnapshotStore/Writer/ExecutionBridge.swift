import GRDB
import ServerlessModel

/// The one place where executions go to their columns: straight to chunks while building, as live blocks while recording.
final class ExecutionBridge {
  private let isBuilding: Bool
  private var bulk: BulkExecutionWriter?
  private let statements = StatementCache()

  init(isBuilding: Bool) { self.isBuilding = isBuilding }

  func write(_ runs: [Execution], in db: Database) throws {
    guard !runs.isEmpty else { return }
    guard isBuilding else { return try columns(db).append(runs) }
    let writer = try bulk ?? BulkExecutionWriter(connection(db))
    bulk = writer
    for index in runs.indices { try writer.append(runs[index]) }
  }

  func setMembership(_ members: [Membership], in db: Database) throws {
    // What the bulk writer counted and has not stored yet would be counted a second time.
    if let bulk { return try bulk.setMembership(members) }
    try columns(db).setMembership(members)
  }

  /// What AWS/Lambda says of throttled requests, a minute at a time.
  func setThrottles(from all: [Series], in db: Database) throws {
    var points: [(resource: ResourceID, minute: Instant, count: Int)] = []
    for series in all where series.id.isThrottles {
      guard let resource = series.id.resource else { continue }
      for point in series.points where point.value >= 0 && point.value < 1e12 {
        points.append((resource, point.time.floored(toSeconds: 60), Int(point.value)))
      }
    }
    if !points.isEmpty { try columns(db).setThrottles(points) }
  }

  /// Everything kept back goes to the file.
  func settle(in db: Database) throws {
    try bulk?.finish()
    bulk = nil
  }

  func withdraw(_ runs: [ExecutionID], in db: Database) throws {
    guard !runs.isEmpty else { return }
    try settle(in: db)
    try columns(db).withdraw(runs)
  }

  func delete(_ resource: ResourceID, in db: Database) throws {
    try settle(in: db)
    try columns(db).delete(resource)
  }

  func replace(
    _ resource: ResourceID, in span: TimeSpan, with runs: [Execution], in db: Database
  ) throws {
    try settle(in: db)
    try columns(db).replace(resource, in: span, with: runs)
  }

  func isDue(in db: Database) throws -> Bool { try columns(db).needsCompaction() }

  /// One bounded step; answers whether more is left.
  func compactStep(everything: Bool, in db: Database) throws -> Bool {
    try columns(db).compact(resources: 50, everything: everything)
  }

  func mergeStep(in db: Database) throws -> Bool {
    try columns(db).mergeSmallChunks(resources: 50)
  }

  /// From when on rows are kept; `nil` where nothing was ever thinned.
  func keptFrom(in db: Database) throws -> Instant? {
    let day = try StateTable(try connection(db)).firstWholeDay()
    return day > RollupTime.allDays.lowerBound
      ? Instant(milliseconds: day &* RollupTime.dayMs) : nil
  }

  /// False where as much was thinned before.
  func beginThinning(before mark: Instant, in db: Database) throws -> Bool {
    try columns(db).beginThinning(before: RollupTime.day(of: mark.milliseconds))
  }

  /// One bounded step; answers whether more is left.
  func thinStep(in db: Database) throws -> Bool { try columns(db).thin() }

  private func columns(_ db: Database) throws -> ColumnWriter { ColumnWriter(try connection(db)) }

  private func connection(_ db: Database) throws -> Connection {
    guard let handle = db.sqliteConnection else { throw DamagedData("the file is closed") }
    return Connection(handle, statements: statements)
  }
}

extension SeriesID {
  /// Whether its points are counted with the runs.
  var isThrottles: Bool {
    metric.namespace == "AWS/Lambda" && metric.name == "Throttles" && statistic == .sum
  }
}
