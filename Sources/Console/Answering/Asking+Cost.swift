import InsightEngine
import ServerlessModel

extension Asking {
  func cost(_ place: Place) throws -> CostAnswer {
    let resources = try resources(of: place)
    let report = try CostReport(
      try withLogGroup(resources, of: place), source: reading, window: question.window)
    let refusal =
      report.totalUSD > 0
      ? nil : refusal([.logs, .metrics], of: place == .everything ? nil : resources)
    var answer = CostAnswer(
      windowSeconds: question.window.seconds,
      empty: report.unpricedWords ?? refusal.map(words)
        ?? "nothing was billed in this window, as far as is recorded; - widens it")
    answer.isRefused = refusal != nil
    answer.totalUSD = report.totalUSD
    answer.change = CostReport.change(report.entries)
    answer.forecast = CostReport.forecast(report.entries, at: at)
    answer.overlays = report.overlays
    answer.unpriced = report.unpricedWords
    answer.unverified = report.unverifiedWords
    answer.savings = Savings(try findings(of: resources)).words
    answer.groups = groups(report, place).filter { !$0.rows.isEmpty }
    if case .resource = place, let function = resources.first, function.kind == .lambdaFunction {
      answer.tuning = try tuning(function)
      answer.runs = try reading.total(of: .resource(function.id), in: span).executions
    }
    return answer
  }

  /// What a function logs is a part of what it costs, though the group is a resource of its own.
  private func withLogGroup(_ resources: [Resource], of place: Place) throws -> [Resource] {
    guard case .resource = place, let function = resources.first?.id,
      let group = try reading.logGroup(of: function, at: at)
    else { return resources }
    return resources
      + (try self.resources().filter {
        $0.kind == .logGroup && $0.name == group.name && $0.account == group.account
          && $0.region == group.region
      })
  }

  /// At least a day of runs tells percentiles from; `nil` where too little is held, or it has no price.
  private func tuning(_ function: Resource) throws -> TuningCurve? {
    let window = Window(at: at, seconds: max(86_400, question.window.seconds))
    guard let facts = try TuningFacts(of: function, source: reading, window: window) else {
      return nil
    }
    return try? TuningCurve(facts)
  }

  private func groups(_ report: CostReport, _ place: Place) -> [CostGroup] {
    let drivers = CostGroup(title: "Drivers", rows: driverRows(report.entries))
    switch place {
    case .resource: return [drivers]
    case .service: return [byResource(report), drivers]
    case .everything:
      return [byService(report), drivers, byAccount(report), byResource(report)]
    }
  }

  private func driverRows(_ entries: [CostReport.Entry]) -> [CostRow] {
    CostReport.drivers(entries).map {
      CostRow(name: $0.driver.words, detail: $0.driver.meaning, amountUSD: $0.amountUSD)
    }
  }

  private func byService(_ report: CostReport) -> CostGroup {
    var members: [MicroserviceName: [CostReport.Entry]] = [:]
    for entry in report.entries {
      for name in services(of: entry.resource) {
        members[MicroserviceName(account: entry.resource.account, name: name), default: []]
          .append(entry)
      }
    }
    let rows = members.map { name, entries in
      var row = row(name.name, entries)
      row.service = name
      return row
    }
    return CostGroup(title: "Microservices", rows: rows.sorted(by: Self.isDearer))
  }

  private func byAccount(_ report: CostReport) -> CostGroup {
    let names = (try? reading.accounts(at: at)) ?? []
    let rows = Dictionary(grouping: report.entries, by: \.resource.account).map { id, entries in
      row(names.first { $0.id == id }?.name ?? id, entries)
    }
    return CostGroup(title: "Accounts", rows: rows.sorted(by: Self.isDearer))
  }

  /// The dearest; a fleet has thousands.
  private func byResource(_ report: CostReport) -> CostGroup {
    let rows = report.entries.map { entry in
      var row = row(entry.resource.name, [entry])
      row.resource = entry.resource.id
      return row
    }
    let dearest = rows.sorted(by: Self.isDearer).prefix(Self.mostResources)
    let title =
      rows.count > dearest.count ? "Dearest of \(Format.count(rows.count)) resources" : "Resources"
    return CostGroup(title: title, rows: Array(dearest))
  }

  private static let mostResources = 50

  private func row(_ name: String, _ entries: [CostReport.Entry]) -> CostRow {
    let shares = CostReport.drivers(entries)
    return CostRow(
      name: name, detail: shares.first.map { "mostly \($0.driver.words)" } ?? "",
      amountUSD: shares.reduce(0) { $0 + $1.amountUSD }, change: CostReport.change(entries),
      forecast: CostReport.forecast(entries, at: at), shares: shares)
  }

  private static func isDearer(_ left: CostRow, _ right: CostRow) -> Bool {
    (left.amountUSD, right.name) > (right.amountUSD, left.name)
  }
}

extension CostDriver {
  /// What is counted under it.
  fileprivate var meaning: String {
    switch self {
    case .requests: "each run, call or message"
    case .compute: "first attempts that ended well"
    case .`init`: "billed init of cold starts"
    case .retries: "attempts over 1"
    case .failures: "first attempts that failed"
    case .provisionedIdle: "provisioned, and not used"
    case .logs: "log lines taken in"
    case .traces: "traces that begin here"
    case .capacity: "provisioned units"
    case .storage: "what is kept"
    }
  }
}
