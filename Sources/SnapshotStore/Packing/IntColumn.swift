/// A view of one stored column of numbers, valid as long as its bytes are.
struct IntColumn {
  /// Stands for no value; no column can hold it as a number.
  static let absent = Int64.min
  /// More rows than any chunk has, so that a damaged count cannot ask for much memory.
  static let maximumRows = 65_536

  /// A row whose value is not the one that the column says all have.
  struct Exception {
    var row: Int
    var value: Int64
  }

  enum Mode: UInt8 { case constant = 0, packed = 1, dictionary = 2 }

  let count: Int
  let mode: Mode
  /// The value of all rows, or what is added to each packed number.
  let base: Int64
  private let numbers: PackedNumbers?
  private let distinct: [Int64]
  private let exceptions: UnsafeRawBufferPointer
  let exceptionCount: Int

  /// Reads the column of `count` rows that fills `bytes`.
  init(_ bytes: UnsafeRawBufferPointer, count: Int) throws(ColumnError) {
    var reader = ByteReader(bytes, "column")
    guard count > 0, count <= Self.maximumRows, let mode = Mode(rawValue: try reader.byte()) else {
      throw .damaged("column")
    }
    var distinct: [Int64] = []
    switch mode {
    case .constant: base = try Self.value(&reader)
    case .packed: base = try reader.signed()
    case .dictionary:
      base = 0
      var previous: Int64 = 0
      for _ in 0..<(try reader.count()) {
        previous &+= try reader.signed()
        distinct.append(previous)
      }
      guard !distinct.isEmpty else { throw .damaged("column") }
    }
    self.count = count
    self.mode = mode
    self.distinct = distinct
    numbers = mode == .constant ? nil : try PackedNumbers(&reader, count: count)
    exceptionCount = try reader.count(bytesEach: 2)
    exceptions = reader.rest()
  }

  /// The column of a field that no row of the chunk has.
  init(constant value: Int64, count: Int) {
    self.count = count
    mode = .constant
    base = value
    numbers = nil
    distinct = []
    exceptions = UnsafeRawBufferPointer(start: nil, count: 0)
    exceptionCount = 0
  }

  /// The packed numbers where every row is one of them plus `base`; scans take this way.
  var plain: PackedNumbers? { mode == .packed && exceptionCount == 0 ? numbers : nil }

  /// The packed numbers below the exceptions.
  var packedNumbers: PackedNumbers? { mode == .packed ? numbers : nil }

  /// The different values of a dictionary column.
  var dictionary: [Int64]? { mode == .dictionary ? distinct : nil }

  /// Calls `body` with row and value of each exception.
  @inline(__always)
  func forEachException(_ body: (Int, Int64) -> Void) throws(ColumnError) {
    var reader = ByteReader(exceptions, "column exceptions")
    var row = -1
    for _ in 0..<exceptionCount {
      let gap = try reader.varint()
      guard gap < UInt64(count) else { throw .damaged("column exceptions") }
      row += Int(gap) + 1
      guard row < count else { throw .damaged("column exceptions") }
      body(row, try Self.value(&reader))
    }
  }

  private static func value(_ reader: inout ByteReader) throws(ColumnError) -> Int64 {
    let code = try reader.varint()
    return code == 0 ? absent : ZigZag.decode(code &- 1)
  }
}

extension IntColumn {
  /// Writes every row's value; `scratch` and `target` have room for whole blocks.
  func decode(
    into target: UnsafeMutablePointer<Int64>, scratch: UnsafeMutablePointer<UInt32>
  ) throws(ColumnError) {
    try decode(blocks: 0..<BitPacking.blocks(count), into: target, scratch: scratch)
  }

  /// Writes the values of some blocks' rows, the first of them at the front of `target`.
  func decode(
    blocks: Range<Int>, into target: UnsafeMutablePointer<Int64>,
    scratch: UnsafeMutablePointer<UInt32>
  ) throws(ColumnError) {
    let first = blocks.lowerBound * BitPacking.block
    let held = min(count, blocks.upperBound * BitPacking.block) - first
    if let numbers {
      numbers.unpack(blocks: blocks, into: scratch)
      if mode == .packed {
        let base = base
        for row in 0..<held { target[row] = base &+ Int64(scratch[row]) }
      } else {
        for row in 0..<held { target[row] = try looked(scratch[row]) }
      }
    } else {
      target.update(repeating: base, count: held)
    }
    guard exceptionCount > 0 else { return }
    try forEachException { row, value in
      if row >= first, row < first &+ held { target[row &- first] = value }
    }
  }

  /// The value of one row.
  func value(at row: Int) throws(ColumnError) -> Int64 {
    guard row >= 0, row < count else { throw .damaged("column") }
    if exceptionCount > 0 {
      var reader = ByteReader(exceptions, "column exceptions")
      var at = -1
      for _ in 0..<exceptionCount {
        let gap = try reader.varint()
        guard gap < UInt64(count) else { throw .damaged("column exceptions") }
        at += Int(gap) + 1
        let value = try Self.value(&reader)
        if at == row { return value }
        if at > row { break }
      }
    }
    guard let numbers else { return base }
    let number = numbers.number(at: row)
    return mode == .packed ? base &+ Int64(number) : try looked(number)
  }

  private func looked(_ index: UInt32) throws(ColumnError) -> Int64 {
    guard Int(index) < distinct.count else { throw .damaged("column dictionary") }
    return distinct[Int(index)]
  }
}
