/// Turns one column of numbers into bytes: one value with exceptions, bit packed, or a small dictionary.
struct IntColumnEncoder {
  private var exceptions: [IntColumn.Exception] = []

  /// An encoder whose buffers are reused from column to column.
  init() {}

  /// Appends the column to `writer`; `IntColumn.absent` stands for no value.
  mutating func encode(
    _ values: UnsafeBufferPointer<Int64>, dictionary: Bool = false, into writer: inout ByteWriter
  ) {
    let usual = usualValue(of: values)
    exceptions.removeAll(keepingCapacity: true)
    let most = Self.mostExceptions(of: values.count)
    if let others = countOthers(than: usual, in: values, atMost: most) {
      if others > 0 {
        for index in values.indices where values[index] != usual {
          exceptions.append(.init(row: index, value: values[index]))
        }
      }
      return encode(usual, but: exceptions, into: &writer)
    }
    if dictionary, let distinct = distinctValues(of: values) {
      encodeDictionary(values, distinct, into: &writer)
    } else {
      encodePacked(values, into: &writer)
    }
    writeExceptions(exceptions, into: &writer)
  }

  /// How many of a column's values may differ from all others, for it to be stored as one value.
  static func mostExceptions(of count: Int) -> Int { count / 24 }

  /// Appends a column in which all rows but some, which rise, have one value.
  func encode(
    _ usual: Int64, but others: [IntColumn.Exception], into writer: inout ByteWriter
  ) {
    writer.byte(IntColumn.Mode.constant.rawValue)
    writeValue(usual, into: &writer)
    writeExceptions(others, into: &writer)
  }

  private mutating func encodePacked(
    _ values: UnsafeBufferPointer<Int64>, into writer: inout ByteWriter
  ) {
    let (base, isPlain) = baseValue(of: values)
    let packed = Self.numbers(values.count) { packed in
      for index in values.indices {
        packed[index] = UInt32(truncatingIfNeeded: values[index] &- base)
      }
      if !isPlain { except(values, base, &packed) }
    }
    writer.byte(IntColumn.Mode.packed.rawValue)
    writer.signed(base)
    Self.pack(packed, into: &writer)
  }

  /// Takes out the values that do not fit 32 bits above the base.
  private mutating func except(
    _ values: UnsafeBufferPointer<Int64>, _ base: Int64,
    _ packed: inout UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in values.indices {
      let (difference, overflow) = values[index].subtractingReportingOverflow(base)
      if overflow || difference < 0 || difference > Int64(UInt32.max)
        || values[index] == IntColumn.absent
      {
        exceptions.append(.init(row: index, value: values[index]))
        packed[index] = 0
      }
    }
  }

  private mutating func encodeDictionary(
    _ values: UnsafeBufferPointer<Int64>, _ distinct: [Int64], into writer: inout ByteWriter
  ) {
    writer.byte(IntColumn.Mode.dictionary.rawValue)
    writer.varint(UInt64(distinct.count))
    var previous: Int64 = 0
    for value in distinct {
      writer.signed(value &- previous)
      previous = value
    }
    let packed = Self.numbers(values.count) { packed in
      for index in values.indices {
        packed[index] = UInt32(truncatingIfNeeded: lowerBound(values[index], in: distinct))
      }
    }
    Self.pack(packed, into: &writer)
  }

  /// `count` numbers that `fill` writes, padded with zeros to whole blocks.
  static func numbers(
    _ count: Int, _ fill: (inout UnsafeMutableBufferPointer<UInt32>) -> Void
  ) -> [UInt32] {
    let padded = BitPacking.padded(count)
    return [UInt32](unsafeUninitializedCapacity: padded) { buffer, initialized in
      fill(&buffer)
      for index in count..<padded { buffer[index] = 0 }
      initialized = padded
    }
  }

  /// Writes a width byte a block, then the blocks; takes whole blocks.
  static func pack(_ numbers: [UInt32], into writer: inout ByteWriter) {
    let blocks = numbers.count / BitPacking.block
    numbers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var total = 0
      for block in 0..<blocks {
        let width = BitPacking.width(base + block &* BitPacking.block)
        writer.byte(UInt8(truncatingIfNeeded: width))
        total &+= width &* 16
      }
      writer.append(count: total) { target in
        var at = target
        for block in 0..<blocks {
          let start = base + block &* BitPacking.block
          let width = BitPacking.width(start)
          BitPacking.pack(start, width: width, into: at)
          at += width &* 16
        }
      }
    }
  }

  private func writeExceptions(
    _ exceptions: [IntColumn.Exception], into writer: inout ByteWriter
  ) {
    writer.varint(UInt64(exceptions.count))
    var next = 0
    for exception in exceptions {
      writer.varint(UInt64(exception.row - next))
      writeValue(exception.value, into: &writer)
      next = exception.row + 1
    }
  }

  /// Zero for no value, else one more than the zigzag form, which `absent` alone would overflow.
  private func writeValue(_ value: Int64, into writer: inout ByteWriter) {
    writer.varint(value == IntColumn.absent ? 0 : ZigZag.encode(value) &+ 1)
  }
}

extension IntColumnEncoder {
  /// The value that most of a sample have.
  private func usualValue(of values: UnsafeBufferPointer<Int64>) -> Int64 {
    var candidate = IntColumn.absent
    var votes = 0
    let step = max(1, values.count / 61)
    var index = 0
    while index < values.count {
      if votes == 0 { candidate = values[index] }
      votes += values[index] == candidate ? 1 : -1
      index &+= step
    }
    return candidate
  }

  /// How many values are not the usual one; `nil` where there are more than `most`.
  private func countOthers(
    than usual: Int64, in values: UnsafeBufferPointer<Int64>, atMost most: Int
  ) -> Int? {
    var others = 0
    for first in stride(from: 0, to: values.count, by: BitPacking.block) {
      for index in first..<min(values.count, first &+ BitPacking.block) {
        others &+= values[index] == usual ? 0 : 1
      }
      if others > most { return nil }
    }
    return others
  }

  /// The least value, or one near the middle where the values lie too far apart to pack; whether all values fit above it.
  private func baseValue(
    of values: UnsafeBufferPointer<Int64>
  ) -> (base: Int64, isPlain: Bool) {
    // Counted from `absent` on, which is the least of all numbers; one less makes it the most.
    var (least, lowest) = (UInt64.max, UInt64.max)
    var most = Int64.min
    for value in values {
      let above = UInt64(bitPattern: value &- IntColumn.absent)
      lowest = min(lowest, above)
      least = min(least, above &- 1)
      most = max(most, value)
    }
    guard most != IntColumn.absent else { return (0, false) }
    let base = Int64(bitPattern: least &+ 1) &+ IntColumn.absent
    if Self.fits(base, most) { return (base, lowest != 0) }
    let held = values.filter { $0 != IntColumn.absent }.sorted()
    let middle = held[held.count / 2]
    let floor = middle.subtractingReportingOverflow(1 << 30)
    let near = held.first { floor.overflow || $0 >= floor.partialValue }
    return (near ?? middle, false)
  }

  private static func fits(_ least: Int64, _ most: Int64) -> Bool {
    let (range, overflow) = most.subtractingReportingOverflow(least)
    return !overflow && range <= Int64(UInt32.max)
  }

  /// Up to 1,024 different values, sorted; `nil` where there are more.
  private func distinctValues(of values: UnsafeBufferPointer<Int64>) -> [Int64]? {
    var seen: Set<Int64> = []
    for value in values {
      if value == IntColumn.absent { return nil }
      if seen.insert(value).inserted, seen.count > 1024 { return nil }
    }
    return seen.sorted()
  }

  private func lowerBound(_ value: Int64, in sorted: [Int64]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
