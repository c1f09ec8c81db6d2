import InsightEngine
import ServerlessModel

/// What a report is made of, read once.
struct ReportFacts {
  let resources: [Resource]
  /// The lives of findings in the window, oldest first.
  let events: [FindingEvent]
  /// What began in the window and stands at its end, the most concerning first.
  let fresh: [Problem]
  /// What began and ended in it.
  let over: [Problem]
  /// What stood before it and still does.
  let older: [Problem]
  let totals: Counters
  let totalsBefore: Counters
  let spanBefore: TimeSpan

  init(_ asking: Asking) throws {
    let (reading, span) = (asking.reading, asking.span)
    resources = try asking.resources()
    let ids = Set(resources.map(\.id))
    let isAll = asking.question.scope == .everything
    let through = TimeSpan(start: span.start, end: span.end.adding(milliseconds: 1))
    let lives =
      try reading.findingEvents(in: through) + asking.settings.policies.events(in: through)
    events = lives.filter { isAll || ids.contains($0.finding.resource) }
      .sorted { $0.time < $1.time }
    let began = Set(events.filter { $0.kind == .opened || $0.kind == .reopened }.map(\.finding.id))
    let totals = try reading.totals(ofResources: resources.map(\.id), in: span)
    let problems = try asking.problems(try asking.findings(), resources, totals)
    fresh = problems.filter { began.contains($0.finding.id) }
    older = problems.filter { !began.contains($0.finding.id) }
    let standing = Set(problems.map(\.finding.id))
    over = Self.over(events, began: began.subtracting(standing), asking)
    spanBefore = TimeSpan(seconds: asking.question.window.seconds, endingAt: span.start)
    let before = try reading.totals(ofResources: resources.map(\.id), in: spanBefore)
    self.totals = Self.sum(totals)
    totalsBefore = Self.sum(before)
  }

  /// What the report is about: the first that stands, else the first that stood.
  var main: Problem? { fresh.first ?? over.first ?? older.first }

  private static func over(
    _ events: [FindingEvent], began: Set<String>, _ asking: Asking
  ) -> [Problem] {
    events.filter {
      $0.kind == .resolved && began.contains($0.finding.id) && $0.finding.severity != .info
    }.sorted { ($0.finding.severity, $0.time) < ($1.finding.severity, $1.time) }.map {
      Problem(
        finding: $0.finding, resourceName: asking.name(of: $0.finding.resource),
        service: $0.finding.microservices.first ?? "")
    }
  }

  private static func sum(_ totals: [ResourceID: Counters]) -> Counters {
    totals.values.reduce(into: Counters()) { sum, part in
      sum.executions += part.executions
      sum.errors += part.failures
      sum.coldStarts += part.coldStarts
      sum.retries += part.retries
      sum.throttles += part.throttles
    }
  }
}
