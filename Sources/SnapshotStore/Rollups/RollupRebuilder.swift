/// Counts resources anew from their chunks, and the groups that they are in.
struct RollupRebuilder {
  private let database: Connection

  /// A rebuilder on `database`.
  init(_ database: Connection) { self.database = database }

  /// Replaces the rollups of `resources` and of their groups, `groups` included, for days in a range.
  ///
  /// Of days without columns the resources stay as they were counted, and groups are summed up from them.
  func rebuild(
    _ resources: Set<UInt32>, alsoGroups more: Set<UInt32> = [],
    days: ClosedRange<Int64> = RollupTime.allDays
  ) throws(ColumnError) {
    let entities = EntityTable(database)
    var groups = more
    for resource in resources { groups.formUnion(try entities.groups(of: resource)) }
    let whole = try StateTable(database).firstWholeDay()
    if days.lowerBound < whole {
      let thinned = days.lowerBound...min(days.upperBound, whole - 1)
      for group in groups { try sumUp(group, thinned) }
    }
    guard days.upperBound >= whole else { return }
    try recount(resources, groups, days: max(days.lowerBound, whole)...days.upperBound)
  }

  private func recount(
    _ resources: Set<UInt32>, _ groups: Set<UInt32>, days: ClosedRange<Int64>
  ) throws(ColumnError) {
    var members = resources
    for group in groups { members.formUnion(try EntityTable(database).members(of: group)) }
    for entity in resources.union(groups) {
      try RollupTable.delete(entity, days, on: database)
    }
    let accumulator = try RollupAccumulator(
      database, resources: resources, groups: groups, days: days)
    let chunks = try ChunkTable(database)
    let first = days.lowerBound &* RollupTime.dayMs
    let last = (days.upperBound + 1) &* RollupTime.dayMs
    for member in members.sorted() {
      for header in try chunks.headers(of: member)
      where days == RollupTime.allDays
        || header.known.most >= first && header.known.least < last
      {
        try accumulator.add(try chunks.rows(of: header), of: member)
      }
    }
    try accumulator.close()
  }

  /// Adds up what is held of the members of a group.
  private func sumUp(_ group: UInt32, _ days: ClosedRange<Int64>) throws(ColumnError) {
    let table = try RollupTable(database)
    try RollupTable.delete(group, days, on: database)
    for member in try EntityTable(database).members(of: group).sorted() {
      for day in try RollupTable.days(of: member, in: days, on: database) {
        guard let counted = try table.day(member, day) else { continue }
        try table.put(counted, onto: try table.day(group, day), group, day, isGroup: true)
      }
    }
  }
}
