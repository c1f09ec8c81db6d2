import ServerlessModel

extension ColumnWriter {
  /// Removes every execution of a resource.
  func delete(_ resource: ResourceID) throws(ColumnError) {
    try replace(
      resource,
      in: TimeSpan(
        start: Instant(milliseconds: .min), end: Instant(milliseconds: .max)), with: [])
  }

  /// Puts `rows` in place of the executions of a resource that start in a span.
  func replace(
    _ resource: ResourceID, in span: TimeSpan, with rows: [Execution]
  ) throws(ColumnError) {
    try compactAll()
    let interner = try Interner(database)
    let id = try interner.id(of: resource)
    var set = RowSet()
    for run in rows where run.resource == resource { try interner.append(run, to: &set) }
    let chunks = try ChunkTable(database)
    let end =
      span.end.milliseconds == .max ? Int64.max : span.end.milliseconds.subtractingClamped(1)
    let headers = try chunks.headers(of: id, from: span.start.milliseconds, to: end)
    var days = Self.days(of: set)
    for header in headers {
      let held = try chunks.rows(of: header)
      days.append(contentsOf: Self.days(of: held))
      set.append(
        contentsOf: held.filtered { $0.start < span.start.milliseconds || $0.start > end })
      try chunks.delete(header)
    }
    set.unify()
    try chunks.insert(set)
    try chunks.close()
    let state = StateTable(database)
    if let last = set.rows.last { try state.noteStart(last.start) }
    try FilterTable(database).sweep()
    if let first = days.min(), let last = days.max() {
      try RollupRebuilder(database).rebuild([id], days: first...last)
    }
    try state.raiseGeneration()
  }

  private static func days(of set: RowSet) -> [Int64] {
    var least = Int64.max
    var most = Int64.min
    for row in set.rows {
      let known = row.known(set.extra(of: row))
      least = min(least, known)
      most = max(most, known)
    }
    return set.isEmpty ? [] : [RollupTime.day(of: least), RollupTime.day(of: most)]
  }
}
