import InsightEngine
import ServerlessModel

/// The lens as rows of output.
enum LensRows {
  static func row(_ entry: LensReport.Entry, in report: LensReport) -> Row {
    var row = Row()
    row.add("question", entry.question.rawValue)
    row.add("pillar", entry.question.pillar.rawValue)
    row.add("text", entry.question.text)
    add(entry.score, to: &row)
    row.add(
      "findings", entry.rules.flatMap { rule in rule.failing.map { rule.rule + "@" + $0.arn } })
    row.add("pillarScore", report.pillars[entry.question.pillar]?.score)
    row.add("missing", entry.unknown.map(UnknownRows.row))
    row.add("lost", entry.score.lost.map(loss))
    row.add("policies", entry.policies.map(policy))
    row.add("answers", entry.asked.compactMap(answer))
    row.add("unanswered", entry.asked.filter { $0.answer == nil }.map(\.question.id))
    return row
  }

  static let columns: [Column] = [
    .text("QUESTION", "question"), .number("SCORE", "score"), .number("CHECKED", "checked"),
    .number("PASSED", "passed"), .number("FAILED", "failed"), .number("UNKNOWN", "unknown"),
    .number("N/A", "notApplicable"), .text("WHAT IT ASKS", "text"),
  ]

  /// One of the user's policies under its question.
  static func policy(_ tally: RuleTally) -> Row {
    var row = Row()
    row.add("policy", String(tally.rule.dropFirst("policy-".count)))
    row.add("question", tally.question.rawValue)
    row.add("severity", tally.severity.rawValue)
    row.add("title", tally.title)
    row.add("passed", tally.tally.passed)
    row.add("failed", tally.tally.failed)
    row.add("unknown", tally.tally.unknown)
    row.add("notApplicable", tally.tally.notApplicable)
    row.add("failing", tally.failing.map(\.arn))
    row.add("missing", tally.missing)
    return row
  }

  static let policyColumns: [Column] = [
    .text("POLICY", "policy"), .text("QUESTION", "question"), .text("SEVERITY", "severity"),
    .number("PASSED", "passed"), .number("FAILED", "failed"), .number("UNKNOWN", "unknown"),
    .text("WHAT", "title"), .text("MISSING", "missing"),
  ]

  static func pillars(_ report: LensReport) -> [Row] {
    Pillar.allCases.compactMap { pillar in
      guard let score = report.pillars[pillar] else { return nil }
      var row = Row()
      row.add("pillar", pillar.rawValue)
      add(score, to: &row)
      row.add("why", score.lost.prefix(3).map(words).joined(separator: "; "))
      return row
    }
  }

  static let pillarColumns: [Column] = [
    .text("PILLAR", "pillar"), .number("SCORE", "score"), .number("CHECKED", "checked"),
    .number("FAILED", "failed"), .number("UNKNOWN", "unknown"),
    .text("MOST POINTS TAKEN BY", "why"),
  ]

  private static func add(_ score: LensScore, to row: inout Row) {
    row.add("score", score.score)
    row.add("checked", score.tally.checked)
    row.add("passed", score.tally.passed)
    row.add("failed", score.tally.failed)
    row.add("unknown", score.tally.unknown)
    row.add("notApplicable", score.tally.notApplicable)
  }

  private static func words(_ loss: LensScore.Loss) -> String {
    "\(loss.rule) -\(CellText.fixed(loss.points, 1)) (\(loss.failed) of \(loss.judged) fail)"
  }

  private static func loss(_ loss: LensScore.Loss) -> Row {
    var row = Row()
    row.add("rule", loss.rule)
    row.add("points", loss.points)
    row.add("failed", loss.failed)
    row.add("judged", loss.judged)
    return row
  }

  private static func answer(_ asked: LensReport.Asked) -> Row? {
    guard let answer = asked.answer else { return nil }
    var row = Row()
    row.add("id", asked.question.id)
    row.add("text", asked.question.text)
    row.add("answer", answer.choice.rawValue)
    row.add("note", answer.note)
    row.add("by", answer.by)
    row.add("on", answer.on)
    return row
  }
}
