import GRDB
import ServerlessModel

/// All resources of a recording, found by ARN and by name.
struct ResourceList: Sendable {
  private(set) var all: [Resource] = []
  private var byARN: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  /// When the inventory of an account was first read; what it then held stood before as well, as far as is known.
  private var inventoryFrom: [String: Instant] = [:]

  init(_ db: Database, coverage: [Coverage]) throws {
    var members: [Int64: [String]] = [:]
    try db.each("SELECT resource, name FROM member ORDER BY resource, rank") {
      members[$0.int(0), default: []].append($0.text(1))
    }
    try db.each(
      "SELECT \(StoredResource.columns), r.id FROM resource r JOIN name n ON n.id = r.id ORDER BY n.text"
    ) { row in
      let stored = try StoredResource(row: row)
      if let resource = stored.resource(microservices: members[row.int(12)] ?? []) { add(resource) }
    }
    for row in coverage where row.source == .inventory && row.isHeld {
      inventoryFrom[row.account] = min(inventoryFrom[row.account] ?? row.span.start, row.span.start)
    }
  }

  private mutating func add(_ resource: Resource) {
    byARN[resource.id.arn] = all.count
    byName[resource.name, default: []].append(all.count)
    all.append(resource)
  }

  subscript(_ id: ResourceID) -> Resource? { byARN[id.arn].map { all[$0] } }

  func standing(at moment: Instant) -> [Resource] { all.filter { stands($0, at: moment) } }

  func matching(_ text: String, at moment: Instant) -> [Resource] {
    let places = byARN[text].map { [$0] } ?? byName[text] ?? []
    return places.map { all[$0] }.filter { stands($0, at: moment) }
  }

  /// False only for a resource that is known and did not stand.
  func mayStand(_ id: ResourceID, at moment: Instant) -> Bool {
    self[id].map { stands($0, at: moment) } ?? true
  }

  private func stands(_ resource: Resource, at moment: Instant) -> Bool {
    if let end = resource.validTo, moment >= end { return false }
    if resource.validFrom <= moment { return true }
    guard let from = inventoryFrom[resource.account] else { return true }
    return resource.validFrom <= from.adding(seconds: 60)
  }
}
