import ServerlessModel

/// The numbers of resources, microservices and accounts, and which resource belongs to what.
struct EntityTable {
  enum Kind: Int64 { case resource = 0, microservice = 1, account = 2 }

  private let database: Connection

  /// The table on `database`.
  init(_ database: Connection) { self.database = database }

  /// The number of an entity; `nil` where nothing of it is held.
  func find(_ entity: EntityID) throws(ColumnError) -> UInt32? {
    let (kind, name, account) = Self.key(of: entity)
    let statement = try Statement(
      "SELECT id FROM run_entity WHERE kind = \(kind.rawValue) AND name = ?1 AND account = ?2",
      on: database)
    guard try statement.step(text: name, account, at: 1) else { return nil }
    return UInt32(truncatingIfNeeded: statement.int(0))
  }

  /// The number of an entity, made where it is new.
  func make(_ entity: EntityID) throws(ColumnError) -> UInt32 {
    if let id = try find(entity) { return id }
    return try add(entity)
  }

  private func add(_ entity: EntityID) throws(ColumnError) -> UInt32 {
    let (kind, name, account) = Self.key(of: entity)
    let statement = try Statement(
      "INSERT INTO run_entity(kind, name, account) VALUES(\(kind.rawValue), ?1, ?2) RETURNING id",
      on: database)
    _ = try statement.step(text: name, account, at: 1)
    return UInt32(truncatingIfNeeded: statement.int(0))
  }

  /// The number of a resource, made with its first membership where it is new.
  func makeResource(_ resource: ResourceID) throws(ColumnError) -> UInt32 {
    if let id = try find(.resource(resource)) { return id }
    var groups = GroupNumbers(self)
    return try addResource(
      resource,
      in: groups.numbers(
        account: resource.account, microservices: [MicroserviceName.ungrouped]))
  }

  /// The number of a resource that is not held yet.
  func addResource(_ resource: ResourceID, in groups: Set<UInt32>) throws(ColumnError) -> UInt32 {
    let id = try add(.resource(resource))
    try join(groups, of: id)
    return id
  }

  func setGroups(_ groups: Set<UInt32>, of resource: UInt32) throws(ColumnError) {
    let remove = try Statement("DELETE FROM run_member WHERE resource = ?1", on: database)
    remove.bind(Int64(resource))
    try remove.run()
    try join(groups, of: resource)
  }

  private func join(_ groups: Set<UInt32>, of resource: UInt32) throws(ColumnError) {
    let insert = try Statement("INSERT INTO run_member VALUES(?1, ?2)", on: database)
    for group in groups.sorted() {
      insert.bind(Int64(resource), Int64(group))
      try insert.run()
    }
  }

  func groups(of resource: UInt32) throws(ColumnError) -> Set<UInt32> {
    try ids("SELECT entity FROM run_member WHERE resource = ?1", resource)
  }

  func members(of group: UInt32) throws(ColumnError) -> Set<UInt32> {
    try ids("SELECT resource FROM run_member WHERE entity = ?1", group)
  }

  private func ids(_ sql: String, _ id: UInt32? = nil) throws(ColumnError) -> Set<UInt32> {
    let statement = try Statement(sql, on: database)
    if let id { statement.bind(Int64(id)) }
    var ids: Set<UInt32> = []
    while try statement.step() { ids.insert(UInt32(truncatingIfNeeded: statement.int(0))) }
    return ids
  }

  private static func key(of entity: EntityID) -> (Kind, String, String) {
    switch entity {
    case .resource(let id): (.resource, id.arn, "")
    case .microservice(let name): (.microservice, name.name, name.account)
    case .account(let id): (.account, id, "")
    }
  }
}

extension EntityTable {
  func architecture(of resource: UInt32) throws(ColumnError) -> Architecture {
    let statement = try Statement(
      "SELECT architecture FROM run_entity WHERE id = ?1", on: database)
    statement.bind(Int64(resource))
    return try statement.step() && statement.int(0) == 1 ? .arm64 : .x86
  }

  /// The resources that are billed as arm64.
  func armResources() throws(ColumnError) -> Set<UInt32> {
    try ids("SELECT id FROM run_entity WHERE kind = 0 AND architecture = 1")
  }

  func setArchitecture(_ value: Architecture, of resource: UInt32) throws(ColumnError) {
    let update = try Statement(
      "UPDATE run_entity SET architecture = ?2 WHERE id = ?1", on: database)
    update.bind(Int64(resource), value == .arm64 ? 1 : 0)
    try update.run()
  }

  /// Every resource, by number.
  func resources() throws(ColumnError) -> [UInt32: ResourceID] {
    let statement = try Statement("SELECT id, name FROM run_entity WHERE kind = 0", on: database)
    var found: [UInt32: ResourceID] = [:]
    while try statement.step() {
      found[UInt32(truncatingIfNeeded: statement.int(0))] = ResourceID(arn: statement.text(1))
    }
    return found
  }
}
