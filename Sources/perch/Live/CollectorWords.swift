import DataProvider
import ServerlessModel

/// An event of the collector, as a row and, where something went wrong, as a sentence.
struct CollectorWords {
  private(set) var row = Row()
  /// What a user should know; `nil` for work that goes well.
  private(set) var trouble: String?
  /// What the trouble is with; the same again is no news.
  private(set) var topic = ""

  init(_ event: CollectorEvent) {
    switch event {
    case .answered(let lane, let operation, let count):
      begin("answered", lane, operation)
      row.add("count", count)
    case .denied(let lane, let operation, let action):
      begin("denied", lane, operation)
      row.add("action", action)
      trouble = "\(lane): aws \(operation) is not allowed; it needs \(action)"
    case .throttled(let lane, let operation, let until):
      begin("throttled", lane, operation)
      row.add("until", until.rfc3339)
      trouble = "\(lane): aws \(operation) is throttled until \(until.clock)Z"
    case .failed(let lane, let operation, let why, let nextTry):
      begin("failed", lane, operation)
      row.add("why", why)
      row.add("nextTry", nextTry.rfc3339)
      trouble = "\(lane): aws \(operation): \(why); next try \(nextTry.clock)Z"
    case .signedOut(let lane, let sentence, let nextTry):
      begin("signedOut", lane)
      row.add("why", sentence)
      row.add("nextTry", nextTry.rfc3339)
      topic = "signedOut \(sentence)"
      trouble = sentence
    case .wrote(let lane, let points, let resources, let traces):
      begin("wrote", lane)
      row.add("points", points)
      row.add("resources", resources)
      row.add("traces", traces)
    case .note(let lane, let sentence):
      begin("note", lane)
      row.add("sentence", sentence)
    case .lines(let lane, let sentence):
      begin("lines", lane)
      row.add("sentence", sentence)
      topic = "lines \(sentence)"
      trouble = "\(lane): \(sentence)"
    case .focused(let lane): begin("focused", lane)
    case .gone(let lane, let resource):
      begin("gone", lane)
      row.add("resource", resource.arn)
    case .budgetSlowed(let lane, let seconds):
      begin("budgetSlowed", lane)
      row.add("seconds", seconds)
    case .budgetPaused(let lane, let until, let sentence):
      begin("budgetPaused", lane)
      row.add("until", until.rfc3339)
      trouble = "\(lane): \(sentence)"
    case .stopped(let lane): begin("stopped", lane)
    }
  }

  private mutating func begin(_ event: String, _ lane: String, _ operation: String? = nil) {
    topic = "\(event) \(lane) \(operation ?? "")"
    row.add("event", event)
    row.add("lane", lane)
    if let operation { row.add("operation", operation) }
  }
}
