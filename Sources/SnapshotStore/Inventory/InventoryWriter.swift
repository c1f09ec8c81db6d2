import GRDB
import ServerlessModel

/// Writes accounts, resources, relations and quotas, each merged with what is there.
struct InventoryWriter {
  let db: Database
  let names: NameWriter

  /// Writes resources; answers the accounts in which microservices may now be others.
  func write(_ resources: [Resource]) throws -> Set<String> {
    var touched: Set<String> = []
    for resource in resources {
      let number = try names.id(of: resource.id.arn, in: db)
      let sight = StoredResource(resource)
      guard let old = try StoredResource.read(number, in: db) else {
        try sight.write(number, in: db)
        touched.insert(sight.account)
        continue
      }
      var new = old
      new.merge(sight)
      guard new != old else { continue }
      try new.write(number, in: db)
      if (new.tags, new.stack, new.configured) != (old.tags, old.stack, old.configured) {
        touched.insert(new.account)
      }
    }
    return touched
  }

  func write(_ accounts: [Account]) throws {
    for account in accounts {
      let old = try db.first(
        "SELECT name, regions FROM account WHERE id = ?", [.text(account.id)]
      ) { ($0.text(0), try TextLists.decode($0.bytes(1))) }
      let isNamed = account.name != account.id && !account.name.isEmpty
      let name = isNamed ? account.name : old?.0 ?? account.id
      let regions = Set(account.regions).union(old?.1 ?? []).subtracting([""]).sorted()
      guard old?.0 != name || old?.1 != regions else { continue }
      try db.run(
        "INSERT OR REPLACE INTO account VALUES (?, ?, ?)", .text(account.id), .text(name),
        .bytes(TextLists.encode(regions)))
    }
  }

  /// The accounts and regions that resources name, so that none is missing from the list.
  func writeAccounts(of resources: [Resource]) throws {
    var regions: [String: Set<String>] = [:]
    for resource in resources { regions[resource.account, default: []].insert(resource.region) }
    try write(regions.map { Account(id: $0.key, name: $0.key, regions: Array($0.value)) })
  }

  func write(_ relations: [Relation]) throws {
    for relation in relations {
      try db.run(
        "INSERT OR IGNORE INTO relation VALUES (?, ?, ?)", .text(relation.kind.rawValue),
        .int(try names.id(of: relation.from.arn, in: db)),
        .int(try names.id(of: relation.to.arn, in: db)))
    }
  }

  func write(_ quotas: [Quota]) throws {
    for quota in quotas {
      try db.run(
        "INSERT OR REPLACE INTO quota VALUES (?, ?, ?, ?, ?)", .text(quota.account),
        .text(quota.region), .text(quota.service), .text(quota.code),
        .bytes(try Documents.encode(quota)))
    }
  }

  func write(_ alarms: [Alarm]) throws {
    for alarm in alarms {
      try db.run(
        "INSERT OR REPLACE INTO alarm VALUES (?, ?, ?)", .text(alarm.id),
        .int(alarm.since.milliseconds), .bytes(try Documents.encode(alarm)))
    }
  }
}
