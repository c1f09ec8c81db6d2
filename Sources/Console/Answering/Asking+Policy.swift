import InsightEngine
import ServerlessModel

extension Asking {
  /// Further back a policy is not rehearsed, so that each change of it is answered at once.
  private static let rehearsedSeconds: Int64 = 7 * 86_400
  /// The settings of so many others are offered to compare with.
  private static let othersRead = 200

  /// A draft, begun for what the user stood on, and when it would have fired up to the moment asked about.
  func policy(_ topic: PolicyTopic) throws -> PolicyAnswer {
    let draft = try topic.draft ?? begin(topic.row)
    let reach = TimeSpan(start: max(past.start, info.span.start), end: at)
    let span = reach.intersection(TimeSpan(seconds: Self.rehearsedSeconds, endingAt: at))
    let rehearsal = try Rehearsal([draft.policy], source: reading, span: span)
    let firings = Array(rehearsal.firings.reversed())
    var answer = PolicyAnswer(
      draft: draft, firings: firings, missing: rehearsal.unknown.first?.missing, span: span)
    guard case .setting = draft.watched else { return answer }
    answer.firings = firings.sorted {
      ($0.to == nil ? 0 : 1, $0.resource.arn, $0.from) < (
        $1.to == nil ? 0 : 1, $1.resource.arn, $1.from
      )
    }
    answer.judged = try verdicts(draft.policy).count
    if draft.reach == .resource {
      let wide = try verdicts(draft.reaching(.kind).policy)
      answer.elsewhere = (wide.count { !$0.verdict.violations.isEmpty }, wide.count)
    }
    return answer
  }

  /// What a policy says now of all that it applies to.
  private func verdicts(_ policy: Policy) throws -> [Judge.Judged] {
    try Judge.verdicts(source: reading, at: at, rules: [PolicyRule(policy)]).filter {
      $0.verdict != .notApplicable
    }
  }

  private func begin(_ row: PolicyTopic.Row) throws -> PolicyDraft {
    switch row {
    case .resource(let text): return try draft(try resource(text))
    case .concern(let words, let text):
      return try draft(try resource(text), watching: Self.figure(of: words))
    case .setting(let key, let text): return try draft(try resource(text), watching: key)
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
    let settings = try settings(of: resource)
    let draft = PolicyDraft(
      resource, settings: settings, watching: figure, limit: limit ?? usual)
    guard let draft else {
      throw Unanswerable(
        "There is no figure of a \(resource.kind.title) to write a policy on, and its "
          + "configuration is not recorded.")
    }
    return draft
  }

  /// What is set on a resource, beside what others of its kind are set to.
  private func settings(of resource: Resource) throws -> [PolicySetting] {
    guard let own = try reading.configuration(of: resource.id, at: at).value else { return [] }
    let others = try resources().filter { $0.kind == resource.kind && $0.id != resource.id }
      .prefix(Self.othersRead).compactMap {
        try reading.configuration(of: $0.id, at: at).value
      }
    return PolicySetting.all(own, beside: others)
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
