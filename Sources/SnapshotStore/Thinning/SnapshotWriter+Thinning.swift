import GRDB
package import ServerlessModel

extension SnapshotWriter {
  /// Keeps of the days (UTC) that ended before a moment only what was counted; findings, errors, metrics and
  /// deployments stay.
  ///
  /// It is done in steps between which others write; one that was broken off is taken up again.
  package func thin(before moment: Instant) throws(SnapshotError) {
    let mark = moment.floored(toSeconds: 86_400)
    try use { try $0.beginThinning(before: mark) }
    for step in WriterCore.thinningSteps {
      var isMoreLeft = true
      while isMoreLeft { try use { isMoreLeft = try step($0) } }
    }
  }
}

extension WriterCore {
  func beginThinning(before mark: Instant) throws {
    try transaction { db in
      guard try executions.beginThinning(before: mark, in: db) else { return }
      try Thinner(db: db).begin(before: mark)
    }
  }

  /// What is done one after another, each as often as it answers that more is left.
  static let thinningSteps: [@Sendable (WriterCore) throws -> Bool] = [
    { core in try core.thinStep { db, _ in try core.executions.thinStep(in: db) } },
    { core in try core.thinStep { db, mark in try Thinner(db: db).thinLines(before: mark) } },
    { core in try core.thinStep { db, mark in try Thinner(db: db).thinTraces(before: mark) } },
    { core in try core.thinStep { db, _ in try Thinner(db: db).giveBack() } },
    { core in try core.endThinning() },
  ]

  /// A step inside one transaction; answers whether more is left.
  private func thinStep(_ body: (Database, Instant) throws -> Bool) throws -> Bool {
    var isMoreLeft = false
    try transaction { db in
      guard let mark = try executions.keptFrom(in: db) else { return }
      isMoreLeft = try body(db, mark)
    }
    return isMoreLeft
  }

  /// Counts anew, and makes the file as short as its pages are.
  private func endThinning() throws -> Bool {
    try transaction(recount)
    try queue.writeWithoutTransaction { db in
      _ = try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) }
    }
    return false
  }
}
