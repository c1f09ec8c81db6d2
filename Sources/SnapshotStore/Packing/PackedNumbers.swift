/// A view of bit packed numbers: checked once when it is made, then any block can be read.
struct PackedNumbers {
  let count: Int
  private let widths: UnsafeRawPointer
  private let data: UnsafeRawPointer

  /// Takes the width bytes and blocks of `count` numbers from `reader`.
  init(_ reader: inout ByteReader, count: Int) throws(ColumnError) {
    let blocks = BitPacking.blocks(count)
    let widths = try reader.take(blocks)
    var total = 0
    for width in widths {
      guard width <= 32 else { throw .damaged("packed column") }
      total &+= Int(width) &* 16
    }
    let data = try reader.take(total)
    guard let first = widths.baseAddress, let start = data.baseAddress else {
      throw .damaged("packed column")
    }
    self.count = count
    self.widths = first
    self.data = start
  }

  /// The bytes of one block, counted from those of the first on.
  func range(of block: Int) -> Range<Int> {
    var offset = 0
    for earlier in 0..<block { offset &+= width(earlier) &* 16 }
    return offset..<offset + width(block) * 16
  }

  /// Reads all numbers; `target` has room for whole blocks.
  func unpack(into target: UnsafeMutablePointer<UInt32>) {
    var at = data
    for block in 0..<BitPacking.blocks(count) {
      let width = Int(widths.load(fromByteOffset: block, as: UInt8.self))
      BitPacking.unpack(at, width: width, into: target + block &* BitPacking.block)
      at += width &* 16
    }
  }

  /// Reads the numbers of some blocks, the first at the front of `target`.
  func unpack(blocks: Range<Int>, into target: UnsafeMutablePointer<UInt32>) {
    var at = data
    for earlier in 0..<blocks.lowerBound { at += width(earlier) &* 16 }
    var place = target
    for block in blocks {
      BitPacking.unpack(at, width: width(block), into: place)
      at += width(block) &* 16
      place += BitPacking.block
    }
  }

  /// Reads the 128 numbers of one block.
  func unpack(block: Int, into target: UnsafeMutablePointer<UInt32>) {
    BitPacking.unpack(data + range(of: block).lowerBound, width: width(block), into: target)
  }

  /// One number, read from the words that hold it.
  func number(at row: Int) -> UInt32 {
    let block = row / BitPacking.block
    var offset = 0
    for earlier in 0..<block { offset &+= width(earlier) &* 16 }
    let bits = width(block)
    guard bits > 0 else { return 0 }
    let place = row % BitPacking.block
    let first = place / 4 &* bits
    let word = offset &+ first / 32 &* 16 &+ place % 4 &* 4
    let used = UInt32(first % 32)
    var value = load(word) &>> used
    if Int(used) &+ bits > 32 { value |= load(word &+ 16) &<< (32 &- used) }
    return bits == 32 ? value : value & ((1 &<< UInt32(bits)) &- 1)
  }

  private func width(_ block: Int) -> Int {
    Int(widths.load(fromByteOffset: block, as: UInt8.self))
  }

  private func load(_ offset: Int) -> UInt32 {
    UInt32(littleEndian: data.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
