import ServerlessModel

extension ColumnWriter {
  /// Takes out executions that turned out otherwise, wherever they are held; others are passed over.
  ///
  /// Unlike `replace` it leaves what waits for compaction where it is, so that it costs little a poll.
  func withdraw(_ runs: [ExecutionID]) throws(ColumnError) {
    guard !runs.isEmpty else { return }
    let set = try rows(of: runs)
    try LiveTable(database).remove(set)
    let merger = try ChunkMerger(database)
    var index = 0
    while index < set.count {
      var end = index
      while end < set.count, set.rows[end].resource == set.rows[index].resource { end += 1 }
      try merger.remove(set, index..<end)
      index = end
    }
    try merger.close()
    try StateTable(database).raiseGeneration()
  }

  /// Sorted rows that hold what tells one run from another, and nothing else.
  private func rows(of runs: [ExecutionID]) throws(ColumnError) -> RowSet {
    let interner = try Interner(database)
    var set = RowSet()
    for run in runs {
      try interner.append(
        Execution(
          resource: run.resource, requestID: run.requestID, start: run.start, status: .unknown),
        to: &set)
    }
    set.unify()
    return set
  }
}
