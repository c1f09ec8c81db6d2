import GRDB
import ServerlessModel

/// Keeps the table of microservices in step with the inventory.
struct MembershipWriter {
  let db: Database
  /// What the user configured.
  let rules: [MicroserviceRule]

  /// The accounts to work out again because the recording was written by other rules; by now it says these.
  func accountsUnderOtherRules() throws -> Set<String> {
    let meta = Meta(db: db)
    let mark = rules.isEmpty ? "" : Hex.text(FNV.hash(try Documents.encode(rules)))
    guard try meta.value("microservice rules") ?? "" != mark else { return [] }
    try meta.set("microservice rules", mark)
    return Set(try db.all("SELECT DISTINCT account FROM resource") { $0.text(0) })
  }

  /// Works out the microservices of some accounts again; answers the membership of each of their resources.
  func update(_ accounts: Set<String>) throws -> [(
    id: ResourceID, account: String, names: [String]
  )] {
    var all: [(id: ResourceID, account: String, names: [String])] = []
    for account in accounts.sorted() {
      let rows = try db.all(
        """
        SELECT \(StoredResource.columns), r.id FROM resource r JOIN name n ON n.id = r.id
        WHERE r.account = ? ORDER BY r.id
        """, [.text(account)]
      ) { (number: $0.int(12), resource: try StoredResource(row: $0)) }
      let microservices = Microservices(rows.map(\.resource), rules: rules)
      try db.run("DELETE FROM member WHERE account = ?", .text(account))
      for row in rows {
        let names = microservices.names(of: row.resource)
        try write(names, of: row.number, in: account)
        all.append((row.resource.id, account, names))
      }
    }
    return all
  }

  private func write(_ names: [String], of number: Int64, in account: String) throws {
    for (rank, name) in names.enumerated() {
      try db.run(
        "INSERT OR IGNORE INTO member VALUES (?, ?, ?, ?)", .text(account), .text(name),
        .int(number), .int(rank))
    }
  }
}
