import ArgumentParser
import ServerlessModel

/// `perch metrics`: points of CloudWatch series.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Points of metric series, one row a point.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only this metric, such as Errors.")
  var metric: String?

  @Option(help: "Only this statistic, such as Sum or p99.")
  var statistic: String?

  @Flag(help: "List the series instead of their points.")
  var list = false

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    let series = try wanted(reading, scope, window)
    let rows = try series.flatMap { series in
      list
        ? [Self.row(series)]
        : try reading.points(of: series, in: window.span).map {
          Self.row(series, $0)
        }
    }
    try output.print(rows, columns: columns, empty: "No point in this window and scope.")
  }

  private func wanted(_ reading: any SnapshotReading, _ scope: Scope, _ window: Window) throws
    -> [SeriesID]
  {
    let all =
      scope == .everything
      ? try reading.seriesIDs(account: nil, namespace: nil)
      : try Targets.resources(in: reading, scope: scope, at: window.at)
        .flatMap { try reading.series(of: $0.id) }
    return all.filter { series in
      (metric == nil || series.metric.name == metric)
        && (statistic == nil || series.statistic.name == statistic)
    }
  }

  private static func row(_ series: SeriesID, _ point: MetricPoint? = nil) -> Row {
    var row = Row()
    row.add("time", point?.time)
    row.add("value", point?.value)
    row.add("namespace", series.metric.namespace)
    row.add("metric", series.metric.name)
    row.add("statistic", series.statistic.name)
    row.add("periodSeconds", series.periodSeconds)
    row.add("unit", series.unit)
    row.add("dimensions", series.metric.dimensions.map { "\($0.name)=\($0.value)" })
    row.add("resource", series.resource?.arn)
    row.add("account", series.account)
    row.add("region", series.region)
    return row
  }

  private var columns: [Column] {
    let point: [Column] = [.text("TIME", "time"), .number("VALUE", "value", decimals: 2)]
    return (list ? [] : point) + [
      .text("METRIC", "metric"), .text("STATISTIC", "statistic"),
      .number("PERIOD s", "periodSeconds"),
      .text("DIMENSIONS", "dimensions"),
    ]
  }
}
