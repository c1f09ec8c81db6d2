import InsightEngine
import ServerlessModel

extension Asking {
  /// Further back a policy is not rehearsed, so that each change of it is answered at once.
  private static let rehearsedSeconds: Int64 = 7 * 86_400

  /// A draft, begun for what the user stood on, and when it would have fired up to the moment asked about.
  func policy(_ topic: PolicyTopic) throws -> PolicyAnswer {
    let draft = try topic.draft ?? begin(topic.row)
    let reach = TimeSpan(start: max(past.start, info.span.start), end: at)
    let span = reach.intersection(TimeSpan(seconds: Self.rehearsedSeconds, endingAt: at))
    let rehearsal = try Rehearsal([draft.policy], source: reading, span: span)
    return PolicyAnswer(
      draft: draft, firings: rehearsal.firings.reversed(),
      missing: rehearsal.unknown.first?.missing, span: span)
  }

  private func begin(_ row: PolicyTopic.Row) throws -> PolicyDraft {
    switch row {
    case .resource(let text): return try draft(try resource(text))
    case .concern(let words, let text):
      return try draft(try resource(text), watching: Self.figure(of: words))
    case .execution(let reference):
      let run = try find(reference)
      let resource = try resource(run.resource.arn)
      let (figure, limit) = try Self.figure(of: run, timeout: timeout(of: resource))
      return try draft(resource, watching: figure, limit: limit)
    }
  }

  private func draft(
    _ resource: Resource, watching figure: String? = nil, limit: Double? = nil
  ) throws -> PolicyDraft {
    let isSlow = figure.map { $0.hasSuffix("Ms") } ?? false
    let usual = isSlow ? try timeout(of: resource).map { $0 * 800 } : nil
    guard let draft = PolicyDraft(resource, watching: figure, limit: limit ?? usual) else {
      throw Unanswerable(
        "There is no figure of a \(resource.kind.title) to write a policy on here; a file in the "
          + "folder of policies can ask for its configuration.")
    }
    return draft
  }

  private func timeout(of resource: Resource) throws -> Double? {
    try reading.configuration(of: resource.id, at: at).value?.function?.timeoutSeconds
      .map(Double.init)
  }

  /// The figure that shows what a run suffered from; a slow one is caught at its own length.
  private static func figure(of run: Execution, timeout: Double?) -> (String, Double?) {
    switch run.status {
    case .timeout: return ("timeouts", nil)
    case .outOfMemory: return ("outOfMemory", nil)
    case .error, .initError, .exit: return ("errors", nil)
    case .success, .running, .unknown: break
    }
    guard let milliseconds = run.duration?.milliseconds, milliseconds > 0 else {
      return ("p95Ms", nil)
    }
    return ("maxMs", PolicyDraft.niceLimit(below: milliseconds))
  }

  /// The figure that a finding's rule, an alarm's metric or an error's class is about; `nil` where none says.
  private static func figure(of words: String) -> String? {
    let words = words.lowercased()
    let known: [(part: String, figure: String?)] = [
      ("timeout", "timeouts"), ("timed", "timeouts"), ("memory", "maxMemoryPct"),
      ("throttl", "throttles"), ("cold", "coldStartPct"), ("retr", "retries"), ("cost", "costUSD"),
      ("duration", "p95Ms"), ("latency", "p95Ms"), ("slow", "p95Ms"), ("age", nil),
      ("error", "errorPct"), ("exception", "errors"),
    ]
    return known.first { words.contains($0.part) }?.figure
  }
}
