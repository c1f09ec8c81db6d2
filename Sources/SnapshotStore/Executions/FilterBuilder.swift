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
    for row in rows {
      if row.hasRequest {
        set(row.requestHigh, row.requestLow, place: keys)
      } else {
        grow(to: keys)
      }
      keys &+= 1
    }
    return first
  }

  private mutating func spill() {
    for (place, key) in waiting.enumerated() {
      if key == (0, 0) { grow(to: place) } else { set(key.high, key.low, place: place) }
    }
    waiting = []
  }

  private mutating func grow(to place: Int) {
    let wanted = (place / capacity + 1) * wordsPerColumn
    if words.count < wanted {
      words.append(contentsOf: repeatElement(0, count: wanted - words.count))
    }
  }

  @inline(__always)
  private mutating func set(_ high: UInt64, _ low: UInt64, place: Int) {
    let column = place / capacity
    let bits = wordsPerColumn &* 64
    let start = column &* bits
    if words.count < (column &+ 1) &* wordsPerColumn { grow(to: place) }
    words.withUnsafeMutableBufferPointer { words in
      FilterHash.forEachPlace(high, low, below: bits) { place in
        let bit = start &+ place
        words[bit &>> 6] |= 1 &<< UInt64(bit & 63)
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
