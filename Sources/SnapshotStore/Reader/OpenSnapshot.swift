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
  /// The state that is kept while somebody asks for one.
  private let heldGeneration = Mutex<Int64?>(nil)

  /// Opens a file, which somebody may still be building.
  init(path: String, isBuilding: Bool, cacheKilobytes: Int?) throws(SnapshotError) {
    var file = try SnapshotFile(path: path)
    file.cacheKilobytes = cacheKilobytes ?? file.cacheKilobytes
    pool = try ConnectionPool(file: file, isBuilding: isBuilding)
    kept = Mutex(Inventory(generation: .min))
  }

  /// Counts the transactions of the file's writer.
  func generation(_ db: Database) throws -> Int64 {
    if let held = heldGeneration.withLock(\.self) { return held }
    return try Tallies(db: db).value("generation") ?? 0
  }

  /// Keeps one state of the file for all that `body` asks.
  func holdingState<Answer>(_ body: () throws -> Answer) throws -> Answer {
    try pool.holdingState {
      let current = try pool.read { db, _ in try generation(db) }
      heldGeneration.withLock { $0 = current }
      defer { heldGeneration.withLock { $0 = nil } }
      return try body()
    }
  }

  /// Everything that was asked of AWS.
  func coverage(_ db: Database) throws -> CoverageRows {
    try part(db, \.coverage) { CoverageRows(try CoverageTable(db: $0).all()) }
  }

  /// All resources.
  func resources(_ db: Database) throws -> ResourceList {
    try part(db, \.resources) { try ResourceList($0, coverage: try coverage($0).all) }
  }

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
      if inventory.generation != generation {
        inventory = Inventory(generation: generation, after: inventory)
      }
      inventory[keyPath: path] = part
    }
    return part
  }

  /// The configurations of a resource as they last were read, whatever was written since.
  func formerConfigurations(of resource: ResourceID) -> [ConfigurationRow] {
    kept.withLock { $0.former[resource] ?? [] }
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
  /// Configurations of states before, so that only those that changed are decoded anew.
  private(set) var former: [ResourceID: [ConfigurationRow]] = [:]
  var info: SnapshotInfo?

  init(generation: Int64) { self.generation = generation }

  /// Nothing of a new state yet.
  init(generation: Int64, after old: Inventory) {
    self.generation = generation
    former = old.former
    if let last = old.configurations { former.merge(last) { $1 } }
  }
}

/// A configuration with the last moment it was seen at.
struct ConfigurationRow: Sendable {
  var from: Instant
  var seen: Instant
  /// Of the bytes that it is stored in.
  var hash: Int64
  var value: ServerlessModel.Configuration
}
