import AWSClient
import ServerlessModel

/// Why Insights does not answer for a group: what coverage says of it, what is told, and when it is asked again.
struct InsightsSetback: Hashable {
  let outcome: Coverage.Outcome
  let nextTry: Instant
  let sentence: String
  /// What it is about; the same again is no news.
  let topic: String

  /// What may be allowed meanwhile, or small enough.
  private static let longWait: Int64 = 3600
  private static let shortWait: Int64 = 300

  /// `nil` for an answer, and where nobody waits any more.
  init?(_ answer: InsightsAnswer, of group: LogGroupID, at now: Instant) {
    switch answer {
    case .rows, .declined, .cancelled: return nil
    case .ended(let status):
      let next = now.adding(seconds: Self.longWait)
      self.init(
        .unanswered(nextTry: next), next, group, topic: status,
        "Logs Insights ended the query as \(status)")
    case .refused(let failure): self.init(failure, of: group, at: now)
    }
  }

  private init(_ failure: AWSFailure, of group: LogGroupID, at now: Instant) {
    let refusal = LineRefusal(failure, of: group)
    let short = now.adding(seconds: Self.shortWait)
    switch refusal.kind {
    case .denied(let action):
      self.init(
        .denied(action: action), now.adding(seconds: Self.longWait), group, topic: action,
        "--server-side needs \(action), which is not allowed")
    case .throttled:
      self.init(
        .throttled(nextTry: short), short, group, topic: "throttled",
        "too many queries run in the account")
    case .absent, .unknown:
      self.init(.unanswered(nextTry: short), short, group, topic: "unknown", failure.words)
    }
  }

  /// The day's budget does not leave what the question costs.
  init(unaffordable price: InsightsPrice, _ budget: Double, of group: LogGroupID, at now: Instant) {
    let next = CollectorBudget.midnight(after: now)
    self.init(
      .paused(until: next), next, group, topic: "budget",
      "asking Logs Insights \(price.sentence), more than is left of today's "
        + "\(CollectorBudget.dollars(budget)); raise --budget")
  }

  /// What it would scan is not known, so that its price cannot be said.
  init(unpriced group: LogGroupID, at now: Instant) {
    let next = now.adding(seconds: Self.shortWait)
    self.init(
      .unanswered(nextTry: next), next, group, topic: "price",
      "what Logs Insights would cost is not known before the group is listed")
  }

  private init(
    _ outcome: Coverage.Outcome, _ nextTry: Instant, _ group: LogGroupID, topic: String,
    _ why: String
  ) {
    self.outcome = outcome
    self.nextTry = nextTry
    self.topic = group.name + " " + topic
    sentence = "\(group.name) stays behind: \(why)"
  }
}
