import GRDB
import ServerlessModel

/// The numbers of log groups.
struct LogGroups {
  let db: Database

  func find(_ group: LogGroupID) throws -> Int64? {
    try db.first(
      "SELECT id FROM log_group WHERE account = ? AND region = ? AND name = ?",
      [.text(group.account), .text(group.region), .text(group.name)]
    ) { $0.int(0) }
  }

  func findOrAdd(_ group: LogGroupID) throws -> Int64 {
    if let id = try find(group) { return id }
    try db.run(
      "INSERT INTO log_group(account, region, name) VALUES (?, ?, ?)", .text(group.account),
      .text(group.region), .text(group.name))
    return db.lastInsertedRowID
  }

  /// The names of all groups by their numbers.
  func names() throws -> [Int64: String] {
    Dictionary(try all().map { ($0.id, $0.group.name) }) { one, _ in one }
  }

  func all() throws -> [(id: Int64, group: LogGroupID)] {
    try db.all("SELECT id, account, region, name FROM log_group ORDER BY account, region, name") {
      ($0.int(0), LogGroupID(account: $0.text(1), region: $0.text(2), name: $0.text(3)))
    }
  }
}
