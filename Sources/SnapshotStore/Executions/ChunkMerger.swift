/// Merges rows into chunks that hold them already, or takes them out.
final class ChunkMerger {
  private let database: Connection
  private let chunks: ChunkTable
  private var recount: Set<UInt32> = []
  private var days: ClosedRange<Int64>?
  private var changed = false

  /// A merger on `database`; `close` must be called at the end.
  init(_ database: Connection) throws(ColumnError) {
    self.database = database
    chunks = try ChunkTable(database)
  }

  /// Takes sorted rows of one resource: those in a chunk are merged there, the others returned.
  func mergeHeld(_ set: RowSet, _ range: Range<Int>) throws(ColumnError) -> RowSet {
    let resource = set.rows[range.lowerBound].resource
    let headers = try chunks.headers(
      of: resource, from: set.rows[range.lowerBound].start,
      to: set.rows[range.upperBound - 1].start)
    var rest = RowSet()
    for index in range { rest.append(set, at: index) }
    for header in headers {
      rest = try merge(rest, into: header)
      if rest.isEmpty { break }
    }
    return rest
  }

  private func merge(_ set: RowSet, into header: ChunkHeader) throws(ColumnError) -> RowSet {
    guard
      set.rows.contains(where: {
        $0.start >= header.starts.least && $0.start <= header.starts.most
      })
    else { return set }
    let held = try chunks.rows(of: header)
    var merged = held
    var rest = RowSet()
    var added = RowSet()
    for index in set.rows.indices {
      guard let place = held.rows.place(of: set.rows[index]) else {
        rest.append(set, at: index)
        continue
      }
      let finer = RowOrder.isFiner(
        set.rows[index], set.extra(at: index), than: held.rows[place], held.extra(at: place))
      guard finer else { continue }
      merged.append(set, at: index)
      added.append(set, at: index)
      note(held, place)
      note(set, index)
    }
    if !added.isEmpty {
      merged.unify()
      try chunks.delete(header)
      try chunks.insert(merged)
      recount.insert(header.resource)
      changed = true
    }
    return rest
  }

  private func note(_ set: RowSet, _ index: Int) {
    let day = RollupTime.day(of: set.rows[index].known(set.extra(at: index)))
    days = min(day, days?.lowerBound ?? day)...max(day, days?.upperBound ?? day)
  }

  /// Takes sorted rows of one resource out of the chunks that hold them.
  func remove(_ set: RowSet, _ range: Range<Int>) throws(ColumnError) {
    let headers = try chunks.headers(
      of: set.rows[range.lowerBound].resource, from: set.rows[range.lowerBound].start,
      to: set.rows[range.upperBound - 1].start)
    for header in headers { try remove(set, from: header) }
  }

  private func remove(_ set: RowSet, from header: ChunkHeader) throws(ColumnError) {
    let held = try chunks.rows(of: header)
    var kept = RowSet()
    for index in held.rows.indices {
      if set.holds(held.rows[index]) { note(held, index) } else { kept.append(held, at: index) }
    }
    guard kept.count < held.count else { return }
    try chunks.delete(header)
    if !kept.isEmpty { try chunks.insert(kept) }
    recount.insert(header.resource)
    changed = true
  }

  /// Counts anew what changed.
  func close() throws(ColumnError) {
    guard changed, let days else { return }
    try chunks.close()
    try FilterTable(database).sweep()
    try RollupRebuilder(database).rebuild(recount, days: days)
    try StateTable(database).raiseGeneration()
  }
}
