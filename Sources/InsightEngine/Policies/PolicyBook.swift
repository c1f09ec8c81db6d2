package import ServerlessModel

/// What the user's own policies say of a recording, laid beside the findings that are recorded with it.
package struct PolicyBook: Sendable {
  /// The policies, in the order of their files.
  package let policies: [Policy]
  /// What could not be judged at the end of the recording, and what it lacked.
  package let unknown: [UnknownVerdict]
  /// What was judged; before it nothing is known of a policy.
  package let span: TimeSpan
  private let lives: [FindingEvent]

  /// Says that there are no policies.
  package static let empty = PolicyBook()

  private init() {
    (policies, unknown, lives) = ([], [], [])
    span = TimeSpan(start: Instant(milliseconds: 0), end: Instant(milliseconds: 0))
  }

  /// Judges a span by policies, in steps of a minute at least; without any policy nothing is read.
  package init(
    _ policies: [Policy], source: any FactSource, span: TimeSpan, stepSeconds: Int64 = 60
  ) throws {
    self.policies = policies
    self.span = span
    let judged =
      try policies.isEmpty
      ? Judge.Timeline()
      : Judge.timeline(
        source: source, span: span, stepSeconds: stepSeconds, rules: policies.map(PolicyRule.init))
    lives = judged.events
    unknown = judged.unknown
  }

  /// Each finding of a policy as it stood at a moment, resolved ones among them.
  package func findings(at moment: Instant) -> [Finding] {
    var newest: [String: Finding] = [:]
    for event in lives.prefix(while: { $0.time <= moment }) {
      newest[event.finding.id] = event.finding
    }
    return newest.values.sorted { $0.id < $1.id }
  }

  /// The steps in the lives of those findings in a span, oldest first.
  package func events(in span: TimeSpan) -> [FindingEvent] {
    lives.filter { span.contains($0.time) }
  }

  /// All steps, oldest first.
  var events: [FindingEvent] { lives }

  /// The names that a finding's policy wants told; empty for a finding of another rule.
  package func notify(_ rule: String) -> [String] {
    policies.first { $0.id == rule }?.notify ?? []
  }
}
