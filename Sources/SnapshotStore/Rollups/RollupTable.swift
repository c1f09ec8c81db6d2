import ServerlessModel

/// The stored rollups: totals by day, sketches by day, and hours.
final class RollupTable {
  /// Below this many runs an hour the minutes of a resource are read from its columns.
  static let resourceLimit = 1800
  private static let groupLimit = 300

  private let find: Statement
  private let putHours: Statement
  private let putTotal: Statement
  private let putSketch: Statement
  private var scratch = SketchScratch()
  private let packer = ZstdPacker()
  /// Days before have no columns that their minutes could be read from.
  let firstWholeDay: Int64

  /// The rollups on `database`.
  init(_ database: Connection) throws(ColumnError) {
    find = try Statement("SELECT data FROM run_hour WHERE id = ?1", on: database)
    putHours = try Statement("INSERT OR REPLACE INTO run_hour VALUES(?1, ?2)", on: database)
    putTotal = try Statement("INSERT OR REPLACE INTO run_total VALUES(?1, ?2, ?3)", on: database)
    firstWholeDay = try StateTable(database).firstWholeDay()
    putSketch = try Statement("INSERT OR REPLACE INTO run_day VALUES(?1, ?2)", on: database)
  }

  /// The hours of an entity and day; `nil` for none.
  func day(_ entity: UInt32, _ day: Int64) throws(ColumnError) -> DayRollup? {
    find.bind(RollupTime.key(entity, day))
    defer { find.reset() }
    guard try find.step() else { return nil }
    return try Self.decode(find.bytes(0))
  }

  /// Reads a stored day, or some of its hours, with or without sketches.
  static func decode(
    _ packed: [UInt8], hours: Range<Int> = 0..<24, sketches: Bool = true
  ) throws(ColumnError) -> DayRollup {
    guard let bytes = try? Zstd.unpacked(packed) else { throw .damaged("rollup") }
    let result: Result<DayRollup, ColumnError> = bytes.withUnsafeBytes { buffer in
      do throws(ColumnError) {
        var reader = ByteReader(buffer, "rollup")
        return .success(try DayRollup(&reader, hours: hours, sketches: sketches))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Stores the day of an entity, added to what is held of it.
  func put(
    _ more: DayRollup, onto held: DayRollup?, _ entity: UInt32, _ day: Int64, isGroup: Bool
  ) throws(ColumnError) {
    var rollup = held ?? more
    if held != nil { rollup.merge(more) }
    let key = RollupTime.key(entity, day)
    let hours = rollup.encode(
      minuteLimit: day < firstWholeDay ? 0 : isGroup ? Self.groupLimit : Self.resourceLimit)
    putHours.bind(key, at: 1)
    try putHours.run(bytes: packer.packed(hours), at: 2)
    var writer = ByteWriter()
    rollup.total.encode(into: &writer)
    putTotal.bind(key, at: 1)
    putTotal.bind(Int64(rollup.runs), at: 2)
    try putTotal.run(bytes: writer.bytes, at: 3)
    writer.removeAll()
    rollup.sketch(&scratch).encode(into: &writer)
    putSketch.bind(key, at: 1)
    try putSketch.run(bytes: writer.bytes, at: 2)
  }

  /// The days of which something is held of an entity, those in a range.
  static func days(
    of entity: UInt32, in days: ClosedRange<Int64>, on database: Connection
  ) throws(ColumnError) -> [Int64] {
    let statement = try Statement(
      "SELECT id FROM run_total WHERE id BETWEEN ?1 AND ?2 ORDER BY id", on: database)
    statement.bind(
      RollupTime.key(entity, days.lowerBound), RollupTime.key(entity, days.upperBound))
    var found: [Int64] = []
    while try statement.step() { found.append(RollupTime.day(ofKey: statement.int(0))) }
    return found
  }

  /// Removes what is held of an entity for days in a range.
  static func delete(
    _ entity: UInt32, _ days: ClosedRange<Int64>, on database: Connection
  ) throws(ColumnError) {
    let first = RollupTime.key(entity, days.lowerBound)
    let last = RollupTime.key(entity, days.upperBound)
    for table in ["run_hour", "run_total", "run_day"] {
      let statement = try Statement(
        "DELETE FROM \(table) WHERE id BETWEEN ?1 AND ?2", on: database)
      statement.bind(first, last)
      try statement.run()
    }
  }
}
