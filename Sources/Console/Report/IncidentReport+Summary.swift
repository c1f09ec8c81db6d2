import InsightEngine
import ServerlessModel

extension IncidentReport {
  /// What failed, since when, why, and whether it is over.
  func summary(_ facts: ReportFacts) throws -> String {
    guard let main = facts.main, !facts.fresh.isEmpty || !facts.over.isEmpty else {
      return "**Nothing began to go wrong in this window.**" + older(facts)
    }
    let name = Markdown.plain(main.resourceName)
    let words = Markdown.plain(main.finding.summary)
    let since = clock(main.finding.firstSeen)
    let opening = "**\(name) \(words), since \(since).**"
    return [opening, try why(main), ending(main, facts), others(main, facts) + older(facts)]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func why(_ main: Problem) throws -> String {
    guard let why = try asking.why(main.finding, try asking.findings()) else {
      return "No cause stood out within two hops and five minutes of it."
    }
    return "Why: " + Markdown.plain(why) + "."
  }

  private func ending(_ main: Problem, _ facts: ReportFacts) -> String {
    if let end = main.finding.resolvedAt
      ?? facts.events.last(where: { event in
        event.finding.id == main.finding.id && event.kind == .resolved
      })?.time, facts.fresh.isEmpty
    {
      return "It was over at \(clock(end))."
    }
    return "It was not over at \(clock(asking.at)), where this report ends."
  }

  private func others(_ main: Problem, _ facts: ReportFacts) -> String {
    let more = (facts.fresh + facts.over).filter { $0.finding.resource != main.finding.resource }
    let names = more.reduce(into: [String]()) { names, problem in
      if !names.contains(problem.resourceName) { names.append(problem.resourceName) }
    }
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(5).map(Markdown.plain).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    return "In the same window something began to go wrong at \(shown)\(rest)."
  }

  private func older(_ facts: ReportFacts) -> String {
    facts.older.isEmpty
      ? ""
      : " \(Format.counted(facts.older.count, "problem")) stood from before and "
        + (facts.older.count == 1 ? "is" : "are") + " left out here."
  }

  /// The figures of the whole scope beside those of as long a stretch before.
  func comparison(_ facts: ReportFacts) -> [[String]] {
    let (now, before) = (facts.totals, facts.totalsBefore)
    let isKnown = facts.spanBefore.start >= asking.past.start
    func row(_ name: String, _ part: (Counters) -> String) -> [String] {
      [name, part(now), isKnown ? part(before) : "not recorded"]
    }
    return [
      row("runs") { Format.count($0.executions) },
      row("failed") { Format.count($0.failures) + Self.share($0) },
      row("retries") { Format.count($0.retries) },
      row("cold starts") { Format.count($0.coldStarts) },
      row("throttled") { Format.count($0.throttles) },
    ]
  }

  private static func share(_ counters: Counters) -> String {
    counters.errorRate.map { " (\(Format.percent($0)))" } ?? ""
  }
}
