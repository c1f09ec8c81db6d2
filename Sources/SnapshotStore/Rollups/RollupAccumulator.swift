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

  /// Group days held before they are written.
  private static let groupDayLimit = 128

  private let database: OpaquePointer
  private let table: RollupTable
  private var belongings: [UInt32: Belonging] = [:]
  private var open: [UInt32: [Int64: DayAccumulator]] = [:]
  private var groupDays: [Key: DayRollup] = [:]
  private var scratch = SketchScratch()
  /// Resources whose own rollups are written; `nil` for all.
  private let resources: Set<UInt32>?
  private let groups: Set<UInt32>?
  private let days: ClosedRange<Int64>

  /// Adds to the rollups on `database`: of all entities and days, or only of those named.
  init(
    _ database: OpaquePointer, resources: Set<UInt32>? = nil, groups: Set<UInt32>? = nil,
    days: ClosedRange<Int64> = RollupTime.allDays
  ) throws(ColumnError) {
    self.database = database
    self.resources = resources
    self.groups = groups
    self.days = days
    table = try RollupTable(database)
  }

  /// Counts the rows of one resource, which rise by start.
  func add(_ set: RowSet, of resource: UInt32) throws(ColumnError) {
    let isArm = try belonging(of: resource).isArm
    var opened = open[resource] ?? [:]
    var index = 0
    while index < set.count {
      let day = RollupTime.day(of: set.rows[index].known(set.extra(at: index)))
      let accumulator = opened[day] ?? DayAccumulator(day: day)
      opened[day] = accumulator
      index = accumulator.add(set, from: index, isArm: isArm)
    }
    open[resource] = opened
    if opened.count > 2, let newest = opened.keys.max() {
      for day in opened.keys.sorted() where day < newest - 1 { try close(resource, day) }
    }
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
    guard let accumulator = open[resource]?.removeValue(forKey: day), days.contains(day) else {
      return
    }
    let rollup = accumulator.rollup(&scratch)
    if resources?.contains(resource) ?? true {
      try table.add(rollup, to: resource, day, isGroup: false)
    }
    for group in try belonging(of: resource).groups where groups?.contains(group) ?? true {
      groupDays[Key(entity: group, day: day), default: DayRollup()].merge(rollup)
    }
    if groupDays.count > Self.groupDayLimit { try closeGroups() }
  }

  private func closeGroups() throws(ColumnError) {
    let ordered = groupDays.keys.sorted { ($0.entity, $0.day) < ($1.entity, $1.day) }
    for key in ordered {
      guard let rollup = groupDays[key] else { continue }
      try table.add(rollup, to: key.entity, key.day, isGroup: true)
    }
    groupDays = [:]
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
