import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch limits`: limits, the use of them, and how long they last.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Limits with their use now and at peak, and the days until each is reached.",
    discussion: "What runs out first stands first. The runway is the line through at least 7 daily "
      + "peaks; its range is where it lies in 95 of 100 cases.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let window = try time.window(over: reading.info)
    let resources = try Targets.resources(in: reading, scope: try scope.scope(), at: window.at)
    let report = try LimitReport(resources, source: reading, window: window)
    try output.print(
      report.limits.map(Self.row), columns: Self.columns,
      empty: "No limit was recorded in this scope; it needs servicequotas:ListServiceQuotas.")
  }

  private static func row(_ use: LimitUse) -> Row {
    var row = Row()
    row.add("quota", use.quota.name)
    row.add("code", use.quota.code)
    row.add("service", use.quota.service)
    row.add("account", use.quota.account)
    row.add("region", use.quota.region)
    row.add("resource", use.resource?.arn)
    row.add("used", use.used)
    row.add("peak", use.peak)
    row.add("limit", use.quota.limit)
    row.add("share", use.share)
    row.add("growthPerDay", use.growthPerDay)
    add(use.runway, to: &row)
    row.add("adjustable", use.quota.adjustable)
    row.add("source", use.quota.source)
    return row
  }

  /// A range without an end has one number, the earliest day.
  private static func add(_ runway: Runway?, to row: inout Row) {
    if case .days(let days, let earliest, let latest)? = runway {
      row.add("runwayDays", days)
      row.add("runwayRange", Value.list([earliest, latest].compactMap(\.self).map { .number($0) }))
    }
    row.add("runway", runway?.words)
  }

  private static let columns: [Column] = [
    .text("QUOTA", "quota"), .text("SERVICE", "service"),
    .made("OF") { row in
      guard case .text(let arn)? = row["resource"] else { return "account" }
      return ResourceKind.parse(arn: arn)?.name ?? arn
    },
    .text("ACCOUNT", "account"), .text("REGION", "region"), .short("USED", "used"),
    .short("PEAK", "peak"), .short("LIMIT", "limit"), .percent("SHARE %", "share"),
    .made("RUNWAY") { row in row["runway"].map(CellText.plain) ?? "-" }, .text("SOURCE", "source"),
  ]
}

extension Column {
  /// A column of numbers in few digits, of bytes where the limit is of them.
  fileprivate static func short(_ title: String, _ field: String) -> Column {
    .made(title, right: true) { row in
      guard case .number(let number)? = row[field] else { return "-" }
      guard case .text(let name)? = row["quota"], name.hasSuffix("(bytes)") else {
        return Format.short(number)
      }
      return Format.bytes(Int64(max(0, min(9e18, number))))
    }
  }
}
