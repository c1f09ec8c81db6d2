import InsightEngine
import ServerlessModel

/// Costs as rows of output, the dearest first.
struct CostRows {
  private let report: CostReport
  private let names: [String: String]
  private let total: Double

  init(_ report: CostReport, names: [String: String]) {
    self.report = report
    self.names = names
    total = report.totalUSD
  }

  func rows(by grouping: CostCommand.Grouping) -> [Row] {
    if grouping == .driver { return drivers() }
    var groups: [String: [CostReport.Entry]] = [:]
    for entry in report.entries {
      for key in keys(entry.resource, grouping) { groups[key, default: []].append(entry) }
    }
    return groups.map { key, entries in row(grouping, key, entries) }.sorted(by: Self.isDearer)
      + (grouping == .resource ? report.unpriced.map(Self.unpriced) : [])
  }

  /// What has no price is told without an amount, and why.
  private static func unpriced(_ left: CostReport.Unpriced) -> Row {
    var row = Row()
    row.add("scope", CostCommand.Grouping.resource.rawValue)
    row.add("name", left.resource.id.arn)
    row.add("missing", left.reason.sentence)
    return row
  }

  private func keys(_ resource: Resource, _ grouping: CostCommand.Grouping) -> [String] {
    switch grouping {
    case .account, .driver: [names[resource.account] ?? resource.account]
    case .resource: [resource.id.arn]
    case .microservice:
      resource.microservices.isEmpty ? [MicroserviceName.ungrouped] : resource.microservices
    }
  }

  private func row(
    _ grouping: CostCommand.Grouping, _ key: String, _ entries: [CostReport.Entry]
  ) -> Row {
    let amount = entries.reduce(0) { $0 + $1.cost.totalUSD }
    var row = Row()
    row.add("scope", grouping.rawValue)
    row.add("name", key)
    row.add("driver", CostReport.drivers(entries).first?.driver.rawValue)
    add(amount, entries, to: &row)
    return row
  }

  /// One row a driver; change and forecast are of all drivers together and so not told here.
  private func drivers() -> [Row] {
    CostReport.drivers(report.entries).map { share in
      var row = Row()
      row.add("scope", "driver")
      row.add("name", share.driver.rawValue)
      row.add("driver", share.driver.rawValue)
      row.add("amountUSD", share.amountUSD)
      row.add("share", total > 0 ? share.amountUSD / total : nil)
      return row
    }
  }

  private func add(_ amount: Double, _ entries: [CostReport.Entry], to row: inout Row) {
    row.add("amountUSD", amount)
    row.add("share", total > 0 ? amount / total : nil)
    row.add("changeVsLastWeek", CostReport.change(entries))
    if let forecast = CostReport.forecast(entries, at: report.at) {
      row.add("forecastMonthUSD", forecast.monthUSD)
      row.add("forecastRange", Value.list([.number(forecast.low), .number(forecast.high)]))
      row.add("forecastDays", forecast.daysKnown)
    }
    let unused = entries.reduce(0) { $0 + $1.cost.unusedMemoryUSD }
    row.add("unusedMemoryUSD", unused > 0 ? unused : nil)
    let waiting = entries.compactMap(\.cost.waitingUSD)
    row.add("waitingUSD", waiting.isEmpty ? nil : waiting.reduce(0, +))
  }

  private static func isDearer(_ left: Row, _ right: Row) -> Bool { amount(left) > amount(right) }

  private static func amount(_ row: Row) -> Double {
    if case .number(let amount)? = row["amountUSD"] { amount } else { 0 }
  }

  static let columns: [Column] = [
    .made("NAME") { row in
      guard case .text(let name)? = row["name"] else { return "" }
      return ResourceKind.parse(arn: name)?.name ?? name
    },
    .made("AMOUNT", right: true) { row in row["amountUSD"] == nil ? "-" : Format.usd(amount(row)) },
    .percent("SHARE %", "share"), .text("MOSTLY", "driver"),
    .percent("VS LAST WEEK %", "changeVsLastWeek"),
    .number("MONTH $", "forecastMonthUSD", decimals: 2),
    .made("RANGE $", right: true) { row in
      guard case .list(let ends)? = row["forecastRange"] else { return "-" }
      return ends.map { end in
        if case .number(let amount) = end { CellText.fixed(amount, 2) } else { "" }
      }.joined(separator: " to ")
    },
  ]
}
