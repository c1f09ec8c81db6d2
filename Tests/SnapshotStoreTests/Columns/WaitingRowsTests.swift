import Testing

@testable import SnapshotStore

@Suite struct WaitingRowsTests {
  private func row(_ start: Int64, _ request: UInt64, resource: UInt32 = 2) -> ExecutionRow {
    var row = ExecutionRow(resource: resource, start: start)
    row.requestLow = request
    row.bits = ExecutionBits.hasRequest
    return row
  }

  private func add(_ rows: [ExecutionRow], to waiting: WaitingRows) throws {
    waiting.makeRoom(below: 3)
    let taken = try rows.withUnsafeBufferPointer { try waiting.add($0, from: 0) }
    #expect(taken == rows.count)
  }

  private func held(_ waiting: WaitingRows) -> [[UInt64]] {
    waiting.slice(of: 2).rows.map { [UInt64($0.start), $0.requestLow] }
  }

  private func expected(_ rows: [ExecutionRow]) -> [[UInt64]] {
    var set = RowSet()
    for row in rows { set.append(row) }
    set.unify()
    return set.rows.map { [UInt64($0.start), $0.requestLow] }
  }

  /// Shares of a hundred that stand out of place, and how many different starts there are.
  @Test(arguments: [(0, 4000), (3, 4000), (50, 4000), (3, 20), (100, 3)])
  func `rows in any order are put in order, each run once`(
    _ moved: Int, _ starts: Int
  ) throws {
    var numbers = SeededNumbers(UInt64(moved * 7 + starts))
    var rows = (0..<900).map { row(Int64($0 * starts / 900), UInt64(numbers.below(40))) }
    for place in rows.indices where numbers.chance(moved) {
      rows.swapAt(place, numbers.below(rows.count))
    }
    let waiting = WaitingRows()
    try add(rows, to: waiting)
    waiting.unify(2)
    #expect(held(waiting) == expected(rows))
  }

  @Test func `a full chunk stops the adding, and what is left over stays`() throws {
    let rows = (0..<5000).map { row(Int64($0), UInt64($0)) }
    let waiting = WaitingRows()
    waiting.makeRoom(below: 3)
    let taken = try rows.withUnsafeBufferPointer { try waiting.add($0, from: 0) }
    #expect(taken == 4096)
    #expect(waiting.isFull(2))
    waiting.removeFirst(4090, of: 2)
    #expect(held(waiting).map { $0[0] } == Array(4090..<4096))
    #expect(!waiting.isFull(2))
  }

  @Test func `extras stay with their rows`() throws {
    let waiting = WaitingRows()
    waiting.makeRoom(below: 3)
    for start in [Int64(5), 3, 4, 1] {
      var extra = ExecutionExtra()
      extra.attempt = start * 10
      try waiting.add(row(start, 1), extra: extra)
    }
    waiting.unify(2)
    waiting.removeFirst(1, of: 2)
    let slice = waiting.slice(of: 2)
    #expect(slice.rows.map(\.start) == [3, 4, 5])
    #expect(slice.rows.map { slice.extra(of: $0)?.attempt } == [30, 40, 50])
  }

  @Test func `a resource that nobody made room for is refused`() throws {
    let waiting = WaitingRows()
    waiting.makeRoom(below: 3)
    #expect(throws: ColumnError.self) {
      try [row(1, 1, resource: 3)].withUnsafeBufferPointer { try waiting.add($0, from: 0) }
    }
    #expect(throws: ColumnError.self) {
      try waiting.add(row(1, 1, resource: 9), extra: ExecutionExtra())
    }
  }
}
