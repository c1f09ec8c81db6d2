import GRDB
import ServerlessModel

/// Writes accounts, resources, relations, quotas and alarms, each merged with what is there.
///
/// What is not what it was is touched; most of it is said again with every look at AWS.
struct InventoryWriter {
  let db: Database
  let names: NameWriter

  /// Writes resources; answers the accounts in which microservices may now be others.
  func write(_ resources: [Resource], _ touched: inout Touched) throws -> Set<String> {
    var accounts: Set<String> = []
    for resource in resources {
      let number = try names.id(of: resource.id.arn, in: db)
      let sight = StoredResource(resource)
      guard let old = try StoredResource.read(number, in: db) else {
        try sight.write(number, in: db)
        touched.touch(sight.id, .configuration)
        accounts.insert(sight.account)
        continue
      }
      var new = old
      new.merge(sight)
      guard new != old else { continue }
      try new.write(number, in: db)
      if !new.reads(like: old) { touched.touch(new.id, .configuration) }
      if (new.tags, new.stack, new.configured) != (old.tags, old.stack, old.configured) {
        accounts.insert(new.account)
      }
    }
    return accounts
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

  func write(_ relations: [Relation], _ touched: inout Touched) throws {
    for relation in relations {
      let added = try db.run(
        "INSERT OR IGNORE INTO relation VALUES (?, ?, ?)", .text(relation.kind.rawValue),
        .int(try names.id(of: relation.from.arn, in: db)),
        .int(try names.id(of: relation.to.arn, in: db)))
      guard added > 0 else { continue }
      touched.touch(relation.from, .configuration)
      touched.touch(relation.to, .configuration)
    }
  }

  func write(_ quotas: [Quota], _ touched: inout Touched) throws {
    for quota in quotas {
      let changed = try db.run(
        """
        INSERT INTO quota VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
        SET value = excluded.value WHERE value <> excluded.value
        """, .text(quota.account), .text(quota.region), .text(quota.service), .text(quota.code),
        .bytes(try Documents.encode(quota)))
      if changed > 0 { touched.touch(.quotas) }
    }
  }

  func write(_ alarms: [Alarm], _ touched: inout Touched) throws {
    for alarm in alarms {
      let changed = try db.run(
        """
        INSERT INTO alarm VALUES (?, ?, ?) ON CONFLICT DO UPDATE
        SET value = excluded.value WHERE value <> excluded.value
        """, .text(alarm.id), .int(alarm.since.milliseconds),
        .bytes(try Documents.encode(alarm)))
      if changed > 0 { touched.touch(.alarms) }
    }
  }
}
