import CellGrid
import InsightEngine
import ServerlessModel

extension IncidentReport {
  /// More resources are named, not told of.
  private static let mostResources = 6
  /// More than a few stories are one story told again.
  private static let mostStories = 3
  private static let mostGroups = 3
  private static let mostLines = 30
  private static let mostTried = 300
  private static let lineWidth = 200

  /// A section for each resource at which something began to go wrong.
  func addAffected(_ facts: ReportFacts, to page: inout Markdown) throws {
    let problems = facts.fresh + facts.over
    let order = problems.reduce(into: [ResourceID]()) { order, problem in
      if !order.contains(problem.finding.resource) { order.append(problem.finding.resource) }
    }
    guard !order.isEmpty else { return }
    page.heading(2, "What was affected")
    var stories = 0
    for id in order.prefix(Self.mostResources) {
      try add(id, problems.filter { $0.finding.resource == id }, &stories, to: &page)
    }
    let rest = order.dropFirst(Self.mostResources).map { Markdown.plain(asking.name(of: $0)) }
    if !rest.isEmpty { page.paragraph("Also: " + rest.joined(separator: ", ") + ".") }
  }

  private func add(
    _ id: ResourceID, _ problems: [Problem], _ stories: inout Int, to page: inout Markdown
  ) throws {
    page.heading(3, Markdown.plain(asking.name(of: id)))
    page.list(problems.map(words))
    guard let answer = try? asking.overview(id.arn) else {
      return page.paragraph("It is in no inventory, so that nothing more is known of it.")
    }
    page.paragraph(figures(answer))
    page.fenced(charts(answer))
    if answer.resource.kind == .lambdaFunction {
      let groups = try asking.errors(.resource(id.arn)).groups.filter { $0.count > 0 }
        .sorted { $0.count > $1.count }
      addGroups(groups, to: &page)
      if stories < Self.mostStories, let request = try groups.first.flatMap(example) {
        if addStory(of: request, id, to: &page) { stories += 1 }
      }
    }
    page.paragraph(
      "Open \(Markdown.plain(asking.name(of: id))): "
        + Markdown.code(command(.resource(id.arn, .overview))))
  }

  /// A request of a group: one whose trace is held, since that tells most.
  private func example(of group: ErrorGroup) throws -> RequestID? {
    let records = try asking.reading.errorRecords(
      in: group.id, span: asking.span, limit: Self.mostTried)
    let traced = try records.lazy.filter { $0.resource == group.resource }
      .compactMap(\.requestID).first { request in
        try asking.reading.executions(requestID: request).contains { run in
          try run.sampled != false && run.traceID.flatMap { try asking.reading.trace($0) } != nil
        }
      }
    return traced ?? group.sampleRequestIDs.first
  }

  private func words(_ problem: Problem) -> String {
    let finding = problem.finding
    return "**\(finding.severity.rawValue)**, since \(clock(finding.firstSeen)): "
      + Markdown.plain(finding.summary) + ". " + Markdown.plain(finding.why) + " *What to do:* "
      + Markdown.plain(finding.remediation)
  }

  private func figures(_ answer: ResourceAnswer) -> String {
    let (figures, counters) = (answer.figures, answer.figures.counters)
    let facts = answer.facts.map { "\($0.label) \(Markdown.plain($0.text))" }
    guard answer.resource.kind == .lambdaFunction else {
      return ([answer.resource.kind.title] + facts).joined(separator: ", ") + "."
    }
    if let missing = figures.missing { return "Figures: \(Markdown.plain(missing.sentence))." }
    let share = counters.errorRate.map { " (\(Format.percent($0)))" } ?? ""
    return [
      answer.resource.kind.title, "\(Format.counted(counters.executions, "run"))",
      "\(Format.count(counters.failures)) failed\(share)",
      "p50 \(Figures.latency(figures, \.p50))", "p95 \(Figures.latency(figures, \.p95))",
      "p99 \(Figures.latency(figures, \.p99))",
      Format.counted(counters.coldStarts, "cold start"),
      Format.counted(counters.retries, "retry", "retries"),
      Format.count(counters.throttles) + " throttled",
    ].joined(separator: ", ") + "; " + facts.joined(separator: ", ") + "."
  }

  /// Failures and the slow end of durations of a function; the first lines of anything else.
  private func charts(_ answer: ResourceAnswer) -> [String] {
    let isFunction = answer.resource.kind == .lambdaFunction
    let wanted = isFunction ? ["failed", "p95"] : []
    var lines: [String] = []
    for chart in answer.charts.prefix(2) {
      let line =
        chart.lines.first { wanted.contains($0.name) } ?? (isFunction ? nil : chart.lines.first)
      guard let line else { continue }
      let drawn = BlockChart(
        title: isFunction ? "\(chart.title), \(line.name)" : chart.title, values: line.values,
        unit: chart.unit, span: asking.span, limit: chart.limit.map { ($0.value, $0.label) }
      ).lines
      if !drawn.isEmpty { lines += (lines.isEmpty ? [] : [""]) + drawn }
    }
    return lines
  }

  private func addGroups(_ groups: [ErrorGroup], to page: inout Markdown) {
    guard !groups.isEmpty else { return }
    page.paragraph(
      groups.count > Self.mostGroups
        ? "The most frequent of \(Format.counted(groups.count, "kind")) of error:" : "Errors:")
    page.list(
      groups.prefix(Self.mostGroups).map { group in
        let name = group.type ?? group.errorClass.name
        let ids = group.sampleRequestIDs.prefix(3).map { Markdown.code($0.description) }
        let samples = ids.isEmpty ? "" : "; requests " + ids.joined(separator: ", ")
        return "\(Format.count(group.count)) times **\(Markdown.plain(name))**, last at "
          + "\(clock(group.lastSeen)): \(Markdown.code(group.message))\(samples)"
      })
  }

  /// One run from its sentence to its log lines; false where it is not held.
  private func addStory(of request: RequestID, _ id: ResourceID, to page: inout Markdown) -> Bool {
    let reference = RunReference(requestID: request.description, resource: id.arn)
    guard let answer = try? asking.execution(reference) else { return false }
    page.heading(4, "One of them: " + Markdown.code(request.description))
    page.paragraph("At \(clock(answer.execution.start)): " + Markdown.plain(answer.sentence))
    if let trace = answer.trace {
      page.fenced(WaterfallText(trace: trace).lines)
    } else {
      page.paragraph("No trace: \(answer.missingTrace.words).")
    }
    page.fenced(story(answer.log.lines))
    page.paragraph(
      "Open this run: " + Markdown.code(command(.execution(reference))))
    return true
  }

  /// Log lines with their times; the lines of one message stand under each other.
  private func story(_ lines: [LogLine]) -> [String] {
    let shown = lines.prefix(Self.mostLines).flatMap { line in
      line.message.split(whereSeparator: \.isNewline).enumerated().map { index, part in
        let time = index == 0 ? line.time.clockWithMilliseconds : ""
        return Text.pad(time, to: 14) + Text.truncate(String(part), to: Self.lineWidth)
      }
    }
    let more = lines.count - Self.mostLines
    return shown + (more > 0 ? ["… and \(Format.counted(more, "more line"))"] : [])
  }
}
