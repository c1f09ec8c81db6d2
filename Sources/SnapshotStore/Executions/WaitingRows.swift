/// Rows that wait for a full chunk, by the number of their resource; each row has a cache line of its own.
final class WaitingRows {
  private struct Shelf {
    private(set) var rows = Shelf.room(for: 16)
    var count = 0
    private var capacity = 16

    var isFull: Bool { count >= ChunkEncoder.fullCount }

    private static func room(for count: Int) -> UnsafeMutablePointer<ExecutionRow> {
      UnsafeMutableRawPointer.allocate(
        byteCount: count * MemoryLayout<ExecutionRow>.stride, alignment: 64
      ).bindMemory(to: ExecutionRow.self, capacity: count)
    }

    /// Makes room for more rows: ever more, up to a full chunk, since many resources have few rows.
    private mutating func grow() {
      let room = Self.room(for: capacity * 4)
      room.update(from: rows, count: count)
      rows.deallocate()
      (rows, capacity) = (room, capacity * 4)
    }

    /// Adds the row that a pointer points to, without a copy of it on the way.
    @inline(__always)
    mutating func add(_ row: UnsafePointer<ExecutionRow>) {
      if count == capacity { grow() }
      rows[count] = row.pointee
      count &+= 1
    }
  }

  private var shelves: [Shelf] = []
  private var extras: [[ExecutionExtra]] = []

  /// Nothing waits.
  init() {}

  deinit { for shelf in shelves { shelf.rows.deallocate() } }

  /// One more than the largest number of a resource that rows can be added of.
  var count: Int { shelves.count }

  /// Lets rows of resources below a number be added.
  func makeRoom(below number: Int) {
    while shelves.count < number {
      shelves.append(Shelf())
      extras.append([])
    }
  }

  /// Whether a full chunk waits of a resource.
  func isFull(_ resource: Int) -> Bool { shelves[resource].isFull }

  /// What waits of a resource, until the next change.
  func slice(of resource: Int) -> RowSlice {
    let shelf = shelves[resource]
    return RowSlice(UnsafeBufferPointer(start: shelf.rows, count: shelf.count), extras[resource])
  }

  /// Adds rows without extras from `start` on, up to the first that makes a chunk full; returns where it stopped.
  func add(_ rows: UnsafeBufferPointer<ExecutionRow>, from start: Int) throws(ColumnError) -> Int {
    var index = start
    var isKnown = true
    guard let base = rows.baseAddress else { return index }
    shelves.withUnsafeMutableBufferPointer { shelves in
      while index < rows.count {
        let place = Int(rows[index].resource)
        isKnown = place < shelves.count
        guard isKnown else { return }
        shelves[place].add(base + index)
        index &+= 1
        if shelves[place].isFull { return }
      }
    }
    guard isKnown else { throw .damaged("resource was not interned") }
    return index
  }

  /// Adds one row with what is kept beside it.
  func add(_ row: ExecutionRow, extra: ExecutionExtra) throws(ColumnError) {
    let place = Int(row.resource)
    guard place < shelves.count else { throw .damaged("resource was not interned") }
    var row = row
    extras[place].append(extra)
    row.extra = UInt32(extras[place].count)
    shelves[place].add(&row)
  }
}

extension WaitingRows {
  /// Puts the rows of a resource in order, and leaves the most complete of those that are the same run.
  func unify(_ resource: Int) {
    let rows = UnsafeMutableBufferPointer(
      start: shelves[resource].rows, count: shelves[resource].count)
    guard !RowOrder.sort(rows) else { return }
    var set = RowSet(slice(of: resource))
    set.unify()
    extras[resource] = set.extras
    set.withSlice { put($0.rows, of: resource) }
  }

  /// Drops the first rows of a resource.
  func removeFirst(_ count: Int, of resource: Int) {
    let slice = slice(of: resource)
    let kept = RowSet(slice[min(count, slice.count)..<slice.count])
    extras[resource] = kept.extras
    kept.withSlice { put($0.rows, of: resource) }
  }

  /// Puts rows, no more than there were, in place of those of a resource.
  private func put(_ rows: UnsafeBufferPointer<ExecutionRow>, of resource: Int) {
    shelves[resource].count = 0
    guard let base = rows.baseAddress else { return }
    for index in rows.indices { shelves[resource].add(base + index) }
  }
}
