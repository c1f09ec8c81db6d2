import Testing

@testable import SnapshotStore

@Suite struct PlainRowTests {
  /// Runs that differ in times, requests and memory used alone.
  private func alike(_ count: Int) -> [ExecutionRow] {
    var numbers = SeededNumbers(8)
    return (0..<count).map { index in
      var row = ExecutionRow(resource: 1, start: ExecutionMaker.origin + Int64(index) * 40)
      (row.requestHigh, row.requestLow) = (numbers.next(), numbers.next())
      row.duration = Int64(numbers.below(900_000))
      row.billedMs = UInt32((row.duration + 999) / 1000)
      row.memory = 512
      row.maxMemory = UInt16(60 + numbers.below(300))
      (row.origin, row.version) = (3, 2)
      row.bits =
        ExecutionBits.hasRequest | ExecutionBits.notCold | ExecutionBits.endIsDuration
      return row
    }
  }

  /// What can set one run apart from the others.
  private static let changes: [@Sendable (inout ExecutionRow) -> Void] = [
    { _ in }, { $0.bits |= 1 }, { $0.bits |= 6 }, { $0.bits ^= ExecutionBits.hasRequest },
    { $0.bits ^= ExecutionBits.endIsDuration }, { $0.bits += 5 << ExecutionBits.endShift },
    { $0.billedMs += 1 }, { $0.billedMs = ExecutionRow.none },
    { ($0.duration, $0.billedMs) = (-5, 0) }, { ($0.duration, $0.billedMs) = (0, 0) },
    { $0.duration = ExecutionRow.absent }, { $0.duration = 1 << 40 },
    { $0.memory = 1024 }, { $0.memory = ExecutionRow.noMemory },
    { $0.maxMemory = ExecutionRow.noMemory }, { $0.initUs = 7 }, { $0.origin = 9 },
    { $0.version = 0 },
    {
      $0.initUs = 2500
      $0.billedMs += 3
    },
  ]

  /// A few runs apart, half of them, all of them.
  @Test(arguments: changes.indices, [250, 2, 1])
  func `runs that differ in one thing come back, and are counted one by one`(
    _ change: Int, _ step: Int
  ) throws {
    var rows = alike(1000)
    for index in stride(from: 7, to: rows.count, by: step) { Self.changes[change](&rows[index]) }
    var set = RowSet()
    for row in rows { set.append(row) }
    var encoder = ChunkEncoder()
    let header = set.withSlice { encoder.encode($0) }
    var expected = ChunkHeader()
    for row in rows { expected.add(row, nil) }
    expected.count = rows.count
    expected.resource = 1
    (expected.durationEnd, expected.startEnd) = (header.durationEnd, header.startEnd)
    expected.hotEnd = header.hotEnd
    #expect(header == expected)
    let back = try encoder.hot.bytes.withUnsafeBytes { hot in
      try encoder.cold.bytes.withUnsafeBytes { cold in
        try ChunkDecoder().rows(hot: hot, cold: cold, resource: 1)
      }
    }
    #expect(back.rows.map(Self.fields) == rows.map(Self.fields))
  }

  private static func fields(_ row: ExecutionRow) -> [Int64] {
    [
      row.start, Int64(bitPattern: row.requestHigh), Int64(bitPattern: row.requestLow),
      row.duration, Int64(row.billedMs), Int64(row.memory), Int64(row.maxMemory),
      Int64(row.initUs), Int64(row.origin), Int64(row.version), Int64(row.bits),
    ]
  }
}
