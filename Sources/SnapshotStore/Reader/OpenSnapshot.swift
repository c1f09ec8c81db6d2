import GRDB
import ServerlessModel
import Synchronization

/// One file while it is open: its connections, and what was read of it once and may be needed again.
final class OpenSnapshot: Sendable {
  let pool: ConnectionPool
  let names = NameReader()
  let columns = ColumnReader()
  let points = LiveBlocks()
  private let kept: Mutex<Inventory>

  /// Opens a file, which somebody may still be building.
  init(path: String, isBuilding: Bool) throws(SnapshotError) {
    pool = try ConnectionPool(file: SnapshotFile(path: path), isBuilding: isBuilding)
    kept = Mutex(Inventory(generation: .min))
  }

  /// Counts the transactions of the file's writer.
  func generation(_ db: Database) throws -> Int64 { try Tallies(db: db).value("generation") ?? 0 }

  /// A part of the inventory as the file now has it, read when it is first asked for.
  func part<Part: Sendable>(
    _ db: Database, _ path: any WritableKeyPath<Inventory, Part?> & Sendable,
    _ load: (Database) throws -> Part
  ) throws -> Part {
    let generation = try generation(db)
    let held = kept.withLock { $0.generation == generation ? $0[keyPath: path] : nil }
    if let held { return held }
    let part = try load(db)
    kept.withLock { inventory in
      if inventory.generation != generation { inventory = Inventory(generation: generation) }
      inventory[keyPath: path] = part
    }
    return part
  }

  /// Keeps the configurations of a resource, for as long as the file stays as it is.
  func keep(_ rows: [ConfigurationRow], of resource: ResourceID, _ db: Database) throws {
    let generation = try generation(db)
    kept.withLock { inventory in
      guard inventory.generation == generation else { return }
      inventory.configurations?[resource] = rows
    }
  }
}

/// What a reader keeps in memory of one state of a file.
struct Inventory: Sendable {
  var generation: Int64
  var resources: ResourceList?
  var accounts: [Account]?
  var relations: [Relation]?
  var alarms: [[Alarm]]?
  var quotas: [Quota]?
  var coverage: CoverageRows?
  var deployments: [Deployment]?
  var configurations: [ResourceID: [ConfigurationRow]]?
  var info: SnapshotInfo?

  init(generation: Int64) { self.generation = generation }
}

/// A configuration with the last moment it was seen at.
struct ConfigurationRow: Sendable {
  var from: Instant
  var seen: Instant
  var value: ServerlessModel.Configuration
}
