package import ServerlessModel

/// Groups of errors as they stand at a moment: what the recording holds of them, and what the user said.
package struct ErrorGroups {
  /// A group that was not seen for so long counts as resolved, and as regressed when it is seen again.
  package static let quietSeconds: Int64 = 7 * 86_400

  private let reading: any SnapshotReading
  private let window: Window
  private let marks: MarkBook

  /// Makes the question; `marks` are the user's.
  package init(_ reading: any SnapshotReading, in window: Window, marks: MarkBook = .empty) {
    self.reading = reading
    self.window = window
    self.marks = marks
  }

  /// The groups that were seen in the window, and those of its day that the user resolved or muted.
  ///
  /// - Parameter resources: The functions they are of; empty for all.
  package func standing(of resources: [ResourceID]) throws -> [ErrorGroup] {
    let seen = try reading.errorGroups(in: window.span, resources: resources)
    let day = try reading.errorGroups(in: daySpan, resources: resources)
    let marked = day.filter { group in
      marks.mark(on: group.id) != nil && !seen.contains { $0.id == group.id }
    }.map(unseen)
    return try completed(seen + marked, of: resources, day: day)
  }

  /// One group, seen in the window or before it; `nil` where it was not seen up to then.
  package func group(_ id: ErrorGroupID, of resources: [ResourceID]) throws -> ErrorGroup? {
    if let found = try standing(of: resources).first(where: { $0.id == id }) { return found }
    let start = min(reading.info.span.start, reading.info.metricSpan.start)
    let all = try reading.errorGroups(
      in: TimeSpan(start: start, end: window.at), resources: resources)
    guard let found = all.first(where: { $0.id == id }) else { return nil }
    return try completed([unseen(found)], of: resources, day: []).first
  }

  /// A group that was not seen in the window.
  private func unseen(_ group: ErrorGroup) -> ErrorGroup {
    var group = group
    (group.count, group.trend, group.state) = (0, group.trend.map { _ in 0 }, .open)
    return group
  }

  private var daySpan: TimeSpan { TimeSpan(seconds: 86_400, endingAt: window.at) }

  private func completed(
    _ groups: [ErrorGroup], of resources: [ResourceID], day: [ErrorGroup]
  ) throws -> [ErrorGroup] {
    let before = try countsBefore(resources)
    let quiet = try returned(groups, of: resources)
    let days = Dictionary(day.map { (Key($0), $0.trend) }, uniquingKeysWith: { first, _ in first })
    return groups.map { group in
      var group = group
      group.countBefore = before.map { $0[Key(group)] ?? 0 }
      group.day = days[Key(group)] ?? []
      (group.state, group.stateReason) = state(of: group, isBack: quiet.contains(Key(group)))
      return group
    }
  }

  /// A fingerprint is of one function, but not every recorder that wrote a file knew that.
  private struct Key: Hashable {
    let id: ErrorGroupID
    let resource: ResourceID

    init(_ group: ErrorGroup) { (id, resource) = (group.id, group.resource) }
  }

  /// What was counted in the equally long window before; `nil` where less than that was recorded.
  private func countsBefore(_ resources: [ResourceID]) throws -> [Key: Int]? {
    let span = TimeSpan(seconds: window.seconds, endingAt: window.span.start)
    guard span.start >= reading.info.span.start else { return nil }
    let groups = try reading.errorGroups(in: span, resources: resources)
    return Dictionary(groups.map { (Key($0), $0.count) }, uniquingKeysWith: +)
  }

  /// The groups that were silent for long before the window and were seen in it.
  private func returned(_ groups: [ErrorGroup], of resources: [ResourceID]) throws -> Set<Key> {
    let start = window.span.start
    let longAgo = start.adding(seconds: -Self.quietSeconds)
    let old = groups.filter { $0.firstSeen < longAgo && $0.lastSeen >= start }.map(Key.init)
    guard !old.isEmpty else { return [] }
    let lately = try reading.errorGroups(
      in: TimeSpan(start: longAgo, end: start), resources: resources)
    return Set(old).subtracting(lately.map(Key.init))
  }
}

extension ErrorGroups {
  /// The state of a group and, where that is not plain, why.
  private func state(
    of group: ErrorGroup, isBack: Bool
  ) -> (state: ErrorGroup.State, reason: String?) {
    let mark = marks.mark(on: group.id)
    switch mark?.kind {
    case .mute: return (.muted, muted(mark))
    case .resolve:
      let resolved = mark?.opening ?? mark?.made ?? window.at
      return group.lastSeen > resolved
        ? (.regressed, "resolved by hand \(moment(resolved)), seen again \(again(group, resolved))")
        : (.resolved, "resolved by hand \(moment(resolved)), not seen since")
    case .acknowledge, .reopen, nil: break
    }
    let days = Self.quietSeconds / 86_400
    if isBack { return (.regressed, "seen again after more than \(days) days of silence") }
    if window.at.since(group.lastSeen) >= Self.quietSeconds * 1000 {
      return (.resolved, "not seen for \(days) days, since \(moment(group.lastSeen))")
    }
    return group.state == .new ? (.new, "first seen in this window") : (.open, nil)
  }

  private func muted(_ mark: FindingMark?) -> String {
    let until = mark?.until.map { "muted until \($0.date)" } ?? "muted"
    return until + (mark?.reason.map { ": \($0)" } ?? "")
  }

  /// The last sight, with its day only where that is another than the other moment's.
  private func again(_ group: ErrorGroup, _ other: Instant) -> String {
    group.lastSeen.date == other.date
      ? "\(group.lastSeen.clockMinutes)Z" : moment(group.lastSeen)
  }

  private func moment(_ moment: Instant) -> String { "\(moment.date) \(moment.clockMinutes)Z" }
}
