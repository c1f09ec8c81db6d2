import Testing

@testable import SnapshotStore

@Suite struct PackingTests {
  private func column(_ values: [Int64], dictionary: Bool = false) -> [UInt8] {
    var encoder = IntColumnEncoder()
    var writer = ByteWriter()
    values.withUnsafeBufferPointer { encoder.encode($0, dictionary: dictionary, into: &writer) }
    return writer.bytes
  }

  private func decoded(_ bytes: [UInt8], count: Int) throws -> [Int64] {
    let scratch = Scratch()
    scratch.reserve(count)
    return try bytes.withUnsafeBytes { buffer in
      try IntColumn(buffer, count: count).decode(into: scratch.numbers, scratch: scratch.words)
      return Array(UnsafeBufferPointer(start: scratch.numbers, count: count))
    }
  }

  @Test(arguments: 0...32) func `a block of any width comes back`(_ width: Int) {
    var numbers = SeededNumbers(UInt64(width))
    let limit: UInt64 = width == 0 ? 1 : 1 << UInt64(width)
    let values = (0..<128).map { _ in UInt32(numbers.next() % limit) }
    var bytes = [UInt8](repeating: 0, count: 16 * width + 1)
    var back = [UInt32](repeating: 7, count: 128)
    bytes.withUnsafeMutableBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      BitPacking.pack(values, width: width, into: base)
      BitPacking.unpack(base, width: width, into: &back)
    }
    #expect(back == values)
    #expect(bytes.last == 0)
  }

  @Test(arguments: 0..<60) func `a column of any shape comes back`(_ seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed))
    let count = [1, 2, 127, 128, 129, 1000, 4096][seed % 7]
    let ends: [Int64] = [.max, .min, .min + 1, 0, -1, 1 << 32, 1 << 31]
    let values: [Int64] = (0..<count).map { _ in
      switch seed % 5 {
      case 0: 42
      case 1: numbers.chance(2) ? ends[numbers.below(7)] : 42
      case 2: Int64(numbers.below(100_000))
      case 3: numbers.chance(30) ? ends[numbers.below(7)] : Int64(numbers.below(1000)) - 500
      default: Int64(bitPattern: numbers.next())
      }
    }
    let bytes = column(values, dictionary: seed % 2 == 0)
    #expect(try decoded(bytes, count: count) == values)
    try bytes.withUnsafeBytes { buffer in
      let view = try IntColumn(buffer, count: count)
      for row in stride(from: 0, to: count, by: 37) {
        #expect(try view.value(at: row) == values[row])
      }
    }
  }

  @Test func `no value at all packs to a few bytes`() throws {
    let values = [Int64](repeating: IntColumn.absent, count: 4096)
    #expect(column(values).count < 8)
  }

  @Test func `numbers that lie close take few bits`() {
    var numbers = SeededNumbers(1)
    let values = (0..<4096).map { _ in Int64(1_000_000 + numbers.below(256)) }
    #expect(column(values).count < 4096 + 64)
  }

  @Test(arguments: [1, 5, 128, 129, 4096]) func `rising times come back`(_ count: Int) throws {
    var numbers = SeededNumbers(UInt64(count))
    var time = ExecutionMaker.origin
    let times: [Int64] = (0..<count).map { _ in
      time += Int64(numbers.below(5000))
      return time
    }
    var writer = ByteWriter()
    times.withUnsafeBufferPointer { TimeColumn.encode($0, into: &writer) }
    let scratch = Scratch()
    try writer.bytes.withUnsafeBytes { buffer in
      let view = try TimeColumn(buffer, count: count)
      view.decode(into: scratch.numbers, scratch: scratch.words)
      #expect(Array(UnsafeBufferPointer(start: scratch.numbers, count: count)) == times)
      for probe in [times[0] - 1, times[0], times[count / 2], times[count - 1] + 1] {
        #expect(
          view.rows(before: probe, scratch: scratch.words) == times.count { $0 < probe })
      }
    }
  }

  @Test func `a shortened or changed column throws or answers, and reads nothing else`() throws {
    var numbers = SeededNumbers(3)
    let values = (0..<300).map { _ in
      numbers.chance(5) ? IntColumn.absent : Int64(numbers.below(9999))
    }
    for bytes in [column(values), column(values.map { $0 % 9 }, dictionary: true)] {
      for length in 0..<bytes.count { _ = try? decoded(Array(bytes[..<length]), count: 300) }
      for _ in 0..<1000 {
        var hurt = bytes
        for _ in 0..<(1 + numbers.below(3)) {
          hurt[numbers.below(hurt.count)] = UInt8(truncatingIfNeeded: numbers.next())
        }
        _ = try? decoded(hurt, count: 1 + numbers.below(500))
      }
    }
    #expect(throws: ColumnError.self) { try decoded([], count: 300) }
  }
}
