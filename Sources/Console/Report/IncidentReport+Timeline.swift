import InsightEngine
import ServerlessModel

extension IncidentReport {
  private struct Entry {
    var time: Instant
    var kind: String
    var words: String
  }

  /// What is deployed so long before a window may have to do with it.
  private static let leadSeconds: Int64 = 3600

  /// Findings, alarms, deployments and notes, in order.
  func addTimeline(_ facts: ReportFacts, to page: inout Markdown) throws {
    page.heading(2, "Timeline")
    let all = try (lives(facts) + alarms(facts) + deployments(facts) + said)
      .sorted { ($0.time, $0.kind) < ($1.time, $1.kind) }
    guard !all.isEmpty else {
      return page.paragraph("No finding, alarm, deployment or note lies in this window.")
    }
    page.table(["UTC", "kind", "what"], all.map { [clock($0.time), $0.kind, $0.words] })
  }

  private func lives(_ facts: ReportFacts) -> [Entry] {
    facts.events.filter { $0.kind != .changed && $0.finding.severity != .info }.map { event in
      let finding = event.finding
      let name = "**\(Markdown.plain(asking.name(of: finding.resource)))** "
      let words: String =
        switch event.kind {
        case .resolved: name + "is over: " + Markdown.plain(finding.summary)
        case .reopened: name + "is back: " + Markdown.plain(finding.summary)
        default: name + Markdown.plain(finding.summary)
        }
      let kind = event.kind == .resolved ? "resolved" : finding.severity.rawValue
      return Entry(
        time: event.kind == .opened ? finding.noticedAt : event.time, kind: kind, words: words)
    }
  }

  private func alarms(_ facts: ReportFacts) throws -> [Entry] {
    let ids = Set(facts.resources.map(\.id))
    let isAll = asking.question.scope == .everything
    return try asking.reading.alarmChanges(upTo: asking.at).filter { alarm in
      alarm.since >= asking.span.start && (isAll || alarm.resource.map(ids.contains) == true)
    }.map { alarm in
      let reason = alarm.reason.map { ": " + Markdown.code($0, most: 160) } ?? ""
      return Entry(
        time: alarm.since, kind: "alarm",
        words:
          "\(Markdown.plain(alarm.name)) is \(alarm.state.rawValue.replacing("_", with: " "))\(reason)"
      )
    }
  }

  private func deployments(_ facts: ReportFacts) throws -> [Entry] {
    let ids = Set(facts.resources.map(\.id))
    let span = TimeSpan(
      start: asking.span.start.adding(seconds: -Self.leadSeconds), end: asking.span.end)
    return try asking.reading.allDeployments(in: span).filter { ids.contains($0.resource) }.map {
      Entry(time: $0.time, kind: "deployed", words: Markdown.plain($0.words))
    }
  }

  private var said: [Entry] {
    notes.map { Entry(time: $0.at, kind: "note", words: Markdown.plain($0.text)) }
  }
}
