/// Whole numbers in blocks of 64, each as wide as its largest; as they are or as differences, whichever is smaller.
enum WholeNumbers {
  private static let block = 64

  static func encode(_ values: [Int64], into writer: inout ByteWriter) {
    let plain = packed(values)
    let steps = packed(differences(values))
    writer.byte(steps.count < plain.count ? 1 : 0)
    writer.append(steps.count < plain.count ? steps : plain)
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

  private static func packed(_ values: [Int64]) -> [UInt8] {
    var writer = ByteWriter()
    var bits = BitWriter()
    var start = 0
    while start < values.count {
      let part = values[start..<min(start + block, values.count)]
      let least = part.min() ?? 0
      let width = part.reduce(0) {
        max($0, 64 - UInt64(bitPattern: $1 &- least).leadingZeroBitCount)
      }
      writer.signed(least)
      writer.byte(UInt8(width))
      for value in part { bits.write(UInt64(bitPattern: value &- least), width: width) }
      start += block
    }
    let data = bits.finish()
    writer.count(data.count)
    writer.append(data)
    return writer.bytes
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
