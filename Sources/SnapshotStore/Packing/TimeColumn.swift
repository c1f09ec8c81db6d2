/// Rising milliseconds: an anchor a block of 128, then the bit packed steps between neighbours.
struct TimeColumn {
  let count: Int
  let base: Int64
  private let anchors: UnsafeRawPointer
  private let steps: PackedNumbers
  /// Where the first block begins.
  private let dataStart: Int

  /// Appends times that rise, or stay, and span less than 2^32 ms.
  static func encode(_ times: UnsafeBufferPointer<Int64>, into writer: inout ByteWriter) {
    let base = times.first ?? 0
    writer.signed(base)
    let numbers = IntColumnEncoder.numbers(times.count) { numbers in
      for row in times.indices.dropFirst() {
        numbers[row] = UInt32(truncatingIfNeeded: times[row] &- times[row &- 1])
      }
      for first in stride(from: 0, to: times.count, by: BitPacking.block) { numbers[first] = 0 }
    }
    for first in stride(from: 0, to: times.count, by: BitPacking.block) {
      writer.uint32(UInt32(truncatingIfNeeded: times[first] &- base))
    }
    IntColumnEncoder.pack(numbers, into: &writer)
  }

  /// Reads the column of `count` rows at the front of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer, count: Int) throws(ColumnError) {
    var reader = ByteReader(bytes, "start times")
    guard count > 0, count <= IntColumn.maximumRows else { throw .damaged("start times") }
    base = try reader.signed()
    guard let first = try reader.take(BitPacking.blocks(count) &* 4).baseAddress else {
      throw .damaged("start times")
    }
    anchors = first
    dataStart = reader.position + BitPacking.blocks(count)
    steps = try PackedNumbers(&reader, count: count)
    self.count = count
  }

  var blocks: Int { BitPacking.blocks(count) }

  /// The most bytes before the first block of `count` rows.
  static func longestFront(_ count: Int) -> Int { 10 + BitPacking.blocks(count) * 5 }

  /// The bytes of one block.
  func range(of block: Int) -> Range<Int> {
    let range = steps.range(of: block)
    return dataStart + range.lowerBound..<dataStart + range.upperBound
  }

  /// The time of a block's first row.
  func anchor(_ block: Int) -> Int64 {
    let offset = anchors.loadUnaligned(fromByteOffset: block &* 4, as: UInt32.self)
    return base &+ Int64(UInt32(littleEndian: offset))
  }

  /// Writes the 128 times of one block, those past the last row unspecified.
  func decode(
    block: Int, into target: UnsafeMutablePointer<Int64>, scratch: UnsafeMutablePointer<UInt32>
  ) {
    steps.unpack(block: block, into: scratch)
    sum(from: anchor(block), scratch, into: target)
  }

  /// Writes all times; both buffers have room for whole blocks.
  func decode(into target: UnsafeMutablePointer<Int64>, scratch: UnsafeMutablePointer<UInt32>) {
    steps.unpack(into: scratch)
    for block in 0..<blocks {
      let start = block &* BitPacking.block
      sum(from: anchor(block), scratch + start, into: target + start)
    }
  }

  /// The time of one row.
  func time(
    at row: Int, scratch: UnsafeMutablePointer<UInt32>
  ) throws(ColumnError) -> Int64 {
    guard row >= 0, row < count else { throw .damaged("start times") }
    let block = row / BitPacking.block
    steps.unpack(block: block, into: scratch)
    return (0...row % BitPacking.block).reduce(anchor(block)) { $0 &+ Int64(scratch[$1]) }
  }

  /// The last block whose first row is not later than `time`; the first block where none is.
  func block(holding time: Int64) -> Int {
    var low = 0
    var high = blocks
    while low < high {
      let middle = (low &+ high) / 2
      if anchor(middle) <= time { low = middle &+ 1 } else { high = middle }
    }
    return max(0, low &- 1)
  }

  /// The first block that may hold a time not earlier than `time`.
  func block(reaching time: Int64) -> Int {
    var low = 0
    var high = blocks
    while low < high {
      let middle = (low &+ high) / 2
      if anchor(middle) < time { low = middle &+ 1 } else { high = middle }
    }
    return max(0, low &- 1)
  }

  /// How many rows are earlier than `time`.
  func rows(before time: Int64, scratch: UnsafeMutablePointer<UInt32>) -> Int {
    let block = block(reaching: time)
    steps.unpack(block: block, into: scratch)
    var at = anchor(block)
    let start = block &* BitPacking.block
    let held = min(BitPacking.block, count &- start)
    for row in 0..<held {
      at &+= Int64(scratch[row])
      if at >= time { return start &+ row }
    }
    return start &+ held
  }

  private func sum(
    from anchor: Int64, _ steps: UnsafeMutablePointer<UInt32>,
    into target: UnsafeMutablePointer<Int64>
  ) {
    var at = anchor
    for row in 0..<BitPacking.block {
      at &+= Int64(steps[row])
      target[row] = at
    }
  }
}
