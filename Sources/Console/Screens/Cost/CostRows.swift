import CellGrid
import InsightEngine
import ServerlessModel

/// Turns amounts into rows.
enum CostRows {
  static func sections(_ answer: CostAnswer, _ context: Context) -> [ListSection] {
    answer.groups.enumerated().map { place, group in
      ListSection(
        id: group.title, title: group.title, columns: columns,
        rows: group.rows.map { row($0, in: group, answer, context) },
        notes: place == answer.groups.count - 1 ? prices(answer) : [])
    }
  }

  /// One resource's money by driver, with the sums and the what-if under it.
  static func ofResource(
    _ answer: CostAnswer, _ context: Context, whatIf: WhatIf?, width: Int
  ) -> ListSection {
    let rows = answer.groups.first.map { group in
      group.rows.map { row($0, in: group, answer, context) }
    }
    guard !answer.isRefused else {
      return ListSection(id: "cost", columns: columnsOfResource, rows: [])
    }
    let nothing = rows == nil ? [[Span(answer.empty, .dim)]] : []
    var notes = nothing + [[]] + CostHead.lines(answer) + prices(answer)
    if let curve = answer.tuning {
      let month = Double(answer.runs) * 30 * 86_400 / Double(max(1, answer.windowSeconds))
      notes +=
        [[]]
        + (whatIf ?? WhatIf(curve)).lines(
          curve, monthlyRuns: month, width: width)
    }
    return ListSection(
      id: "cost", columns: columnsOfResource,
      rows: (rows ?? []).map { row in
        var row = row
        row.fields = [0, 1, 2, 7, 6].map { row.fields[$0] }
        return row
      }, notes: notes)
  }

  private static let columns = [
    Column("name", "WHAT", least: 16, ideal: 28, flex: 1),
    Column("amount", "AMOUNT", align: .right, least: 10, measure: .dollars),
    Column("share", "SHARE", least: 14, ideal: 28, flex: 1, priority: 1, measure: .percent),
    Column("change", "VS WEEK", align: .right, least: 7, priority: 2, measure: .percent),
    Column("month", "MONTH", align: .right, least: 9, priority: 1, measure: .dollars),
    Column("range", "RANGE", align: .right, least: 18, priority: 5, measure: .rank),
    Column("day", "A DAY", align: .right, least: 9, priority: 6, measure: .dollars),
    Column("detail", "", least: 18, ideal: 32, flex: 1, priority: 4),
  ]

  /// A resource's drivers say what is counted under them before they say what they come to.
  private static let columnsOfResource = [
    Column("name", "WHAT", least: 16),
    Column("amount", "AMOUNT", align: .right, least: 10, measure: .dollars),
    Column("share", "SHARE", least: 14, ideal: 28, flex: 1, priority: 1, measure: .percent),
    Column("detail", "", least: 30, priority: 2),
    Column("day", "A DAY", align: .right, least: 9, priority: 3, measure: .dollars),
  ]

  private static func prices(_ answer: CostAnswer) -> [[Span]] {
    let words = "List prices of \(Prices.date), first tier, before free tier and discounts."
    return [[Span(words, .dim)]] + (answer.unverified.map { [[Span("\($0).", .dim)]] } ?? [])
  }

  /// `+12 %`, `-3 %`, or none where nothing compares.
  static func change(_ share: Double?) -> String {
    guard let share, share.isFinite else { return Figures.none }
    return (share >= 0.005 ? "+" : "") + Figures.fixed(share * 100, 0) + " %"
  }

  /// Two accounts may have a microservice of one name.
  private static func name(_ row: CostRow, _ group: CostGroup, _ context: Context) -> String {
    guard let service = row.service,
      group.rows.contains(where: { $0.name == row.name && $0.service != row.service })
    else { return row.name }
    return "\(row.name) (\(context.accountName(service.account)))"
  }

  private static func row(
    _ row: CostRow, in group: CostGroup, _ answer: CostAnswer, _ context: Context
  ) -> ListRow {
    let share = answer.totalUSD > 0 ? row.amountUSD / answer.totalUSD : 0
    let day = row.amountUSD * 86_400 / Double(max(1, answer.windowSeconds))
    var result = ListRow(
      id: "\(group.title)/\(row.service?.account ?? "")/\(row.resource?.arn ?? row.name)",
      fields: [
        Field(name(row, group, context)),
        Field(Figures.usd(row.amountUSD, beside: answer.totalUSD), number: row.amountUSD),
        Field(
          cell: .gauge(share, Text.pad(Format.percent(share), to: 6, align: .right), .cost),
          text: Format.percent(share), number: share * 100),
        Field(change(row.change), role(row.change), number: row.change.map { $0 * 100 }),
        row.forecast.map { Field(Format.usd($0.monthUSD), number: $0.monthUSD) } ?? .unknown,
        row.forecast.map {
          Field("\(Format.usd($0.low)) to \(Format.usd($0.high))", .dim, number: $0.low)
        } ?? .unknown,
        Field(Format.usd(day), number: day), Field(row.detail, .dim),
      ])
    if let resource = row.resource {
      result.target = .resource(resource, .cost)
      result.arn = resource.arn
    }
    if let service = row.service {
      result.target = .service(ServiceReference(name: service.name, account: service.account))
    }
    result.why = row.shares.filter { $0.amountUSD > 0 }.map {
      "\(Text.pad($0.driver.words, to: 12)) \(Format.usd($0.amountUSD))"
    }
    return result
  }

  private static func role(_ change: Double?) -> Role {
    guard let change else { return .dim }
    return change >= 0.5 ? .warning : .text
  }
}
