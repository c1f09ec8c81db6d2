import InsightEngine
import ServerlessModel

/// A comparison as it is printed.
struct DiffOutput {
  private let comparison: Diff
  private let sides: ComparedSides
  private let options: FormatOptions

  init(_ comparison: Diff, sides: ComparedSides, options: FormatOptions) {
    self.comparison = comparison
    self.sides = sides
    self.options = options
  }

  func print() throws {
    switch options.format {
    case .json:
      try options.print(page) { "" }
    case .jsonl, .csv, .markdown:
      try options.print(DiffRows.rows(comparison), columns: DiffRows.columns, empty: "")
    case .table:
      var out = StandardOutput()
      try out.write(text)
      try out.flush()
    }
  }

  private var page: Row {
    var row = Row()
    row.add("before", Value.object(side(sides.before, comparison.before)))
    row.add("after", Value.object(side(sides.after, comparison.after)))
    row.add("confidence", Confidence.level)
    row.add("functionsCompared", comparison.confidence.functions)
    row.add("rows", DiffRows.rows(comparison))
    return row
  }

  private func side(_ recording: any SnapshotReading, _ span: TimeSpan) -> Row {
    var row = Row()
    row.add("recording", recording.info.path)
    row.add("from", span.start)
    row.add("to", span.end)
    return row
  }

  private var text: String {
    let differing = DiffRows.differing(comparison)
    var parts = [
      "before  \(words(sides.before, comparison.before))\n"
        + "after   \(words(sides.after, comparison.after))\n"
    ]
    parts.append(
      differing.isEmpty
        ? "Nothing got worse or better that the data can show.\n"
        : TableText.page(differing, DiffRows.figureColumns))
    parts.append(rest)
    if !comparison.changes.isEmpty {
      let rows = DiffRows.rows(comparison).filter { row in
        if case .text("setting")? = row["kind"] { true } else { false }
      }
      parts.append(TableText.page(rows, DiffRows.settingColumns))
    }
    let events = comparison.deployments.map(Self.words) + standing
    if !events.isEmpty { parts.append(events.joined()) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func words(_ recording: any SnapshotReading, _ span: TimeSpan) -> String {
    let name = recording.info.path.split(separator: "/").last.map(String.init) ?? ""
    return "\(span.start.rfc3339) to \(span.end.rfc3339)  \(name)"
  }

  /// What is said of the functions that did not move, and what the intervals are.
  private var rest: String {
    let unknown = comparison.functions.filter { $0.missing != nil }
    let few = comparison.functions(.tooFew).filter { $0.missing == nil }
    return Self.line(ComparedFigure.Verdict.noDifference.title, comparison.functions(.noDifference))
      + Self.line(ComparedFigure.Verdict.tooFew.title, few)
      + Self.line("Not known, \(unknown.first?.missing?.sentence ?? "")", unknown)
      + comparison.promise + "\n"
  }

  private static func line(_ title: String, _ functions: [ComparedFunction]) -> String {
    guard !functions.isEmpty else { return "" }
    let first = functions.prefix(6).map(\.resource.name).joined(separator: ", ")
    return "\(title): \(first)"
      + (functions.count > 6 ? " and \(functions.count - 6) more" : "") + ".\n"
  }

  private static func words(_ deployment: Deployment) -> String {
    let name = ResourceKind.parse(arn: deployment.resource.arn)?.name ?? deployment.resource.arn
    let changes =
      deployment.changes.isEmpty ? "" : ": " + deployment.changes.joined(separator: ", ")
    return "\(name) was deployed at \(deployment.time.rfc3339)\(changes).\n"
  }

  private var standing: [String] {
    comparison.added.map { "\($0.name) (\($0.kind.title)) is new.\n" }
      + comparison.removed.map { "\($0.name) (\($0.kind.title)) is gone.\n" }
  }
}
