import ServerlessModel

/// Counts the runs that handled each message.
struct MessageAttempts {
  private struct Handling {
    var count: Int
    var request: RequestID
    var start: Instant
  }

  /// Whether any run named a message.
  private(set) var isUsed = false
  /// What runs named that are not numbered yet.
  private var named: [RequestID: [MessageID]] = [:]
  private var recent: [MessageID: Handling] = [:]
  private var older: [MessageID: Handling] = [:]
  private var recentSince = Int64.min

  /// SQS hides a message no longer before it hands it out again.
  private static let longestHidingMs: Int64 = 12 * 3_600_000

  mutating func saw(_ sightings: [MessageSighting]) {
    for sighting in sightings {
      isUsed = true
      if named[sighting.request]?.contains(sighting.message) != true {
        named[sighting.request, default: []].append(sighting.message)
      }
    }
  }

  /// What a run repeats, if another one that began before it handled a message of it; notes its own.
  mutating func delivery(to id: RequestID, at start: Instant) -> RunAgain? {
    guard let messages = named.removeValue(forKey: id) else { return nil }
    var again: (message: MessageID, handling: Handling)?
    for message in messages {
      let past = past(of: message, at: start)
      if let past, past.request != id, past.count > again?.handling.count ?? 0 {
        again = (message, past)
      }
      let isAnother = past.map { $0.request != id } ?? true
      note(
        Handling(count: (past?.count ?? 0) + (isAnother ? 1 : 0), request: id, start: start),
        of: message)
    }
    return again.map { again in
      let seconds = start.since(again.handling.start) / 1000
      return RunAgain(
        kind: .redelivery, attempt: again.handling.count + 1,
        evidence:
          "message \(again.message.short) of \(again.handling.request.short), \(seconds) s before, "
          + "by its id in the log")
    }
  }

  private func past(of message: MessageID, at start: Instant) -> Handling? {
    guard let past = recent[message] ?? older[message],
      start.since(past.start) <= Self.longestHidingMs
    else { return nil }
    return past
  }

  private mutating func note(_ handling: Handling, of message: MessageID) {
    let time = handling.start.milliseconds
    if time > recentSince.addingReportingOverflow(Self.longestHidingMs).partialValue {
      swap(&older, &recent)
      recent.removeAll()
      recentSince = time
    }
    recent[message] = handling
  }
}
