import ServerlessModel

/// Counts rows as they are stored, and adds them to the rollups of their resource and its groups.
final class RollupAccumulator {
  private struct Key: Hashable {
    var entity: UInt32
    var day: Int64
  }

  private struct Belonging {
    var isArm: Bool
    var groups: [UInt32]
  }

  /// Hours of groups held before they are written; each takes up to 24 KB.
  private static let groupHourLimit = 1024

  private let database: Connection
  private let table: RollupTable
  private var belongings: [UInt32: Belonging] = [:]
  private var open: [UInt32: [Int64: DayAccumulator]] = [:]
  private var groupDays: [Key: GroupDay] = [:]
  private var groupHours = 0
  private var scratch = SketchScratch()
  /// Resources whose own rollups are written; `nil` for all.
  private let resources: Set<UInt32>?
  private let groups: Set<UInt32>?
  private let days: ClosedRange<Int64>

  /// Adds to the rollups on `database`: of all entities and days, or only of those named.
  init(
    _ database: Connection, resources: Set<UInt32>? = nil, groups: Set<UInt32>? = nil,
    days: ClosedRange<Int64> = RollupTime.allDays
  ) throws(ColumnError) {
    self.database = database
    self.resources = resources
    self.groups = groups
    self.days = days
    table = try RollupTable(database)
  }

  /// Counts the rows of one resource, which rise by start.
  func add(_ slice: RowSlice, of resource: UInt32) throws(ColumnError) {
    let isArm = try belonging(of: resource).isArm
    var opened = open.removeValue(forKey: resource) ?? [:]
    var index = 0
    while index < slice.count {
      let day = RollupTime.day(of: slice.known(slice.rows[index]))
      var counted = opened.removeValue(forKey: day) ?? DayAccumulator(day: day, isArm: isArm)
      index = counted.add(slice, from: index)
      opened[day] = counted
    }
    let days = opened.keys.sorted()
    open[resource] = opened
    if days.count > 2, let newest = days.last {
      for day in days where day < newest - 1 { try close(resource, day) }
    }
  }

  /// Counts the rows of one resource, which rise by start.
  func add(_ set: RowSet, of resource: UInt32) throws(ColumnError) {
    try set.withSlice { (slice) throws(ColumnError) in try add(slice, of: resource) }
  }

  private func belonging(of resource: UInt32) throws(ColumnError) -> Belonging {
    if let known = belongings[resource] { return known }
    let entities = EntityTable(database)
    let belonging = Belonging(
      isArm: try entities.architecture(of: resource) == .arm64,
      groups: try entities.groups(of: resource).sorted())
    belongings[resource] = belonging
    return belonging
  }

  private func close(_ resource: UInt32, _ day: Int64) throws(ColumnError) {
    guard let counted = open[resource]?.removeValue(forKey: day), days.contains(day) else {
      return
    }
    let isWritten = resources?.contains(resource) ?? true
    let held = isWritten ? try table.day(resource, day) : nil
    // Minutes that few runs have are read from the columns, unless the hours are added to some that are held.
    let limit = held == nil && day >= table.firstWholeDay ? RollupTable.resourceLimit : 0
    let rollup = counted.rollup(minuteLimit: limit, &scratch)
    if isWritten { try table.put(rollup, onto: held, resource, day, isGroup: false) }
    for group in try belonging(of: resource).groups where groups?.contains(group) ?? true {
      add(counted, rollup, to: Key(entity: group, day: day))
    }
    if groupHours > Self.groupHourLimit { try closeGroups() }
  }

  private func add(_ counted: DayAccumulator, _ rollup: DayRollup, to key: Key) {
    var held = groupDays.removeValue(forKey: key) ?? GroupDay()
    groupHours -= held.size
    held.add(counted, rollup)
    groupHours += held.size
    groupDays[key] = held
  }

  private func closeGroups() throws(ColumnError) {
    let ordered = groupDays.keys.sorted { ($0.entity, $0.day) < ($1.entity, $1.day) }
    for key in ordered {
      guard var held = groupDays.removeValue(forKey: key) else { continue }
      let stored = try table.day(key.entity, key.day)
      try table.put(held.take(), onto: stored, key.entity, key.day, isGroup: true)
    }
    groupHours = 0
  }

  /// Writes all that was counted.
  func close() throws(ColumnError) {
    for resource in open.keys.sorted() {
      for day in open[resource, default: [:]].keys.sorted() { try close(resource, day) }
    }
    open = [:]
    try closeGroups()
    belongings = [:]
  }
}

extension RollupTime {
  /// Every day that can be counted in.
  static let allDays: ClosedRange<Int64> = -(1 << 19 - 1)...(1 << 19 - 1)
}
