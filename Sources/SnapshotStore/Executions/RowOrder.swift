/// How rows are sorted, which are the same run, and which of two tellings of a run is the better.
enum RowOrder {
  /// By resource, start and request id, rows without one first.
  static func isBefore(_ left: ExecutionRow, _ right: ExecutionRow) -> Bool {
    if left.resource != right.resource { return left.resource < right.resource }
    if left.start != right.start { return left.start < right.start }
    if left.hasRequest != right.hasRequest { return !left.hasRequest }
    if left.requestHigh != right.requestHigh { return left.requestHigh < right.requestHigh }
    return left.requestLow < right.requestLow
  }

  /// Puts rows in order; returns whether no two of them are the same run.
  static func sort(_ rows: UnsafeMutableBufferPointer<ExecutionRow>) -> Bool {
    var moves = 0
    var isUnique = true
    for index in rows.indices.dropFirst() where !isPlainlyBefore(rows[index - 1], rows[index]) {
      var place = index
      while place > 0, isBefore(rows[place], rows[place - 1]) {
        rows.swapAt(place, place - 1)
        place -= 1
      }
      if place > 0, isSame(rows[place], rows[place - 1]) { isUnique = false }
      moves += index - place
      // Rows that come nearly in order are moved in place; others are left to the sort that copies.
      if moves > rows.count { return false }
    }
    return isUnique
  }

  /// Whether the starts alone say so.
  @inline(__always)
  private static func isPlainlyBefore(_ left: ExecutionRow, _ right: ExecutionRow) -> Bool {
    left.start < right.start && left.resource == right.resource
  }

  /// Whether both tell of one run: same resource, request id and start.
  static func isSame(_ left: ExecutionRow, _ right: ExecutionRow) -> Bool {
    left.start == right.start && left.requestLow == right.requestLow
      && left.requestHigh == right.requestHigh && left.resource == right.resource
      && left.hasRequest == right.hasRequest
  }

  /// Whether the first tells more: an outcome before none, then more fields, then larger values,
  /// so that the order in which two tellings arrive decides nothing.
  static func isFiner(
    _ left: ExecutionRow, _ leftExtra: ExecutionExtra?, than right: ExecutionRow,
    _ rightExtra: ExecutionExtra?
  ) -> Bool {
    let first = weight(left, leftExtra)
    let second = weight(right, rightExtra)
    for (mine, theirs) in zip(first, second) where mine != theirs { return mine > theirs }
    return false
  }

  private static func weight(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> [Int64] {
    let outcome: Int64 = row.status == 6 ? 0 : row.status == 7 ? 1 : 2
    let known = extra ?? ExecutionExtra()
    return [
      outcome, Int64(fields(row, extra)), row.known(extra), row.duration, row.billed(extra),
      row.maxMemoryMB(extra), row.memoryMB(extra), row.initDuration(extra), Int64(row.bits),
      known.attempt, known.restore, known.billedRestore, Int64(bitPattern: known.traceLow),
      Int64(known.traceHigh), Int64(known.traceSeconds), Int64(bitPattern: known.segment),
      Int64(bitPattern: known.errorGroup), Int64(row.version), Int64(row.origin),
      Int64(known.errorMessage), Int64(known.errorType), Int64(known.retryEvidence),
      Int64(known.phase),
    ]
  }

  private static func fields(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> Int {
    let known = extra ?? ExecutionExtra()
    let numbers = [
      row.end(extra), row.duration, row.billed(extra), row.memoryMB(extra), row.maxMemoryMB(extra),
      row.initDuration(extra), known.restore, known.billedRestore,
    ]
    let texts = [
      row.origin, row.version, known.errorType, known.errorMessage, known.retryEvidence,
      known.phase, row.bits & (ExecutionBits.notCold | ExecutionBits.cold),
      row.bits & (ExecutionBits.notSampled | ExecutionBits.sampled),
      row.bits >> ExecutionBits.initTypeShift & 3, row.bits >> ExecutionBits.retryKindShift & 3,
      row.bits & ExecutionBits.hasErrorGroup, row.bits & ExecutionBits.hasTrace,
      row.bits & ExecutionBits.hasSegment,
    ]
    return numbers.count { $0 != ExecutionRow.absent } + texts.count { $0 != 0 }
  }
}
