/// The times of a chunk of points: a first one, a step, and only what departs from the step.
enum PointTimes {
  static func encode(_ times: [Int64], into writer: inout ByteWriter) {
    guard let first = times.first else { return }
    writer.signed(first)
    let steps = zip(times, times.dropFirst()).map { $1 &- $0 }
    let step = steps.min() ?? 0
    guard steps.contains(where: { $0 != step }) else {
      writer.byte(0)
      writer.signed(step)
      return
    }
    if step > 0, steps.allSatisfy({ $0 % step == 0 }) {
      writer.byte(1)
      writer.signed(step)
      encodeGaps(steps.map { $0 / step }, into: &writer)
    } else {
      writer.byte(2)
      WholeNumbers.encode(steps, into: &writer)
    }
  }

  static func decode(_ count: Int, from reader: inout FieldReader) throws -> [Int64] {
    guard count > 0 else { return [] }
    let first = try reader.signed()
    switch try reader.byte() {
    case 0:
      let step = try reader.signed()
      return (0..<count).map { first &+ step &* Int64($0) }
    case 1:
      let step = try reader.signed()
      return sums(from: first, try decodeGaps(count - 1, from: &reader).map { $0 &* step })
    case 2: return sums(from: first, try WholeNumbers.decode(count - 1, from: &reader))
    default: throw DamagedData("times have an unknown form")
    }
  }

  /// The places where more than one step was made: how far on, and how many steps more.
  private static func encodeGaps(_ steps: [Int64], into writer: inout ByteWriter) {
    let gaps = steps.enumerated().filter { $0.element != 1 }
    writer.count(gaps.count)
    var last = 0
    for gap in gaps {
      writer.count(gap.offset - last)
      writer.signed(gap.element)
      last = gap.offset
    }
  }

  private static func decodeGaps(
    _ count: Int, from reader: inout FieldReader
  ) throws -> [Int64] {
    var steps = [Int64](repeating: 1, count: count)
    var index = 0
    for _ in 0..<(try reader.count(bytesEach: 2)) {
      let further = try reader.varint()
      guard further < UInt64(count) else { throw DamagedData("times end too early") }
      index += Int(further)
      guard index < count else { throw DamagedData("times end too early") }
      steps[index] = try reader.signed()
    }
    return steps
  }

  private static func sums(from first: Int64, _ steps: [Int64]) -> [Int64] {
    var last = first
    return [first]
      + steps.map { step in
        last &+= step
        return last
      }
  }
}
