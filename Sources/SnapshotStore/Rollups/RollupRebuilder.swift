import ServerlessModel

/// Counts resources anew from their chunks, and the groups that they are in.
struct RollupRebuilder {
  private let database: Connection

  /// A rebuilder on `database`.
  init(_ database: Connection) { self.database = database }

  /// Replaces the rollups of `resources` and of their groups, `groups` included, for days in a range.
  func rebuild(
    _ resources: Set<UInt32>, alsoGroups more: Set<UInt32> = [],
    days: ClosedRange<Int64> = RollupTime.allDays
  ) throws(ColumnError) {
    let entities = EntityTable(database)
    var groups = more
    for resource in resources { groups.formUnion(try entities.groups(of: resource)) }
    var members = resources
    for group in groups { members.formUnion(try entities.members(of: group)) }
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
}
