import GRDB
import ServerlessModel

/// What a recording counts of itself, so that nobody has to count it again.
struct Tallies {
  let db: Database

  func add(_ amount: Int, to key: String) throws {
    guard amount != 0 else { return }
    try db.run(
      "INSERT INTO tally VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = value + excluded.value",
      .text(key), .int(amount))
  }

  func set(_ key: String, to value: Int64) throws {
    try db.run("INSERT OR REPLACE INTO tally VALUES (?, ?)", .text(key), .int(value))
  }

  func value(_ key: String) throws -> Int64? {
    try db.first("SELECT value FROM tally WHERE key = ?", [.text(key)]) { $0.int(0) }
  }

  /// All tallies that begin with a word, by the rest of their key.
  func all(_ prefix: String) throws -> [String: Int] {
    let rows = try db.all("SELECT key, value FROM tally") { ($0.text(0), Int(clamping: $0.int(1))) }
    return Dictionary(
      rows.filter { $0.0.hasPrefix(prefix) }.map { (String($0.0.dropFirst(prefix.count)), $0.1) }
    ) { one, _ in one }
  }

  /// Makes a span known to cover some times.
  func extend(_ span: String, by times: TimeSpan) throws {
    let start = try value(span + " start")
    let end = try value(span + " end")
    if times.start.milliseconds < start ?? .max {
      try set(span + " start", to: times.start.milliseconds)
    }
    if times.end.milliseconds > end ?? .min { try set(span + " end", to: times.end.milliseconds) }
  }

  func span(_ name: String) throws -> TimeSpan? {
    guard let start = try value(name + " start"), let end = try value(name + " end") else {
      return nil
    }
    return TimeSpan(start: Instant(milliseconds: start), end: Instant(milliseconds: end))
  }
}

/// Texts that a recording says of itself.
struct Meta {
  let db: Database

  func set(_ key: String, _ value: String) throws {
    try db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", .text(key), .text(value))
  }

  func remove(_ key: String) throws { try db.run("DELETE FROM meta WHERE key = ?", .text(key)) }

  func value(_ key: String) throws -> String? {
    try db.first("SELECT value FROM meta WHERE key = ?", [.text(key)]) { $0.text(0) }
  }
}
