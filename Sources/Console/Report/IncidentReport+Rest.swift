import InsightEngine
import ServerlessModel

extension IncidentReport {
  /// What failed runs and retries cost beside all else.
  func addMoney(_ facts: ReportFacts, to page: inout Markdown) throws {
    let report = try CostReport(
      facts.resources, source: asking.reading, window: asking.question.window)
    let drivers = CostReport.drivers(report.entries).filter { $0.amountUSD > 0 }
    page.heading(2, "What it cost")
    guard !drivers.isEmpty else {
      return page.paragraph("Nothing was billed in this window, as far as is recorded.")
    }
    let total = report.totalUSD
    func cost(_ driver: CostDriver) -> String {
      Figures.usd(drivers.first { $0.driver == driver }?.amountUSD ?? 0, beside: total)
    }
    page.paragraph(
      "Failed runs cost \(cost(.failures)) and retries \(cost(.retries)), of "
        + "\(Figures.usd(total, beside: total)) in the window, by list prices of \(Prices.date).")
    page.table(
      ["driver", "USD", "share"], right: [1, 2],
      drivers.map {
        [
          $0.driver.words, Figures.usd($0.amountUSD, beside: total),
          Format.percent($0.amountUSD / max(total, 1e-12)),
        ]
      })
    if let unpriced = report.unpricedWords { page.paragraph(Markdown.plain(unpriced) + ".") }
  }

  /// What was denied, throttled, sampled or never asked for, and what could not be judged.
  func addUnknown(_ facts: ReportFacts, to page: inout Markdown) throws {
    page.heading(2, "What is not known")
    let ids = Set(facts.resources.map(\.id))
    let isAll = asking.question.scope == .everything
    let verdicts =
      (try asking.reading.unknownVerdicts(at: asking.at)
      + asking.settings.policies.unknown).filter { isAll || ids.contains($0.resource) }
    let groups = UnknownGroup.of(verdicts)
    let items =
      try gaps(facts) + groups.filter { $0.kind != .span }.prefix(Self.mostUnknown).map(Self.words)
      + Self.tooShort(groups.filter { $0.kind == .span })
    guard !items.isEmpty else {
      return page.paragraph("Every source was read for the whole window, and every rule judged.")
    }
    page.list(items)
    let more = groups.count(where: { $0.kind != .span }) - Self.mostUnknown
    if more > 0 {
      page.paragraph(
        "And \(Format.counted(more, "more reason")) why rules could not judge: "
          + Markdown.code("perch insights \(ShellWord.quoted(source)) --unknown"))
    }
  }

  private static let mostUnknown = 6

  /// Rules that look back further than the recording goes.
  private static func tooShort(_ groups: [UnknownGroup]) -> [String] {
    guard !groups.isEmpty else { return [] }
    let rules = Set(groups.flatMap(\.rules))
    let spans = groups.map { Markdown.plain(String($0.missing.dropFirst("needs ".count))) }
    return [
      "The recording is too short for \(Format.counted(rules.count, "rule")), which look back "
        + spans.joined(separator: ", ") + "."
    ]
  }

  private static func words(_ group: UnknownGroup) -> String {
    "\(Markdown.plain(group.missing)): \(Format.counted(group.rules.count, "rule")) could not judge "
      + "\(Format.counted(group.resources.count, "resource")). \(Markdown.plain(group.remedy))"
  }

  /// Sources that do not cover the window, by account.
  private func gaps(_ facts: ReportFacts) throws -> [String] {
    let accounts = Set(facts.resources.map(\.account))
    let names = Dictionary(
      try asking.reading.accounts(at: asking.at).map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let rows = try asking.reading.allCoverage().filter {
      accounts.contains($0.account) && $0.span.overlaps(asking.span)
    }
    return Set(
      rows.compactMap { row -> String? in
        let what = "\(row.source.rawValue) of \(Markdown.plain(names[row.account] ?? row.account))"
        switch row.outcome {
        case .denied(let action): return "\(what): denied, \(Markdown.plain(action)) is missing."
        case .throttled: return "\(what): AWS throttled the question, so that some may be missing."
        case .paused: return "\(what): held back by the budget, so that some may be missing."
        case .unanswered: return "\(what): AWS gave no answer, so that some may be missing."
        case .sampled(let share): return "\(what): only \(Format.percent(share)) was sampled."
        case .thinned: return "\(what): thinned to rollups, without single runs and lines."
        case .answered, .empty: return nil
        }
      }
    ).sorted() + missing(rows, accounts.sorted(), names)
  }

  private func missing(
    _ rows: [Coverage], _ accounts: [String], _ names: [String: String]
  ) -> [String] {
    accounts.flatMap { account in
      [Coverage.Source.logs, .metrics, .traces].compactMap { source in
        let isAsked = rows.contains { $0.account == account && $0.source == source }
        return isAsked
          ? nil
          : "\(source.rawValue) of \(Markdown.plain(names[account] ?? account)): not recorded in this window."
      }
    }
  }

  /// What people wrote down at the time, a chapter each.
  func addNotes(to page: inout Markdown) {
    guard !notes.isEmpty else { return }
    page.heading(2, "Notes")
    for note in notes {
      page.heading(3, clock(note.at))
      page.paragraph(Markdown.plain(note.text))
    }
  }

  /// What opens again what this was written from.
  func addCommands(_ facts: ReportFacts, to page: inout Markdown) {
    page.heading(2, "To look again")
    var views: [ViewPath] = [.fleet, .insights(filter: ""), .errors, .logs, .cost]
    if let name = facts.main?.service, !name.isEmpty {
      views.insert(.service(ServiceReference(name: name)), at: 1)
    }
    page.fenced(views.map(command), as: "sh")
    page.paragraph("Times are UTC. Written by perch from \(Markdown.code(source)).")
  }
}
