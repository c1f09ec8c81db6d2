import DataProvider
import InsightEngine
import ServerlessModel

/// What was scrubbed from a cut, in words and as a row.
enum ScrubText {
  /// What the command says of the file that it made.
  static func page(_ report: ScrubReport, _ options: CutOptions) -> String {
    let span = options.span
    let first =
      "\(CellText.plain(.text(options.out))): \(span.start.rfc3339) to \(span.end.rfc3339), "
      + "opens at \(options.openAt.rfc3339)"
    return
      ([first] + lines(report) + ["Open it with: perch replay \(ShellWord.quoted(options.out))"])
      .map { $0 + "\n" }.joined()
  }

  static func lines(_ report: ScrubReport) -> [String] {
    [line("held", held(report.held)), line("accounts", accounts(report))]
      + [
        line("masks", counted(report.rekeyed, "given digits of a key that nobody holds")),
        line("found now", counted(report.masked, "masked besides")),
      ]
      + (report.keyIDs > 0
        ? [line("key ids", Format.counted(report.keyIDs, "place") + " masked")] : [])
      + [line("notes", notes(report))]
      + [line("kept", ScrubReport.kept.joined(separator: "; "))]
  }

  private static func line(_ name: String, _ words: String) -> String {
    name + String(repeating: " ", count: max(1, 15 - name.count)) + words
  }

  private static func held(_ held: ScrubReport.Held) -> String {
    [
      Format.counted(held.resources, "resource"),
      Format.counted(held.neighbours, "neighbour") + " by name",
      Format.counted(held.executions, "execution"), Format.counted(held.logLines, "log line"),
      Format.counted(held.traces, "trace"),
      Format.counted(held.points, "metric point") + " from a day before on",
      Format.counted(held.findings, "finding"),
    ].joined(separator: ", ")
  }

  private static func accounts(_ report: ScrubReport) -> String {
    report.keptAccounts
      ? "kept as they are, as you asked"
      : Format.counted(report.accounts, "id") + " replaced by made-up ones in "
        + Format.counted(report.accountPlaces, "place")
  }

  private static func counted(_ counts: [String: Int], _ what: String) -> String {
    guard !counts.isEmpty else { return "none" }
    return counts.sorted { $0.key < $1.key }.map { "\($0.key) \(Format.count($0.value))" }
      .joined(separator: ", ") + ", " + what
  }

  private static func notes(_ report: ScrubReport) -> String {
    let kept = Format.counted(report.notesKept, "note") + " taken along"
    return report.notesDropped == 0
      ? kept : kept + ", \(Format.count(report.notesDropped)) left out; --notes takes them along"
  }

  static func row(_ report: ScrubReport, _ options: CutOptions) -> Row {
    var row = Row()
    row.add("out", options.out)
    row.add("from", options.span.start)
    row.add("to", options.span.end)
    row.add("openAt", options.openAt)
    for field in self.row(report).fields { row.add(field.name, field.value) }
    return row
  }

  static func row(_ report: ScrubReport) -> Row {
    var row = Row()
    row.add("held", Value.object(heldRow(report.held)))
    row.add("accounts", report.accounts)
    row.add("accountsKept", report.keptAccounts)
    row.add("accountPlaces", report.accountPlaces)
    row.add("keyIds", report.keyIDs)
    row.add("rekeyed", Value.object(countRow(report.rekeyed)))
    row.add("masked", Value.object(countRow(report.masked)))
    row.add("notesKept", report.notesKept)
    row.add("notesDropped", report.notesDropped)
    row.add("kept", ScrubReport.kept)
    return row
  }

  private static func heldRow(_ held: ScrubReport.Held) -> Row {
    var row = Row()
    row.add("resources", held.resources)
    row.add("neighbours", held.neighbours)
    row.add("executions", held.executions)
    row.add("logLines", held.logLines)
    row.add("traces", held.traces)
    row.add("points", held.points)
    row.add("findings", held.findings)
    return row
  }

  private static func countRow(_ counts: [String: Int]) -> Row {
    var row = Row()
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { row.add(kind, count) }
    return row
  }
}
