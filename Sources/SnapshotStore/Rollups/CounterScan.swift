import ServerlessModel

/// Walks the counts of one entity and span, from the coarsest store that holds them exactly.
final class CounterScan {
  private let question: Question
  private let entities: EntityTable
  private let totals: Statement
  private let hours: Statement
  private let throttles: Statement
  /// Before it, what has no minutes in a group's rollups has them in its members'.
  private let thinnedEnd: Int64

  /// A scan for one question, for one entity after another.
  init(_ question: Question) throws(ColumnError) {
    self.question = question
    let database = question.database
    entities = EntityTable(database)
    thinnedEnd = try StateTable(database).firstWholeDay() &* RollupTime.dayMs
    totals = try Statement(
      "SELECT id, data FROM run_total WHERE id BETWEEN ?1 AND ?2", on: database)
    hours = try Statement("SELECT id, data FROM run_hour WHERE id BETWEEN ?1 AND ?2", on: database)
    throttles = try Statement(
      "SELECT minute, n FROM run_throttle WHERE resource = ?1 AND minute >= ?2 AND minute < ?3",
      on: database)
  }

  /// Calls `body` with counts and a moment of the minute, hour or day that they are of.
  ///
  /// `whole` is the step that must not be crossed: counts of more than it are not handed out together.
  func scan(
    _ entity: EntityID, _ span: TimeSpan, whole: Int64, _ body: (Int64, Counters) -> Void
  ) throws(ColumnError) {
    let start = RollupTime.floor(span.start.milliseconds, RollupTime.minuteMs)
    let end = RollupTime.floor(span.end.milliseconds, RollupTime.minuteMs)
    guard start < end else { return }
    guard let number = try number(of: entity) else { return }
    let members = try members(of: entity, number)
    if whole % RollupTime.dayMs == 0 {
      try scanDays(number, members, start, end, body)
    } else {
      let mayTakeHours = whole % RollupTime.hourMs == 0
      try scanHours(number, members, start, end, mayTakeHours: mayTakeHours, body)
    }
    for member in members.numbers {
      scanLive(member, start, end, isArm: try isArm(member), body)
      try scanThrottles(member, start, end, body)
    }
  }

  private struct Members {
    var numbers: [UInt32]
  }

  private func number(of entity: EntityID) throws(ColumnError) -> UInt32? {
    if case .resource(let id) = entity { return question.number(of: id) }
    return try entities.find(entity)
  }

  private func members(of entity: EntityID, _ number: UInt32) throws(ColumnError) -> Members {
    if case .resource = entity { return Members(numbers: [number]) }
    return Members(numbers: try entities.members(of: number).sorted())
  }

  private var arm: Set<UInt32>?

  private func isArm(_ resource: UInt32) throws(ColumnError) -> Bool {
    if let arm { return arm.contains(resource) }
    let found = try entities.armResources()
    arm = found
    return found.contains(resource)
  }

  private func scanDays(
    _ number: UInt32, _ members: Members, _ start: Int64, _ end: Int64,
    _ body: (Int64, Counters) -> Void
  ) throws(ColumnError) {
    let first = RollupTime.floor(start.addingClamped(RollupTime.dayMs - 1), RollupTime.dayMs)
    let last = RollupTime.floor(end, RollupTime.dayMs)
    guard first < last else {
      return try scanHours(number, members, start, end, mayTakeHours: true, body)
    }
    if start < first { try scanHours(number, members, start, first, mayTakeHours: true, body) }
    totals.bind(
      RollupTime.key(number, RollupTime.day(of: first)),
      RollupTime.key(number, RollupTime.day(of: last.subtractingClamped(1))))
    defer { totals.reset() }
    while try totals.step() {
      let time = RollupTime.day(ofKey: totals.int(0)) * RollupTime.dayMs
      body(time, try Self.decode(totals.bytes(1)))
    }
    if last < end { try scanHours(number, members, last, end, mayTakeHours: true, body) }
  }

  private static func decode(_ bytes: [UInt8]) throws(ColumnError) -> Counters {
    let result: Result<Counters, ColumnError> = bytes.withUnsafeBytes { buffer in
      do throws(ColumnError) {
        var reader = ByteReader(buffer, "totals")
        return .success(try Counters(&reader))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func scanHours(
    _ number: UInt32, _ members: Members, _ start: Int64, _ end: Int64, mayTakeHours: Bool,
    _ body: (Int64, Counters) -> Void
  ) throws(ColumnError) {
    hours.bind(
      RollupTime.key(number, RollupTime.day(of: start)),
      RollupTime.key(number, RollupTime.day(of: end.subtractingClamped(1))))
    defer { hours.reset() }
    var unread: [Range<Int64>] = []
    while try hours.step() {
      let day = RollupTime.day(ofKey: hours.int(0)) * RollupTime.dayMs
      let low = max(0, min(24, start.subtractingClamped(day) / RollupTime.hourMs))
      let high = max(low, min(24, end.subtractingClamped(day + 1) / RollupTime.hourMs + 1))
      let rollup = try RollupTable.decode(
        hours.bytes(1), hours: Int(low)..<Int(high), sketches: false)
      for (index, hour) in rollup.hours.enumerated() where hour.runs > 0 {
        let from = day + Int64(index) * RollupTime.hourMs
        let to = from + RollupTime.hourMs
        guard from < end, to > start else { continue }
        if mayTakeHours, from >= start, to <= end {
          body(from, hour.total)
        } else if let minutes = hour.minutes {
          for cell in minutes {
            let time = from + Int64(cell.minute) * RollupTime.minuteMs
            if time >= start, time < end { body(time, cell.counters) }
          }
        } else if from != thinnedEnd, unread.last?.upperBound == max(from, start) {
          unread[unread.count - 1] = unread[unread.count - 1].lowerBound..<min(to, end)
        } else {
          unread.append(max(from, start)..<min(to, end))
        }
      }
    }
    hours.reset()
    for range in unread {
      for member in members.numbers { try scanMinutes(of: member, in: number, range, body) }
    }
  }

  /// Counts by the minute what the rollups of an entity leave to its members: their own rollups, or their columns.
  private func scanMinutes(
    of member: UInt32, in entity: UInt32, _ range: Range<Int64>, _ body: (Int64, Counters) -> Void
  ) throws(ColumnError) {
    guard range.upperBound <= thinnedEnd, member != entity else {
      return try scanColumns(member, range, body)
    }
    try scanHours(
      member, Members(numbers: [member]), range.lowerBound, range.upperBound, mayTakeHours: false,
      body)
  }

  private func scanColumns(
    _ resource: UInt32, _ range: Range<Int64>, _ body: (Int64, Counters) -> Void
  ) throws(ColumnError) {
    let isArm = try isArm(resource)
    for header in try question.chunks(of: resource)
    where header.known.most >= range.lowerBound && header.known.least < range.upperBound {
      let set = try question.countedRows(header, from: range.lowerBound, to: range.upperBound)
      scan(set, set.rows.indices, range.lowerBound, range.upperBound, isArm: isArm, body)
    }
  }

  private func scanLive(
    _ resource: UInt32, _ start: Int64, _ end: Int64, isArm: Bool,
    _ body: (Int64, Counters) -> Void
  ) {
    let live = question.live
    scan(live.set, live.range(of: resource), start, end, isArm: isArm, body)
  }

  /// Counts rows by minute; rows of one minute that stand together are handed out together.
  private func scan(
    _ set: RowSet, _ range: Range<Int>, _ start: Int64, _ end: Int64, isArm: Bool,
    _ body: (Int64, Counters) -> Void
  ) {
    var minute = Int64.min
    var counters = Counters()
    for index in range where !set.rows[index].isRunning {
      let row = set.rows[index]
      let extra = set.extra(of: row)
      let known = row.known(extra)
      guard known >= start, known < end else { continue }
      if known < minute || known >= minute &+ RollupTime.minuteMs {
        if minute != .min { body(minute, counters) }
        minute = RollupTime.floor(known, RollupTime.minuteMs)
        counters = Counters()
      }
      counters.add(row, extra, isArm: isArm)
    }
    if minute != .min { body(minute, counters) }
  }

  private func scanThrottles(
    _ resource: UInt32, _ start: Int64, _ end: Int64, _ body: (Int64, Counters) -> Void
  ) throws(ColumnError) {
    throttles.bind(Int64(resource), start, end)
    defer { throttles.reset() }
    while try throttles.step() {
      var counters = Counters()
      counters.throttles = Int(throttles.int(1))
      body(throttles.int(0), counters)
    }
  }
}
