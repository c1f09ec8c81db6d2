/// Small numbers that writers leave for each other and for readers.
struct StateTable {
  enum Key: Int64 {
    /// Rises whenever chunks change, so that readers drop what they hold.
    case generation = 1
    /// Live blocks up to this one are being compacted; 0 outside a compaction.
    case compactedBlock = 2
    /// Of those, the rows of resources up to this one are in chunks already.
    case compactedResource = 3
    /// The last live block ever written; numbers are not used again.
    case lastBlock = 4
    /// The latest start in any chunk: what starts later cannot be in one.
    case newestStart = 5
    /// Of the days before this one, in days since 1970, no rows are kept, or will be.
    case thinnedDay = 6
  }

  private let database: Connection

  /// The numbers on `database`.
  init(_ database: Connection) { self.database = database }

  func value(_ key: Key) throws(ColumnError) -> Int64? {
    let statement = try Statement(
      "SELECT value FROM run_state WHERE key = ?1", on: database)
    statement.bind(key.rawValue)
    return try statement.step() ? statement.int(0) : nil
  }

  func set(_ key: Key, _ value: Int64) throws(ColumnError) {
    let statement = try Statement(
      "INSERT INTO run_state VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2",
      on: database)
    statement.bind(key.rawValue, value)
    try statement.run()
  }

  func raiseGeneration() throws(ColumnError) {
    try set(.generation, (try value(.generation) ?? 0) &+ 1)
  }

  /// The first day of which rows are kept; what came before lives in rollups.
  func firstWholeDay() throws(ColumnError) -> Int64 {
    try value(.thinnedDay) ?? RollupTime.allDays.lowerBound
  }

  func noteStart(_ start: Int64) throws(ColumnError) {
    if start > (try value(.newestStart) ?? .min) { try set(.newestStart, start) }
  }
}
