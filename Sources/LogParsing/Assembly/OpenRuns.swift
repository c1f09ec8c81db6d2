import ServerlessModel

/// The runs of one stream that are not settled, found by request id.
struct OpenRuns {
  private(set) var slots: [OpenRun] = []
  private var free: [Int] = []
  /// Only kept once there are more runs than are quickly looked through.
  private var index = RequestTable()
  private var isIndexed = false
  private static let fewSlots = 8
  /// Slots of runs whose REPORT came, oldest first.
  private var closed: [(slot: Int, time: Int64)] = []
  private var closedHead = 0
  private var lastID = RequestID(high: 0, low: 0)
  private var lastSlot = -1

  /// Runs that started and whose end was not seen.
  private(set) var ongoing = 0

  subscript(slot: Int) -> OpenRun {
    _read { yield slots[slot] }
    _modify { yield &slots[slot] }
  }

  @inline(__always)
  mutating func find(_ id: RequestID) -> Int? {
    if lastSlot >= 0, lastID == id { return lastSlot }
    guard let slot = isIndexed ? index[id] : among(id) else { return nil }
    lastID = id
    lastSlot = slot
    return slot
  }

  private func among(_ id: RequestID) -> Int? {
    for slot in slots.indices where slots[slot].requestID == id && slots[slot].isLive {
      return slot
    }
    return nil
  }

  private mutating func keepIndex(_ id: RequestID, _ slot: Int) {
    if isIndexed {
      index[id] = slot
    } else if slots.count > Self.fewSlots {
      isIndexed = true
      for slot in slots.indices where slots[slot].isLive { index[slots[slot].requestID] = slot }
    }
  }

  /// The slot of a run of which nothing is known but its id; it is changed where it lies, since a run is large.
  mutating func open(_ id: RequestID, at time: Int64) -> Int {
    lastID = id
    if let reused = free.popLast() {
      lastSlot = reused
      slots[reused] = OpenRun(id, at: time)
    } else {
      lastSlot = slots.count
      slots.append(OpenRun(id, at: time))
    }
    keepIndex(lastID, lastSlot)
    return lastSlot
  }

  /// Gives the slot of a run that is settled to others.
  mutating func vacate(_ slot: Int) {
    if slots[slot].isOngoing { ongoing -= 1 }
    if isIndexed { index[slots[slot].requestID] = nil }
    slots[slot].vacate()
    free.append(slot)
    if lastSlot == slot { lastSlot = -1 }
  }

  mutating func markStarted(_ slot: Int, at time: Int64) {
    let was = slots[slot].isOngoing
    slots[slot].startTime = time
    if !was, slots[slot].isOngoing { ongoing += 1 }
  }

  mutating func markEnded(_ slot: Int, at time: Int64) {
    if slots[slot].isOngoing { ongoing -= 1 }
    if slots[slot].endTime == nil { slots[slot].endTime = time }
  }

  mutating func close(_ slot: Int, _ report: RunReport, at time: Int64) {
    if slots[slot].isOngoing { ongoing -= 1 }
    slots[slot].close(report, at: time)
    closed.append((slot, time))
  }

  /// The oldest closed run whose REPORT came before `time`; each is given once.
  @inline(__always)
  mutating func closedSlot(before time: Int64) -> Int? {
    while closedHead < closed.count {
      let (slot, closedAt) = closed[closedHead]
      guard closedAt < time else { return nil }
      closedHead += 1
      if closedHead > 1024, closedHead * 2 > closed.count {
        closed.removeFirst(closedHead)
        closedHead = 0
      }
      guard slots[slot].isLive, slots[slot].isReported, slots[slot].reportTime == closedAt else {
        continue
      }
      return slot
    }
    return nil
  }

  /// Runs that started before `time` and were never reported.
  func overdue(startedBefore time: Int64) -> [Int] {
    slots.indices.filter {
      slots[$0].isLive && !slots[$0].isReported && slots[$0].firstTime < time
    }
  }

  /// The one run that can be writing lines; `nil` where there are none or several.
  var soleOngoing: Int? {
    guard ongoing == 1 else { return nil }
    if lastSlot >= 0, slots[lastSlot].isOngoing { return lastSlot }
    return slots.firstIndex { $0.isLive && $0.isOngoing }
  }

  /// The run whose REPORT came last, if it is not settled.
  var lastClosed: Int? {
    guard let slot = closed.last?.slot, slots[slot].isLive, slots[slot].isReported else {
      return nil
    }
    return slot
  }

  /// Those that began and have no REPORT.
  var openStarts: [OpenStart] {
    slots.compactMap { run in
      guard run.isLive, !run.isReported, let start = run.startTime else { return nil }
      return OpenStart(request: run.requestID, start: Instant(milliseconds: start))
    }
  }

  var liveCount: Int { slots.count - free.count }

  /// All runs left, by start and id.
  var inOrder: [Int] {
    let keys = slots.map { ($0.startTime ?? $0.firstTime, $0.requestID) }
    return slots.indices.filter { slots[$0].isLive }.sorted { keys[$0] < keys[$1] }
  }
}
