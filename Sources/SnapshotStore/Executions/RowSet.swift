/// Rows with the extras they point to.
struct RowSet: Sendable {
  private(set) var rows: [ExecutionRow] = []
  private(set) var extras: [ExecutionExtra] = []

  /// An empty set.
  init() {}

  var count: Int { rows.count }
  var isEmpty: Bool { rows.isEmpty }

  /// Makes room for rows to come.
  mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }

  /// Adds a row that has no extra; returns how many rows there are now.
  @discardableResult @inline(__always)
  mutating func append(_ row: ExecutionRow) -> Int {
    var bare = row
    bare.extra = 0
    rows.append(bare)
    return rows.count
  }

  /// Adds a row with what is kept beside it; an extra that says nothing is dropped.
  mutating func append(_ row: ExecutionRow, extra: ExecutionExtra?) {
    guard let extra, extra != ExecutionExtra() else {
      append(row)
      return
    }
    extras.append(extra)
    rows.append(row)
    rows[rows.count - 1].extra = UInt32(extras.count)
  }

  mutating func append(_ other: RowSet, at index: Int) {
    append(other.rows[index], extra: other.extra(at: index))
  }

  mutating func append(contentsOf other: RowSet) {
    for index in other.rows.indices { append(other, at: index) }
  }

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    extras.removeAll(keepingCapacity: true)
  }

  /// Drops the last rows; their extras stay until all go.
  mutating func removeLast(_ count: Int) { rows.removeLast(count) }

  func extra(at index: Int) -> ExecutionExtra? {
    let place = rows[index].extra
    return place == 0 ? nil : extras[Int(place) - 1]
  }

  func extra(of row: ExecutionRow) -> ExecutionExtra? {
    row.extra == 0 ? nil : extras[Int(row.extra) - 1]
  }
}

extension RowSet {
  /// Puts rows in order of resource, start and request id, unless they are.
  mutating func sort() {
    if !isRising { rows.sort(by: RowOrder.isBefore) }
  }

  private var isRising: Bool {
    for index in rows.indices.dropFirst()
    where rows[index].start <= rows[index &- 1].start
      || rows[index].resource != rows[index &- 1].resource
    {
      if RowOrder.isBefore(rows[index], rows[index &- 1]) { return false }
    }
    return true
  }

  private var hasRepeats: Bool {
    for index in rows.indices.dropFirst() where rows[index].start == rows[index &- 1].start {
      if RowOrder.isSame(rows[index], rows[index &- 1]) { return true }
    }
    return false
  }

  /// Sorts, and leaves the most complete of the rows that are the same run.
  ///
  /// Returns whether any went.
  @discardableResult
  mutating func unify() -> Bool {
    sort()
    guard hasRepeats else { return false }
    var kept = RowSet()
    kept.reserve(rows.count)
    var best = 0
    for index in rows.indices.dropFirst() {
      if RowOrder.isSame(rows[index], rows[best]) {
        if isFiner(index, than: best) { best = index }
      } else {
        kept.append(self, at: best)
        best = index
      }
    }
    kept.append(self, at: best)
    self = kept
    return true
  }

  private func isFiner(_ index: Int, than other: Int) -> Bool {
    RowOrder.isFiner(rows[index], extra(at: index), than: rows[other], extra(at: other))
  }
}

extension RowSet {
  /// Whether sorted rows hold the run that `row` tells of.
  func holds(_ row: ExecutionRow) -> Bool { rows.place(of: row) != nil }
}

extension [ExecutionRow] {
  /// Where sorted rows hold the run that `row` tells of.
  func place(of row: ExecutionRow) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if RowOrder.isBefore(self[middle], row) { low = middle + 1 } else { high = middle }
    }
    return low < count && RowOrder.isSame(self[low], row) ? low : nil
  }
}
