import InsightEngine
package import ServerlessModel

/// A post-incident report of a window and a scope, in Markdown, composed of what the screens answer.
package struct IncidentReport {
  let asking: Asking
  let notes: [UserNote]
  let source: String

  /// Makes the report; `source` is how a command names the recording.
  package init(
    _ reading: any SnapshotReading, window: Window, scope: Scope, settings: AnswerSettings,
    notes: [UserNote], source: String
  ) {
    asking = Asking(
      question: Question(.fleet, window: window, scope: scope), reading: reading,
      settings: settings)
    self.notes = notes.filter { $0.at >= window.span.start && $0.at <= window.at }
      .sorted { $0.at < $1.at }
    self.source = source
  }

  /// The whole page.
  package func markdown() throws -> String {
    let facts = try ReportFacts(asking)
    var page = Markdown()
    page.heading(1, "Incident report: " + title(facts))
    page.paragraph(try summary(facts))
    page.table(["", "in the window", "before it"], right: [1, 2], comparison(facts))
    try addTimeline(facts, to: &page)
    try addAffected(facts, to: &page)
    try addMoney(facts, to: &page)
    try addUnknown(facts, to: &page)
    addNotes(to: &page)
    addCommands(facts, to: &page)
    return page.text
  }

  private func title(_ facts: ReportFacts) -> String {
    let scope = asking.question.scope
    let name =
      scope.resource.map { ResourceKind.parse(arn: $0)?.name ?? $0 } ?? scope.microservice
      ?? scope.tag.map { "\($0.key)=\($0.value)" } ?? facts.main?.service
    return [name.map(Markdown.plain), spanWords].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private var spanWords: String {
    let span = asking.span
    let first = "\(span.start.date) \(span.start.clockMinutes)"
    let end =
      span.start.date == span.end.date ? "" : span.end.date + " "
    return first + " to " + end + span.end.clockMinutes + " UTC"
  }

  /// A moment of the window: with its day only where there are several.
  func clock(_ moment: Instant) -> String {
    let days = Set([asking.span.start, asking.span.end, moment].map(\.date))
    return (days.count > 1 ? moment.date + " " : "") + moment.clock + "Z"
  }

  /// What opens a view of this moment again.
  func command(_ view: ViewPath) -> String {
    let window = asking.question.window
    return "perch replay \(ShellWord.quoted(source)) --at \(window.at.rfc3339) --window "
      + "\(Figures.window(window.seconds)) --view \(ShellWord.quoted(view.description))"
  }
}
