/// Chunks by the best key that a row of theirs can have, handed out from the best on; few of many are ever asked for.
struct ChunkQueue {
  struct Entry {
    var bound: Int64
    var index: Int
  }

  private let ascending: Bool
  private var heap: [Entry]

  /// Takes chunks in any order.
  init(_ entries: [Entry], ascending: Bool) {
    heap = entries
    self.ascending = ascending
    for place in (0..<heap.count / 2).reversed() { sink(place) }
  }

  /// The next best, of equal ones the one with the lower index.
  mutating func next() -> Entry? {
    guard let best = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink(0)
    }
    return best
  }

  private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    if left.bound == right.bound { return left.index < right.index }
    if left.bound == ExecutionRow.absent || right.bound == ExecutionRow.absent {
      return left.bound != ExecutionRow.absent
    }
    return ascending ? left.bound < right.bound : left.bound > right.bound
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var child = place * 2 + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      guard isBefore(heap[child], heap[place]) else { return }
      heap.swapAt(place, child)
      place = child
    }
  }
}
