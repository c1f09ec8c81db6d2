import GRDB
import ServerlessModel

/// Everything that one writer keeps between its batches; used by one thread at a time.
final class WriterCore {
  let queue: DatabaseQueue
  let isBuilding: Bool
  private let rules: [MicroserviceRule]
  private let names = NameWriter()
  private let series: SeriesWriter
  private let errors: ErrorWriter
  private let logs: LogWriter
  let executions: ExecutionBridge
  private var sights = ResourceSights()
  private var asked = CoverageSights()
  /// What came since somebody asked for it.
  private var touched = Touched()
  private var compactions = 0

  init(queue: DatabaseQueue, isBuilding: Bool, rules: [MicroserviceRule]) {
    self.queue = queue
    self.isBuilding = isBuilding
    self.rules = rules
    series = SeriesWriter(names: names)
    errors = ErrorWriter(names: names)
    logs = LogWriter(isBuilding: isBuilding)
    executions = ExecutionBridge(isBuilding: isBuilding)
  }

  /// Runs one transaction; what is remembered of a failed one is forgotten.
  func transaction(_ body: (Database) throws -> Void) throws {
    do {
      try queue.write { db in
        try body(db)
        try Tallies(db: db).add(1, to: "generation")
      }
    } catch {
      names.forget()
      series.forget()
      errors.forget()
      logs.forget()
      sights.forget()
      asked.forget()
      throw error
    }
  }

  func write(_ whole: SnapshotBatch) throws {
    var news = Touched()
    try transaction { db in
      let batch = try executions.keptFrom(in: db).map { whole.thinned(before: $0) } ?? whole
      try writeInventory(batch, &news, in: db)
      try executions.withdraw(batch.withdrawn, in: db)
      try executions.write(batch.executions, in: db)
      try executions.setThrottles(from: batch.points, in: db)
      try PointWriter(db: db, series: series).write(batch.points)
      try errors.withdraw(batch.withdrawnErrors, in: db)
      try errors.write(batch.errors, in: db)
      try writeFindings(batch, in: db)
      try writeCoverage(batch, &news, in: db)
      try writeDetails(batch, &news, in: db)
      try writeTallies(batch, in: db)
    }
    guard !isBuilding else { return }
    news.touch(flowsOf: whole)
    touched.formUnion(news)
    try compact(everything: false)
  }

  /// Hands over what came since the last asking; a file that is being built keeps no account of that.
  func takeTouched() -> Touched {
    defer { touched = Touched() }
    return touched
  }

  private func writeInventory(
    _ batch: SnapshotBatch, _ news: inout Touched, in db: Database
  ) throws {
    let inventory = InventoryWriter(db: db, names: names)
    let resources = batch.resources + sights.new(in: batch)
    var accounts = try inventory.write(resources, &news)
    try inventory.writeAccounts(of: resources)
    try inventory.write(batch.accounts)
    try inventory.write(batch.relations, &news)
    try inventory.write(batch.quotas, &news)
    try inventory.write(batch.alarms, &news)
    accounts.formUnion(try writeConfigurations(batch, &news, in: db))
    let members = MembershipWriter(db: db, rules: rules)
    try updateMembership(members, accounts.union(members.accountsUnderOtherRules()), in: db)
  }

  /// Answers the accounts in which a function may now have another architecture.
  private func writeConfigurations(
    _ batch: SnapshotBatch, _ news: inout Touched, in db: Database
  ) throws -> Set<String> {
    let changed = Set(
      try ConfigurationWriter(db: db, names: names).write(batch.configurations))
    for resource in changed { news.touch(resource, .configuration) }
    let deployments = DeploymentWriter(db: db, names: names)
    try deployments.write(batch.deployments, &news)
    for resource in changed.sorted() { try deployments.derive(resource) }
    return try Architectures(db: db, names: names).write(batch.configurations)
  }

  private func updateMembership(
    _ writer: MembershipWriter, _ accounts: Set<String>, in db: Database
  ) throws {
    guard !accounts.isEmpty else { return }
    let architectures = try Architectures(db: db, names: names).all()
    let members = try writer.update(accounts).map {
      Membership(
        resource: $0.id, account: $0.account, microservices: $0.names,
        architecture: architectures[$0.id] ?? .x86)
    }
    try executions.setMembership(members, in: db)
  }

  private func writeFindings(_ batch: SnapshotBatch, in db: Database) throws {
    try FindingTable(db: db).write(batch.findingEvents, names: names)
    try FindingTable(db: db).write(batch.unknownVerdicts, names: names)
  }

  private func writeCoverage(
    _ batch: SnapshotBatch, _ news: inout Touched, in db: Database
  ) throws {
    let table = CoverageTable(db: db)
    if !isBuilding {
      for account in try asked.turns(in: batch.coverage, held: table.all) {
        news.touchCoverage(ofAccount: account)
      }
    }
    try table.write(batch.coverage)
  }

  private func writeDetails(
    _ batch: SnapshotBatch, _ news: inout Touched, in db: Database
  ) throws {
    let tallies = Tallies(db: db)
    try tallies.add(try logs.write(batch.logBlocks, in: db), to: "log lines")
    try logs.relabel(batch.relabelled, in: db)
    var segments = 0
    for trace in batch.traces {
      segments += try TraceTable(db: db).write(trace, names: names, &news)
    }
    try tallies.add(segments, to: "segments")
  }

  private func writeTallies(_ batch: SnapshotBatch, in db: Database) throws {
    let tallies = Tallies(db: db)
    try tallies.add(batch.points.reduce(0) { $0 + $1.points.count }, to: "points")
    for (kind, count) in batch.masked { try tallies.add(count, to: "masked " + kind) }
    for (key, text) in batch.notes { try Meta(db: db).set("note " + key, text) }
    if let span = BatchSpan.details(of: batch) { try tallies.extend("detail", by: span) }
    if let span = BatchSpan.metrics(of: batch) { try tallies.extend("metric", by: span) }
  }
}

extension WriterCore {
  /// Brings everything that is kept back into the file, so that a reader sees it.
  func settle() throws {
    try transaction { db in
      try executions.settle(in: db)
      try logs.settle(in: db)
    }
  }

  /// Puts live blocks in order, in transactions that stay small; a kill between two of them loses nothing.
  func compact(everything: Bool) throws {
    try compactExecutions(everything)
    try repeatedly { db in
      guard try everything || LogCompactor(db: db).isDue() else { return false }
      return try LogCompactor(db: db).step()
    }
    try repeatedly { db in
      let points = PointWriter(db: db, series: series)
      guard try everything || points.isDue(blocks: 60) else { return false }
      return try points.compact()
    }
    if everything { try transaction(recount) }
  }

  private func compactExecutions(_ everything: Bool) throws {
    let isDue = try queue.read { try executions.isDue(in: $0) }
    if everything || isDue {
      try repeatedly { try executions.compactStep(everything: everything, in: $0) }
      compactions += 1
    }
    // A day has some 24 compactions; the small chunks that they leave are then worth joining.
    if everything || (isDue && compactions % 24 == 0) {
      try repeatedly { try executions.mergeStep(in: $0) }
    }
  }

  private func repeatedly(_ step: (Database) throws -> Bool) throws {
    var isMoreLeft = true
    while isMoreLeft {
      isMoreLeft = false
      try queue.write { db in isMoreLeft = try step(db) }
    }
  }

  /// Points that came twice were counted twice; a finished file says what it holds.
  func recount(in db: Database) throws {
    let points = try db.first("SELECT coalesce(sum(n), 0) FROM point_chunk") { $0.int(0) }
    try Tallies(db: db).set("points", to: points ?? 0)
    let lines = try db.first("SELECT coalesce(sum(n), 0) FROM log_part") { $0.int(0) }
    try Tallies(db: db).set("log lines", to: lines ?? 0)
    let segments = try db.first("SELECT coalesce(sum(segments), 0) FROM trace") { $0.int(0) }
    try Tallies(db: db).set("segments", to: segments ?? 0)
  }
}

extension WriterCore {
  func deleteLogLines(of group: LogGroupID) throws {
    try transaction { db in
      try logs.settle(in: db)
      guard let number = try LogGroups(db: db).find(group) else { return }
      try LogChunks(db: db).deleteLines(of: number)
      try StreamSpans(db: db).delete(of: number)
      try recount(in: db)
    }
  }

  func deleteExecutions(of function: ResourceID) throws {
    try transaction { try executions.delete(function, in: $0) }
  }

  func replaceExecutions(
    of function: ResourceID, in span: TimeSpan, with runs: [Execution]
  ) throws {
    try transaction { try executions.replace(function, in: span, with: runs, in: $0) }
  }

  func deleteErrors(of function: ResourceID) throws {
    try transaction { try errors.delete(of: function, in: $0) }
  }

  func deleteFindings() throws {
    try transaction { try FindingTable(db: $0).deleteAll() }
  }
}
