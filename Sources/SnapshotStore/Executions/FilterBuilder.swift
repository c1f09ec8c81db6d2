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
    if words.isEmpty {
      words.reserveCapacity(Self.columns * wordsPerColumn)
      spill()
    }
    set(rows.count, from: first) {
      rows[$0].hasRequest ? (rows[$0].requestHigh, rows[$0].requestLow) : nil
    }
    keys += rows.count
    return first
  }

  private mutating func spill() {
    let keys = waiting
    waiting = []
    set(keys.count, from: 0) { keys[$0] == (0, 0) ? nil : keys[$0] }
  }

  /// Sets the bits of some keys, the first of them at a place; `nil` takes a place and sets none.
  @inline(__always)
  private mutating func set(
    _ count: Int, from first: Int, _ key: (Int) -> (high: UInt64, low: UInt64)?
  ) {
    let (capacity, wordsPerColumn) = (capacity, wordsPerColumn)
    let wanted = ((first + count + capacity - 1) / capacity) * wordsPerColumn
    words.append(contentsOf: repeatElement(0, count: max(0, wanted - words.count)))
    words.withUnsafeMutableBufferPointer { words in
      var index = 0
      while index < count {
        let place = first &+ index
        let start = place / capacity &* wordsPerColumn
        let end = min(count, index &+ capacity &- place % capacity)
        for index in index..<end {
          guard let key = key(index) else { continue }
          FilterHash.forEachPlace(key.high, key.low, below: wordsPerColumn &* 64) { bit in
            words[start &+ bit &>> 6] |= 1 &<< UInt64(bit & 63)
          }
        }
        index = end
      }
    }
  }

  /// The slices of the group, one after another, and the bytes of each; empties nothing.
  mutating func slices() -> (bytes: [UInt8], width: Int) {
    if words.isEmpty, keys > 0 {
      capacity = max(64, (keys + 7) / 8)
      spill()
    }
    let wordsPerColumn = wordsPerColumn
    let columns = words.count / max(1, wordsPerColumn)
    let width = (columns + 7) / 8
    var bytes = [UInt8](repeating: 0, count: wordsPerColumn * 64 * width)
    var square = [UInt64](repeating: 0, count: 64)
    words.withUnsafeBufferPointer { words in
      for word in 0..<wordsPerColumn {
        for first in stride(from: 0, to: columns, by: 64) {
          for column in 0..<64 {
            let isHeld = first &+ column < columns
            square[column] = isHeld ? words[(first &+ column) &* wordsPerColumn &+ word] : 0
          }
          Self.transpose(&square)
          let start = word * 64 * width + first / 8
          Self.put(square, at: start, every: width, room: width - first / 8, into: &bytes)
        }
      }
    }
    return (bytes, width)
  }

  /// Writes the words of a square, `width` bytes apart, or as much of each as there is room for.
  private static func put(
    _ square: [UInt64], at start: Int, every width: Int, room: Int, into bytes: inout [UInt8]
  ) {
    bytes.withUnsafeMutableBytes { bytes in
      var at = start
      for slice in square {
        if room >= 8 {
          bytes.storeBytes(of: slice.littleEndian, toByteOffset: at, as: UInt64.self)
        } else {
          for byte in 0..<room {
            bytes[at &+ byte] = UInt8(truncatingIfNeeded: slice &>> UInt64(byte &* 8))
          }
        }
        at &+= width
      }
    }
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
