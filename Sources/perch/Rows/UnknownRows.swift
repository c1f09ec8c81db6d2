import InsightEngine
import ServerlessModel

/// What could not be judged as rows of output.
enum UnknownRows {
  /// One row a judgement, put together by what is missing.
  static func rows(_ verdicts: [UnknownVerdict]) -> [Row] {
    verdicts.sorted { ($0.missing, $0.rule, $0.resource) < ($1.missing, $1.rule, $1.resource) }
      .map { verdict in
        var row = Row()
        row.add("rule", verdict.rule)
        row.add("resource", verdict.resource.arn)
        row.add("missing", verdict.missing)
        return row
      }
  }

  /// One row for all that lacks the same thing.
  static func row(_ group: UnknownGroup) -> Row {
    var row = Row()
    row.add("missing", group.missing)
    row.add("checks", group.count)
    row.add("rules", group.rules.count)
    row.add("resources", group.resources.count)
    row.add("remedy", group.remedy)
    return row
  }

  static let columns: [Column] = [
    .text("MISSING", "missing"), .text("RULE", "rule"), .text("RESOURCE", "resource"),
  ]

  static let groupColumns: [Column] = [
    .text("WHAT IS MISSING", "missing"), .number("CHECKS", "checks"), .number("RULES", "rules"),
    .number("RESOURCES", "resources"), .text("WHAT WOULD ANSWER", "remedy"),
  ]
}
