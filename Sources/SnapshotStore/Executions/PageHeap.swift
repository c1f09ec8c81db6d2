/// The best rows met so far, the worst of them at hand.
struct PageHeap {
  /// One row by what it is ordered by, and where to read it.
  struct Entry {
    var key: Int64
    var start: Int64
    var resource: UInt32
    /// The place of its chunk in the list of chunks; -1 for live rows.
    var chunk: Int32
    var row: Int32

    var place: Place { Place(chunk: chunk, row: row) }
  }

  /// Where to read a row.
  struct Place: Hashable {
    var chunk: Int32
    var row: Int32
  }

  private let limit: Int
  private let ascending: Bool
  private var heap: [Entry] = []

  /// Keeps the first `limit` rows in order of their keys.
  init(limit: Int, ascending: Bool) {
    self.limit = limit
    self.ascending = ascending
  }

  var isFull: Bool { heap.count >= limit }

  /// The last row kept.
  var worst: Entry? { isFull ? heap.first : nil }

  /// Whether no row of such a key can come in any more.
  func isBeyond(_ key: Int64) -> Bool {
    guard let worst else { return false }
    return key != worst.key && isEarlier(worst.key, key)
  }

  /// The keys that a row must have to come in.
  var open: ClosedRange<Int64> {
    guard let worst, worst.key != ExecutionRow.absent else { return Int64.min...Int64.max }
    return ascending ? Int64.min...worst.key : worst.key...Int64.max
  }

  private func isEarlier(_ left: Int64, _ right: Int64) -> Bool {
    if left == ExecutionRow.absent || right == ExecutionRow.absent {
      return left != ExecutionRow.absent
    }
    return ascending ? left < right : left > right
  }

  func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    if left.key != right.key { return isEarlier(left.key, right.key) }
    if left.start != right.start { return left.start > right.start }
    if left.resource != right.resource { return left.resource < right.resource }
    if left.chunk != right.chunk { return left.chunk < right.chunk }
    return left.row < right.row
  }

  mutating func add(_ entry: Entry) {
    guard limit > 0 else { return }
    if heap.count < limit {
      heap.append(entry)
      rise(heap.count - 1)
    } else if isBefore(entry, heap[0]) {
      heap[0] = entry
      sink()
    }
  }

  private mutating func rise(_ start: Int) {
    var place = start
    while place > 0, isBefore(heap[(place - 1) / 2], heap[place]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var child = place * 2 + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, isBefore(heap[child], heap[child + 1]) { child += 1 }
      guard isBefore(heap[place], heap[child]) else { return }
      heap.swapAt(place, child)
      place = child
    }
  }

  /// All rows kept, in order.
  func sorted() -> [Entry] { heap.sorted(by: isBefore) }
}
