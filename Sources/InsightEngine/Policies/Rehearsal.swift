package import ServerlessModel

/// When policies would have fired on what a source holds.
package struct Rehearsal: Sendable {
  /// One time that a policy would have spoken.
  package struct Firing: Hashable, Sendable {
    package var policy: String
    package var resource: ResourceID
    package var severity: Severity
    package var from: Instant
    /// `nil` while it would still speak at the end.
    package var to: Instant?
    package var summary: String
  }

  package let firings: [Firing]
  /// What could not be judged, and what it lacked.
  package let unknown: [UnknownVerdict]

  /// Judges a span by some policies alone, in steps of a minute at least.
  package init(
    _ policies: [Policy], source: any FactSource, span: TimeSpan, stepSeconds: Int64 = 60
  ) throws {
    self.init(
      try PolicyBook(policies, source: source, span: span, stepSeconds: stepSeconds))
  }

  /// Tells what has been judged already.
  package init(_ book: PolicyBook) {
    unknown = book.unknown
    var firings: [Firing] = []
    var open: [String: Int] = [:]
    for event in book.events {
      let finding = event.finding
      switch event.kind {
      case .opened, .reopened:
        open[finding.id] = firings.count
        firings.append(
          Firing(
            policy: String(finding.rule.dropFirst("policy-".count)), resource: finding.resource,
            severity: finding.severity, from: event.time, to: nil, summary: finding.summary))
      case .changed:
        if let place = open[finding.id] { firings[place].summary = finding.summary }
      case .resolved:
        if let place = open.removeValue(forKey: finding.id) { firings[place].to = event.time }
      }
    }
    self.firings = firings
  }
}
