/// What was asked of one source, and what came of it.
package struct Coverage: Hashable, Codable, Sendable {
  /// What was asked.
  package enum Source: String, Codable, Sendable, CaseIterable {
    case logs, metrics, traces, inventory, configuration, alarms, quotas
  }

  /// What came of asking.
  package enum Outcome: Hashable, Codable, Sendable {
    case answered
    case empty
    /// Refused; the IAM action that would allow it.
    case denied(action: String)
    case throttled(nextTry: Instant?)
    /// Not asked: the day's budget for asking is used up, or must last until then.
    case paused(until: Instant?)
    /// Asked, and nothing came that can be read: AWS was out of reach, or broken.
    case unanswered(nextTry: Instant?)
    /// Only this share was kept, from 0 to 1.
    case sampled(share: Double)
    /// Answered once; only what was counted of it is kept.
    case thinned
  }

  package var account: String
  package var region: String
  package var source: Source
  /// A log group, a namespace, a resource; `*` for all of the account and region.
  package var scope: String
  /// What was asked for.
  package var span: TimeSpan
  /// Up to where answers can no longer change.
  package var settled: Instant
  package var outcome: Outcome
  package var apiCalls: Int = 0
  package var apiCostUSD: Double = 0

  /// Makes the value from its parts.
  package init(
    account: String,
    region: String,
    source: Source,
    scope: String,
    span: TimeSpan,
    settled: Instant,
    outcome: Outcome,
    apiCalls: Int = 0,
    apiCostUSD: Double = 0
  ) {
    self.account = account
    self.region = region
    self.source = source
    self.scope = scope
    self.span = span
    self.settled = settled
    self.outcome = outcome
    self.apiCalls = apiCalls
    self.apiCostUSD = apiCostUSD
  }
}

extension Coverage {
  /// Whether what was asked was answered, with rows or with none.
  package var isHeld: Bool { outcome.refusal == nil }
}

extension Coverage.Outcome {
  /// Why there is no answer; `nil` where there is one.
  package var refusal: Missing? {
    switch self {
    case .denied(let action): .denied(action: action)
    case .throttled(let next): .throttled(nextTry: next)
    case .paused(let until): .paused(until: until)
    case .unanswered(let next): .unanswered(nextTry: next)
    case .answered, .empty, .sampled, .thinned: nil
    }
  }
}

/// Why a value is not there; never the same as zero.
package enum Missing: Hashable, Codable, Sendable {
  case denied(action: String)
  case throttled(nextTry: Instant?)
  case paused(until: Instant?)
  case unanswered(nextTry: Instant?)
  case notRecorded(String)
  case tooShort(neededSeconds: Int64, heldSeconds: Int64)
  /// Only counts are kept of what lies before a moment.
  case thinned(before: Instant)

  /// What is missing, in words that say how to get it.
  package var sentence: String {
    switch self {
    case .denied(let action): "denied: \(action)"
    case .throttled(let next): "throttled by AWS" + Self.next(", next try", next)
    case .paused(let until): "held back by the budget" + Self.next(" until", until)
    case .unanswered(let next): "no answer from AWS" + Self.next(", next try", next)
    case .notRecorded(let what): "\(what) not recorded"
    case .tooShort(let needed, let held): "needs \(Self.span(needed)), \(Self.span(held)) held"
    case .thinned(let moment): "thinned to rollups before \(moment.rfc3339)"
    }
  }

  private static func next(_ words: String, _ moment: Instant?) -> String {
    moment.map { "\(words) \($0.clock)Z" } ?? ""
  }

  private static func span(_ seconds: Int64) -> String {
    if seconds >= 172_800 { return "\(seconds / 86_400) d" }
    if seconds >= 7200 { return "\(seconds / 3600) h" }
    return "\(seconds / 60) min"
  }
}

/// A value, or why there is none.
package enum Held<Value> {
  case value(Value)
  case missing(Missing)

  /// The value, where there is one.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The reason, where there is no value.
  package var reason: Missing? {
    if case .missing(let reason) = self { reason } else { nil }
  }
}

extension Held: Sendable where Value: Sendable {}
extension Held: Equatable where Value: Equatable {}
