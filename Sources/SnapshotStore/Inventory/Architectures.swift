import GRDB
import ServerlessModel

/// The instruction set of each function, which its cost needs with every batch.
struct Architectures {
  let db: Database
  let names: NameWriter

  /// Takes the newest of each function; answers the accounts in which one changed.
  func write(
    _ sights: [(resource: ResourceID, from: Instant, value: ServerlessModel.Configuration)]
  ) throws -> Set<String> {
    var changed: Set<String> = []
    for sight in sights.sorted(by: { $0.from < $1.from }) {
      guard let architecture = sight.value.function?.architecture else { continue }
      let number = try names.id(of: sight.resource.arn, in: db)
      let old = try db.first("SELECT value FROM architecture WHERE resource = ?", [.int(number)]) {
        $0.text(0)
      }
      guard old != architecture.rawValue else { continue }
      try db.run(
        "INSERT OR REPLACE INTO architecture VALUES (?, ?)", .int(number),
        .text(architecture.rawValue))
      changed.insert(sight.resource.account)
    }
    return changed
  }

  func all() throws -> [ResourceID: Architecture] {
    let rows = try db.all(
      "SELECT n.text, a.value FROM architecture a JOIN name n ON n.id = a.resource"
    ) { (ResourceID(arn: $0.text(0)), Architecture(rawValue: $0.text(1)) ?? .x86) }
    return Dictionary(rows) { one, _ in one }
  }
}
