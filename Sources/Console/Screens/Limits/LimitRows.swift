import CellGrid
import InsightEngine
import ServerlessModel

/// Turns limits into rows.
enum LimitRows {
  static func section(_ answer: LimitsAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("name", "LIMIT OF", least: 22, ideal: 34, flex: 1),
      Column("of", "USED BY", least: 12, ideal: 22, flex: 1, priority: 2),
      Column("share", "AT PEAK", least: 14, ideal: 24, flex: 1, measure: .percent),
      Column("used", "NOW", align: .right, least: 7, priority: 3),
      Column("peak", "PEAK", align: .right, least: 7, priority: 4),
      Column("limit", "LIMIT", align: .right, least: 7, priority: 1),
      Column("growth", "A DAY", align: .right, least: 7, priority: 7),
      Column("runway", "RUNS OUT", least: 20, priority: 1),
      Column("account", "ACCOUNT", least: 9, ideal: 14, priority: 5),
      Column("region", "REGION", least: 12, priority: 6),
      Column("source", "SOURCE", least: 14, ideal: 26, priority: 8),
    ]
    return ListSection(
      id: "limits", columns: columns, rows: answer.limits.map { row($0, context) },
      notes: notes)
  }

  private static let notes: [[Span]] = [
    [],
    [
      Span(
        "Runs out by the line through at least 7 daily peaks, with its range.",
        .dim)
    ],
  ]

  private static func row(_ use: LimitUse, _ context: Context) -> ListRow {
    let quota = use.quota
    let name = use.resource.map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    let account = context.accountName(quota.account)
    var row = ListRow(
      id: "\(quota.code)/\(quota.account)/\(quota.region)/\(use.resource?.arn ?? "")",
      fields: [
        Field(quota.name), Field(name ?? account, name == nil ? .dim : .text), share(use),
        Field(use.words(use.used), number: use.used), Field(use.words(use.peak), number: use.peak),
        Field(use.words(quota.limit), number: quota.limit),
        Field(growth(use), number: use.growthPerDay), runway(use),
        Field(account), Field(quota.region), Field(quota.source, .dim),
      ], severity: use.severity)
    let user = use.resource ?? use.users.first?.resource
    row.target = user.map { .resource($0) }
    row.arn = user?.arn
    row.why = why(use)
    return row
  }

  private static func share(_ use: LimitUse) -> Field {
    guard let share = use.share else { return Field("? not recorded", .unknown) }
    let words = Format.percent(share)
    return Field(
      cell: .gauge(share, Text.pad(words, to: 6, align: .right), use.severity?.role ?? .ok),
      text: words, number: share * 100)
  }

  private static func growth(_ use: LimitUse) -> String {
    guard let growth = use.growthPerDay else { return Figures.none }
    return (growth > 0 ? "+" : "") + use.words(growth)
  }

  private static func runway(_ use: LimitUse) -> Field {
    guard let runway = use.runway else { return .unknown }
    let days: Double? = if case .days(let days, _, _) = runway { days } else { nil }
    let isSoon = runway.earliestDays.map { $0 < 30 } ?? false
    return Field(runway.words, isSoon ? .warning : days == nil ? .dim : .text, number: days)
  }

  private static func why(_ use: LimitUse) -> [String] {
    let most = use.users.prefix(5).map {
      "\(ResourceKind.parse(arn: $0.resource.arn)?.name ?? $0.resource.arn) \(use.words($0.peak))"
    }
    return [
      "\(use.quota.name) by \(use.quota.source)"
        + (use.quota.adjustable.map { $0 ? ", adjustable." : ", not adjustable." } ?? "."),
      most.isEmpty ? "" : "Most in the window: \(most.joined(separator: ", ")).",
    ].filter { !$0.isEmpty }
  }
}
