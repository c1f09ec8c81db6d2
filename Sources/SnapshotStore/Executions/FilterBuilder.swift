/// Gathers request ids into one group of the bit-sliced Bloom filter.
///
/// The keys of all chunks stand in one row; each `capacity` of them share a column, whatever chunk they are of.
struct FilterBuilder {
  /// Columns in a full group: a slice of one bit a column is 64 bytes.
  static let columns = 512
  private static let fullCapacity = ChunkEncoder.fullCount
  private static let waitingLimit = 8 * fullCapacity

  private(set) var capacity = fullCapacity
  /// Places taken so far, rows without a request id included.
  private(set) var keys = 0
  private var waiting: [(high: UInt64, low: UInt64)] = []
  private var words: [UInt64] = []

  /// An empty group.
  init() {}

  var isEmpty: Bool { keys == 0 }
  var isFull: Bool { keys >= Self.columns * Self.fullCapacity - Self.fullCapacity }
  private var wordsPerColumn: Int { FilterHash.bits(capacity: capacity) / 64 }

  /// Adds the rows of a chunk; returns the place of the first.
  mutating func add(_ rows: UnsafeBufferPointer<ExecutionRow>) -> Int {
    let first = keys
    if keys + rows.count <= Self.waitingLimit, words.isEmpty {
      for row in rows {
        waiting.append(row.hasRequest ? (row.requestHigh, row.requestLow) : (0, 0))
      }
      keys += rows.count
      return first
    }
    if words.isEmpty { spill() }
    set(rows.lazy.map { $0.hasRequest ? ($0.requestHigh, $0.requestLow) : nil }, from: first)
    keys += rows.count
    return first
  }

  private mutating func spill() {
    set(waiting.lazy.map { $0 == (0, 0) ? nil : $0 }, from: 0)
    waiting = []
  }

  /// Sets the bits of keys, the first of them at a place; `nil` takes a place and sets none.
  @inline(__always)
  private mutating func set(
    _ keys: some RandomAccessCollection<(high: UInt64, low: UInt64)?>, from first: Int
  ) {
    let (capacity, wordsPerColumn) = (capacity, wordsPerColumn)
    let wanted = ((first + keys.count + capacity - 1) / capacity) * wordsPerColumn
    words.append(contentsOf: repeatElement(0, count: max(0, wanted - words.count)))
    words.withUnsafeMutableBufferPointer { words in
      var start = first / capacity * wordsPerColumn
      var left = capacity - first % capacity
      for key in keys {
        if left == 0 { (start, left) = (start &+ wordsPerColumn, capacity) }
        if let key {
          FilterHash.forEachPlace(key.high, key.low, below: wordsPerColumn &* 64) { bit in
            words[start &+ bit &>> 6] |= 1 &<< UInt64(bit & 63)
          }
        }
        left &-= 1
      }
    }
  }

  /// The slices of the group, one after another, and the bytes of each; empties nothing.
  mutating func slices() -> (bytes: [UInt8], width: Int) {
    if words.isEmpty, keys > 0 {
      capacity = max(64, (keys + 7) / 8)
      spill()
    }
    let columns = words.count / max(1, wordsPerColumn)
    let width = (columns + 7) / 8
    var bytes = [UInt8](repeating: 0, count: wordsPerColumn * 64 * width)
    var square = [UInt64](repeating: 0, count: 64)
    for word in 0..<wordsPerColumn {
      for first in stride(from: 0, to: columns, by: 64) {
        for column in 0..<64 {
          square[column] =
            first + column < columns ? words[(first + column) * wordsPerColumn + word] : 0
        }
        Self.transpose(&square)
        for place in 0..<64 {
          let at = (word * 64 + place) * width + first / 8
          for byte in 0..<min(8, width - first / 8) {
            bytes[at + byte] = UInt8(truncatingIfNeeded: square[place] >> UInt64(byte * 8))
          }
        }
      }
    }
    return (bytes, width)
  }

  /// Turns 64 rows of 64 bits into 64 columns.
  private static func transpose(_ square: inout [UInt64]) {
    square.withUnsafeMutableBufferPointer { rows in
      var step = 32
      var mask: UInt64 = 0xffff_ffff
      while step != 0 {
        var row = 0
        while row < 64 {
          let swapped = ((rows[row] &>> UInt64(step)) ^ rows[row &+ step]) & mask
          rows[row] ^= swapped &<< UInt64(step)
          rows[row &+ step] ^= swapped
          row = (row &+ step &+ 1) & ~step
        }
        step &>>= 1
        mask ^= mask &<< UInt64(step)
      }
    }
  }
}
