import CellGrid
import InsightEngine
import ServerlessModel

/// Turns the tries of a request into the rows of a small tree: each try, what comes next, where it ends.
enum TryRows {
  static func section(_ lineage: Lineage, of run: Execution, _ context: Context) -> ListSection {
    let rows = tries(lineage, run, context) + next(lineage, context) + sink(lineage)
    return ListSection(
      id: "tries",
      columns: [
        Column("try", "TRY", least: 7),
        Column("time", "TIME", least: 12, ideal: 18, measure: .instant),
        Column("status", "STATUS", least: 9, ideal: 13),
        Column(
          "duration", "DURATION", align: .right, least: 8, ideal: 9, priority: 1,
          measure: .milliseconds),
        Column("how", "HOW", least: 12, ideal: 60, flex: 1),
      ], rows: branched(rows), hasHeader: false)
  }

  private static func tries(
    _ lineage: Lineage, _ run: Execution, _ context: Context
  ) -> [ListRow] {
    lineage.tries.enumerated().map { index, attempt in
      let isThis = attempt.id == run.id
      let number = attempt.attempt > 1 ? attempt.attempt : index + 1
      let role = attempt.status.role
      var row = ListRow(
        id: "try\(attempt.start.milliseconds)#\(index)",
        fields: [
          Field("\(attempt.attemptIsLowerBound ? "≥" : "")\(number)", role),
          Field(
            context.clock.stamp(attempt.start), number: Double(attempt.start.milliseconds)),
          Field(attempt.status.words, role),
          Field(Figures.duration(attempt.duration), number: attempt.duration?.milliseconds),
          Field(how(attempt, isThis: isThis), isThis ? .accent : .dim),
        ], target: isThis ? nil : .execution(attempt.id))
      row.arn = attempt.resource.arn
      return row
    }
  }

  private static func how(_ attempt: Execution, isThis: Bool) -> String {
    let retry = [attempt.retryKind?.name, attempt.retryEvidence].compactMap(\.self)
    return [isThis ? "this run" : "", retry.joined(separator: ": ")].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private static func next(_ lineage: Lineage, _ context: Context) -> [ListRow] {
    guard let next = lineage.next else { return [] }
    let isLate = next.due < context.window.at
    let due = "≈" + context.clock.minute(next.due)
    return [
      ListRow(
        id: "next",
        fields: [
          Field(String(next.number), .dim), Field("due \(due)", isLate ? .warning : .text),
          Field(isLate ? "not seen" : "to come", isLate ? .warning : .dim), .empty,
          Field("another try, by the source's configuration", .dim),
        ])
    ]
  }

  private static func sink(_ lineage: Lineage) -> [ListRow] {
    guard let sink = lineage.sink else { return [] }
    var words: [String] = []
    if let waiting = sink.waiting {
      words.append(Format.counted(Int(min(waiting, 1e12)), "message") + " waiting")
    }
    if let age = sink.oldestSeconds, age > 0 { words.append("oldest \(Figures.age(age))") }
    if sink.waiting == nil { words.append("its messages were not recorded") }
    if sink.hasRisen {
      words.insert("likely landed there: its messages rose in those minutes", at: 0)
    } else {
      words.append(sink.isReached ? "after the last try" : "only when all tries fail")
    }
    var row = ListRow(
      id: "sink",
      fields: [
        Field("ends"), Field(sink.name, .accent), Field(sink.isReached ? "reached" : "not yet"),
        .empty, Field(words.joined(separator: ", "), sink.isReached ? .warning : .dim),
      ], severity: sink.isReached ? .warning : nil, target: .resource(sink.id))
    row.arn = sink.id.arn
    return [row]
  }

  /// The rows as branches of one stem.
  private static func branched(_ rows: [ListRow]) -> [ListRow] {
    rows.enumerated().map { index, row in
      var row = row
      let first = row.fields[0].text
      let branch = index == rows.count - 1 ? "└ " : index == 0 ? "┌ " : "├ "
      let role: Role = if case .text(_, let role, _) = row.fields[0].cell { role } else { .text }
      row.fields[0] = Field(
        cell: .spans([Span(branch, .dim), Span(first, role)]), text: first)
      return row
    }
  }
}
