/// The start times of a chunk, of which a block is read when it is asked for.
struct StoredStarts {
  /// The times by anchor; their blocks may not be there yet.
  let column: TimeColumn
  private let load: (Range<Int>) throws(ColumnError) -> Void

  /// Takes a column of which at least the front was read; `load` reads more of its bytes.
  init(_ column: TimeColumn, load: @escaping (Range<Int>) throws(ColumnError) -> Void) {
    self.column = column
    self.load = load
  }

  /// Writes the 128 times of one block, those past the last row unspecified.
  func decode(
    block: Int, into target: UnsafeMutablePointer<Int64>, scratch: UnsafeMutablePointer<UInt32>
  ) throws(ColumnError) {
    try load(column.range(of: block))
    column.decode(block: block, into: target, scratch: scratch)
  }

  /// How many rows are earlier than `time`.
  func rows(
    before time: Int64, scratch: UnsafeMutablePointer<UInt32>
  ) throws(ColumnError) -> Int {
    try load(column.range(of: column.block(reaching: time)))
    return column.rows(before: time, scratch: scratch)
  }
}
