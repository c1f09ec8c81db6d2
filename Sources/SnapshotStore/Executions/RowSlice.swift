/// Rows that stand one after another, and the extras they point to; valid as long as the memory that holds the rows.
struct RowSlice {
  let rows: UnsafeBufferPointer<ExecutionRow>
  let extras: [ExecutionExtra]

  /// Takes rows whose extras, where they have one, are among `extras`.
  init(_ rows: UnsafeBufferPointer<ExecutionRow>, _ extras: [ExecutionExtra] = []) {
    self.rows = rows
    self.extras = extras
  }

  var count: Int { rows.count }

  /// Some of the rows.
  subscript(range: Range<Int>) -> RowSlice {
    RowSlice(UnsafeBufferPointer(rebasing: rows[range]), extras)
  }

  @inline(__always)
  func extra(of row: ExecutionRow) -> ExecutionExtra? {
    row.extra == 0 ? nil : extras[Int(row.extra) - 1]
  }

  /// When the outcome of a row became known.
  @inline(__always)
  func known(_ row: ExecutionRow) -> Int64 {
    row.extra == 0 ? row.known(nil) : row.known(extra(of: row))
  }
}

extension RowSet {
  /// A copy of the rows, and of the extras that they point to.
  init(_ slice: RowSlice) {
    self.init()
    reserve(slice.count)
    for row in slice.rows { append(row, extra: slice.extra(of: row)) }
  }

  /// Lends the rows as they lie in memory.
  func withSlice<Answer, Failure: Error>(
    _ body: (RowSlice) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let result: Result<Answer, Failure> = rows.withUnsafeBufferPointer { buffer in
      do throws(Failure) {
        return .success(try body(RowSlice(buffer, extras)))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
