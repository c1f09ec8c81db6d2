import GRDB
import ServerlessModel

/// Writes the deployments that were given, and those that configurations tell of.
struct DeploymentWriter {
  let db: Database
  let names: NameWriter

  func write(_ deployments: [Deployment], _ touched: inout Touched) throws {
    for deployment in deployments where try write(deployment, derived: false) {
      touched.touch(deployment.resource, .configuration)
    }
  }

  /// Finds the deployments of a resource again, after its configurations changed.
  func derive(_ resource: ResourceID) throws {
    let number = try names.id(of: resource.arn, in: db)
    let rows = try db.all(
      "SELECT start, seen, value FROM configuration WHERE resource = ? ORDER BY start",
      [.int(number)]
    ) { ($0.int(0), $0.int(1), $0.bytes(2)) }
    try db.run("DELETE FROM deployment WHERE resource = ? AND derived = 1", .int(number))
    // Most are read once, and then there is nothing that changed.
    guard rows.count > 1 else { return }
    let history = try rows.map { start, seen, value in
      (
        from: Instant(milliseconds: start), seen: Instant(milliseconds: seen),
        value: try Documents.decode(ServerlessModel.Configuration.self, value)
      )
    }
    for deployment in DeploymentDeriver.deployments(of: resource, in: history) {
      try write(deployment, derived: true)
    }
  }

  /// Answers whether it is new, or not what it was.
  @discardableResult
  private func write(_ deployment: Deployment, derived: Bool) throws -> Bool {
    try db.run(
      """
      INSERT INTO deployment VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
      SET resource = excluded.resource, time = excluded.time, derived = excluded.derived,
        value = excluded.value
      WHERE value <> excluded.value OR derived <> excluded.derived
      """, .text(deployment.id), .int(try names.id(of: deployment.resource.arn, in: db)),
      .int(deployment.time.milliseconds), .int(derived ? 1 : 0),
      .bytes(try Documents.encode(deployment))) > 0
  }
}
