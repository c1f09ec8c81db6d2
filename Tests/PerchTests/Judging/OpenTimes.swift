import InsightEngine
import ServerlessModel

/// When each finding was open, by the events of its life.
struct OpenTimes {
  private var spans: [String: [TimeSpan]] = [:]
  private(set) var rules: [String: String] = [:]

  init(_ events: [FindingEvent]) {
    for event in events {
      let id = event.finding.id
      rules[id] = event.finding.rule
      switch event.kind {
      case .opened, .reopened:
        let ever = TimeSpan(start: event.time, end: Instant(milliseconds: .max / 2))
        spans[id, default: []].append(ever)
      case .resolved:
        if let last = spans[id]?.popLast() {
          spans[id]?.append(TimeSpan(start: last.start, end: event.time))
        }
      case .changed: break
      }
    }
  }

  func isOpen(_ id: String, at moment: Instant) -> Bool {
    spans[id]?.contains { $0.contains(moment) } ?? false
  }

  /// Whether a finding was open, or was not, at any moment of a span.
  func wasEver(_ isOpen: Bool, _ id: String, in span: TimeSpan) -> Bool {
    var moments = [span.start, span.end]
    for known in spans[id] ?? [] { moments += [known.start, known.end].filter(span.contains) }
    return moments.contains { self.isOpen(id, at: $0) == isOpen }
  }

  /// The findings that are open or not at a moment as another way of judging never says within as long as their rule
  /// may rest.
  func differences(from other: OpenTimes, at moment: Instant, lateSeconds: Int64) -> [String] {
    Set(rules.keys).union(other.rules.keys).sorted().filter { id in
      let rule = rules[id] ?? other.rules[id] ?? ""
      let lag = Self.lag(rule) + lateSeconds
      let near = TimeSpan(start: moment.adding(seconds: -lag), end: moment.adding(seconds: lag))
      return !other.wasEver(isOpen(id, at: moment), id, in: near)
    }
  }

  /// A finding may open by one rest later; where it closes, the first clean verdict and the last may each be so late.
  private static func lag(_ id: String) -> Int64 {
    guard let rule = Registry.rules.first(where: { $0.card.id == id }) else { return 0 }
    if rule.restSeconds > 0 { return 2 * max(rule.restSeconds, 300) }
    return rule.windowSeconds > 0 ? 0 : 3600
  }
}
