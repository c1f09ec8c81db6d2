/// Whole numbers in blocks of 64, each as wide as its largest; as they are or as differences, whichever is smaller.
enum WholeNumbers {
  private static let block = 64

  static func encode(_ values: [Int64], into writer: inout ByteWriter) {
    let steps = differences(values)
    let (plainBlocks, stepBlocks) = (blocks(of: values), blocks(of: steps))
    let areSteps = size(of: stepBlocks) < size(of: plainBlocks)
    writer.byte(areSteps ? 1 : 0)
    if areSteps { pack(steps, stepBlocks, &writer) } else { pack(values, plainBlocks, &writer) }
  }

  static func decode(_ count: Int, from reader: inout FieldReader) throws -> [Int64] {
    let areSteps = try reader.byte() == 1
    var values = try unpacked(count, from: &reader)
    guard areSteps else { return values }
    for index in values.indices.dropFirst() { values[index] &+= values[index - 1] }
    return values
  }

  private static func differences(_ values: [Int64]) -> [Int64] {
    var last: Int64 = 0
    return values.map { value in
      defer { last = value }
      return value &- last
    }
  }

  private struct Block {
    var start: Int
    var count: Int
    var least: Int64
    var width: Int
  }

  private static func blocks(of values: [Int64]) -> [Block] {
    stride(from: 0, to: values.count, by: block).map { start in
      let end = min(start + block, values.count)
      var least = values[start]
      var most = least
      for index in start..<end {
        least = min(least, values[index])
        most = max(most, values[index])
      }
      let width = 64 - UInt64(bitPattern: most &- least).leadingZeroBitCount
      return Block(start: start, count: end - start, least: least, width: width)
    }
  }

  private static func size(of blocks: [Block]) -> Int {
    var heads = 0
    var bits = 0
    for block in blocks {
      heads += varintSize(ZigZag.encode(block.least)) + 1
      bits += block.count * block.width
    }
    return heads + (bits + 7) / 8 + varintSize(UInt64((bits + 7) / 8))
  }

  private static func varintSize(_ value: UInt64) -> Int {
    max(1, (64 - value.leadingZeroBitCount + 6) / 7)
  }

  private static func pack(_ values: [Int64], _ blocks: [Block], _ writer: inout ByteWriter) {
    var bits = BitWriter()
    for block in blocks {
      writer.signed(block.least)
      writer.byte(UInt8(block.width))
      guard block.width > 0 else { continue }
      for index in block.start..<block.start + block.count {
        bits.write(UInt64(bitPattern: values[index] &- block.least), width: block.width)
      }
    }
    let data = bits.finish()
    writer.count(data.count)
    writer.append(data)
  }

  private static func unpacked(_ count: Int, from reader: inout FieldReader) throws -> [Int64] {
    var blocks: [(least: Int64, width: Int)] = []
    for _ in stride(from: 0, to: count, by: block) {
      let least = try reader.signed()
      let width = Int(try reader.byte())
      guard width <= 64 else { throw DamagedData("points have an impossible width") }
      blocks.append((least, width))
    }
    var bits = BitReader(try reader.take(try reader.count()))
    var values: [Int64] = []
    values.reserveCapacity(count)
    for (index, part) in blocks.enumerated() {
      for _ in 0..<min(block, count - index * block) {
        values.append(part.least &+ Int64(bitPattern: try bits.read(width: part.width)))
      }
    }
    return values
  }
}
