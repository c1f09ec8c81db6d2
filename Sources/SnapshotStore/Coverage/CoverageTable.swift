import GRDB
import ServerlessModel

/// Writes and reads what was asked for; spans of one question with one outcome grow together.
struct CoverageTable {
  let db: Database

  func write(_ all: [Coverage]) throws {
    for coverage in all { try write(coverage) }
  }

  /// Says of what is told one by one that only counts are kept before a moment; what it cost stays known.
  func thin(before mark: Instant) throws {
    for old in try all() where old.isDetailed && old.span.start < mark {
      try db.run(
        "DELETE FROM coverage WHERE start = ? AND finish = ? AND account = ? AND region = ? "
          + "AND source = ? AND scope = ? AND outcome = ?",
        [.int(old.span.start.milliseconds), .int(old.span.end.milliseconds)] + Self.key(old))
      var before = old
      before.outcome = .thinned
      before.span.end = min(old.span.end, mark)
      before.settled = min(old.settled, mark)
      try write(before)
      guard old.span.end > mark else { continue }
      var after = old
      after.span.start = mark
      (after.apiCalls, after.apiCostUSD) = (0, 0)
      try write(after)
    }
  }

  func all() throws -> [Coverage] {
    try db.all(
      """
      SELECT account, region, source, scope, outcome, start, finish, settled, detail, calls, cost
      FROM coverage ORDER BY account, region, source, scope, start, id
      """
    ) { row in
      guard let source = Coverage.Source(rawValue: row.text(2)) else { return nil }
      return Coverage(
        account: row.text(0), region: row.text(1), source: source, scope: row.text(3),
        span: TimeSpan(
          start: Instant(milliseconds: row.int(5)), end: Instant(milliseconds: row.int(6))),
        settled: Instant(milliseconds: row.int(7)),
        outcome: try Self.outcome(row.text(4), detail: row.optionalDouble(8)),
        apiCalls: Int(clamping: row.int(9)), apiCostUSD: row.real(10))
    }.compactMap(\.self)
  }

  private func write(_ new: Coverage) throws {
    var merged = new
    let key = Self.key(new)
    let touching = try db.all(
      """
      SELECT id, start, finish, settled, detail, calls, cost FROM coverage
      WHERE account = ? AND region = ? AND source = ? AND scope = ? AND outcome = ?
        AND start <= ? AND finish >= ?
      """, key + [.int(new.span.end.milliseconds), .int(new.span.start.milliseconds)]
    ) { ($0.int(0), $0.int(1), $0.int(2), $0.int(3), $0.optionalDouble(4), $0.int(5), $0.real(6)) }
    var detail = Self.detail(new.outcome)
    for (id, start, finish, settled, held, calls, cost) in touching {
      merged.span = TimeSpan(
        start: min(merged.span.start, Instant(milliseconds: start)),
        end: max(merged.span.end, Instant(milliseconds: finish)))
      merged.settled = max(merged.settled, Instant(milliseconds: settled))
      merged.apiCalls += Int(clamping: calls)
      merged.apiCostUSD += cost
      detail = [detail, held].compactMap(\.self).max()
      try db.run("DELETE FROM coverage WHERE id = ?", .int(id))
    }
    try insert(merged, key, detail)
  }

  private func insert(_ coverage: Coverage, _ key: [Cell], _ detail: Double?) throws {
    try db.run(
      """
      INSERT INTO coverage(account, region, source, scope, outcome, start, finish, settled, detail, calls, cost)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      key + [
        .int(coverage.span.start.milliseconds), .int(coverage.span.end.milliseconds),
        .int(coverage.settled.milliseconds), .optional(detail), .int(coverage.apiCalls),
        .real(coverage.apiCostUSD),
      ])
  }

  private static func key(_ coverage: Coverage) -> [Cell] {
    [
      .text(coverage.account), .text(coverage.region), .text(coverage.source.rawValue),
      .text(coverage.scope), .text(word(coverage.outcome)),
    ]
  }

  /// The outcome without what may change while it stays the same: the next try is kept apart.
  private static func word(_ outcome: Coverage.Outcome) -> String {
    switch outcome {
    case .answered: "answered"
    case .empty: "empty"
    case .denied(let action): "denied " + action
    case .throttled: "throttled"
    case .paused: "paused"
    case .unanswered: "unanswered"
    case .sampled(let share): "sampled \(share)"
    case .thinned: "thinned"
    }
  }

  private static func detail(_ outcome: Coverage.Outcome) -> Double? {
    switch outcome {
    case .throttled(let next), .paused(let next), .unanswered(let next):
      next.map { Double($0.milliseconds) }
    case .sampled(let share): share
    case .answered, .empty, .denied, .thinned: nil
    }
  }

  private static func outcome(_ word: String, detail: Double?) throws -> Coverage.Outcome {
    if word.hasPrefix("denied ") { return .denied(action: String(word.dropFirst(7))) }
    if word.hasPrefix("sampled ") { return .sampled(share: detail ?? 0) }
    let next = detail.flatMap { Int64(exactly: $0.rounded()) }.map { Instant(milliseconds: $0) }
    return switch word {
    case "answered": .answered
    case "empty": .empty
    case "thinned": .thinned
    case "throttled": .throttled(nextTry: next)
    case "paused": .paused(until: next)
    case "unanswered": .unanswered(nextTry: next)
    default: throw DamagedData("coverage says \(word)")
    }
  }
}

extension Coverage {
  /// Whether it answered with what thinning takes out.
  fileprivate var isDetailed: Bool {
    isHeld && outcome != .thinned && (source == .logs || source == .traces)
  }
}
