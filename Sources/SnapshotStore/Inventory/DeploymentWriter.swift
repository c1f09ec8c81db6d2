import GRDB
import ServerlessModel

/// Writes the deployments that were given, and those that configurations tell of.
struct DeploymentWriter {
  let db: Database
  let names: NameWriter

  func write(_ deployments: [Deployment]) throws {
    for deployment in deployments { try write(deployment, derived: false) }
  }

  /// Finds the deployments of a resource again, after its configurations changed.
  func derive(_ resource: ResourceID) throws {
    let number = try names.id(of: resource.arn, in: db)
    let history = try db.all(
      "SELECT start, seen, value FROM configuration WHERE resource = ? ORDER BY start",
      [.int(number)]
    ) {
      (
        from: Instant(milliseconds: $0.int(0)), seen: Instant(milliseconds: $0.int(1)),
        value: try Documents.decode(ServerlessModel.Configuration.self, $0.bytes(2))
      )
    }
    try db.run("DELETE FROM deployment WHERE resource = ? AND derived = 1", .int(number))
    for deployment in DeploymentDeriver.deployments(of: resource, in: history) {
      try write(deployment, derived: true)
    }
  }

  private func write(_ deployment: Deployment, derived: Bool) throws {
    try db.run(
      "INSERT OR REPLACE INTO deployment VALUES (?, ?, ?, ?, ?)", .text(deployment.id),
      .int(try names.id(of: deployment.resource.arn, in: db)), .int(deployment.time.milliseconds),
      .int(derived ? 1 : 0), .bytes(try Documents.encode(deployment)))
  }
}
