import InsightEngine
import ServerlessModel

/// A comparison as rows of output: figures, the worst first, then settings, deployments, and what came and went.
enum DiffRows {
  static func rows(_ comparison: Diff) -> [Row] {
    comparison.functions.flatMap { function in function.figures.map { figure(function, $0) } }
      + comparison.changes.map(setting) + comparison.deployments.map(deployment)
      + comparison.added.map { standing($0, "added") }
      + comparison.removed.map { standing($0, "removed") }
  }

  /// What differs of the functions, one row a figure.
  static func differing(_ comparison: Diff) -> [Row] {
    comparison.functions.flatMap { function in
      function.figures.filter { $0.verdict == .worse || $0.verdict == .better }
        .map { figure(function, $0) }
    }
  }

  private static func start(_ kind: String, _ resource: ResourceID) -> Row {
    var row = Row()
    row.add("kind", kind)
    row.add("name", ResourceKind.parse(arn: resource.arn)?.name ?? resource.arn)
    row.add("resource", resource.arn)
    return row
  }

  private static func figure(_ function: ComparedFunction, _ figure: ComparedFigure) -> Row {
    var row = start("figure", function.resource.id)
    row.add("what", figure.kind.field)
    row.add("verdict", figure.verdict.rawValue)
    row.add("before", figure.before?.value)
    row.add("after", figure.after?.value)
    row.add("difference", figure.difference?.value)
    row.add("differenceLow", figure.difference?.low)
    row.add("differenceHigh", figure.difference?.high)
    row.add("runsBefore", function.before?.executions)
    row.add("runsAfter", function.after?.executions)
    row.add("missing", function.missing?.sentence)
    return row
  }

  private static func setting(_ change: ConfigurationChange) -> Row {
    var row = start("setting", change.resource)
    row.add("what", change.label)
    row.add("before", change.before)
    row.add("after", change.after)
    return row
  }

  private static func deployment(_ deployment: Deployment) -> Row {
    var row = start("deployment", deployment.resource)
    row.add("what", deployment.id)
    row.add("before", deployment.fromCodeHash ?? deployment.fromVersion)
    row.add("after", deployment.toCodeHash ?? deployment.toVersion)
    row.add("time", deployment.time)
    return row
  }

  private static func standing(_ resource: Resource, _ kind: String) -> Row {
    var row = start(kind, resource.id)
    row.add("what", resource.kind.rawValue)
    return row
  }

  static let figureColumns: [Column] = [
    .text("NAME", "name"), .made("WHAT") { kind($0)?.title ?? "" },
    .made("BEFORE", right: true) { words($0, "before") },
    .made("AFTER", right: true) { words($0, "after") },
    .made("CHANGE", right: true) { row in change(row, "difference") },
    .made("AT LEAST", right: true) { row in ends(row).0 },
    .made("AT MOST", right: true) { row in ends(row).1 },
    .made("RUNS", right: true) { row in
      ["runsBefore", "runsAfter"].compactMap { row[$0].map(CellText.plain) }
        .joined(separator: " to ")
    },
    .text("VERDICT", "verdict"),
  ]

  static let settingColumns: [Column] = [
    .text("CHANGED", "name"), .text("WHAT", "what"), .text("BEFORE", "before"),
    .text("AFTER", "after"),
  ]

  static let columns: [Column] = [
    .text("KIND", "kind"), .text("NAME", "name"), .text("WHAT", "what"),
    .text("VERDICT", "verdict"), .text("BEFORE", "before"), .text("AFTER", "after"),
    .text("DIFFERENCE", "difference"), .text("LOW", "differenceLow"),
    .text("HIGH", "differenceHigh"),
  ]

  private static func kind(_ row: Row) -> ComparedFigure.Kind? {
    guard case .text(let field)? = row["what"] else { return nil }
    return ComparedFigure.Kind.allCases.first { $0.field == field }
  }

  private static func number(_ row: Row, _ field: String) -> Double? {
    if case .number(let value)? = row[field] { value } else { nil }
  }

  private static func words(_ row: Row, _ field: String) -> String {
    number(row, field).flatMap { kind(row)?.words($0) } ?? "-"
  }

  private static func change(_ row: Row, _ field: String) -> String {
    number(row, field).flatMap { kind(row)?.change($0) } ?? "-"
  }

  /// The end of the interval that lies nearer to no change, and the other one.
  private static func ends(_ row: Row) -> (String, String) {
    let low = change(row, "differenceLow")
    let high = change(row, "differenceHigh")
    return (number(row, "difference") ?? 0) < 0 ? (high, low) : (low, high)
  }
}

extension ComparedFigure.Kind {
  /// The name in output, which ends in its unit.
  var field: String {
    switch self {
    case .errors: "errorRate"
    case .p95: "p95Ms"
    case .cost: "costPerMillionUSD"
    case .coldStarts: "coldStartRate"
    }
  }
}
