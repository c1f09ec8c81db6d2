import CellGrid
import InsightEngine
import ServerlessModel

/// Turns the nine questions into rows, a section a pillar.
enum LensRows {
  static func pillars(_ report: LensReport) -> [ListSection] {
    let columns = columns(report)
    var sections = Pillar.allCases.compactMap { pillar -> ListSection? in
      let entries = report.entries.filter { $0.question.pillar == pillar }
      guard !entries.isEmpty, let score = report.pillars[pillar] else { return nil }
      return ListSection(
        id: pillar.rawValue, title: title(pillar, score), columns: columns,
        rows: entries.map(row), hasHeader: false, nameColumn: 1)
    }
    if !sections.isEmpty { sections[0].hasHeader = true }
    return sections
  }

  private static func columns(_ report: LensReport) -> [Column] {
    guard report.entries.contains(where: { !$0.policies.isEmpty }) else { return columns }
    return columns + [Column("policies", "YOUR POLICIES", least: 20, priority: 2)]
  }

  private static let columns = [
    Column("question", "LENS", least: 5),
    Column("text", "HOW DO YOU", least: 15, ideal: 70, flex: 2),
    Column("score", "SCORE", align: .right, least: 5, priority: 2),
    Column("passed", "PASSED", align: .right, least: 6, priority: 1),
    Column("failed", "FAILED", align: .right, least: 6),
    Column("unknown", "UNKNOWN", align: .right, least: 7, priority: 1),
    Column("none", "N/A", align: .right, least: 5, priority: 4),
    Column("asked", "ANSWERED", align: .right, least: 8, priority: 3),
  ]

  /// A pillar with its score and what took most of it.
  private static func title(_ pillar: Pillar, _ score: LensScore) -> String {
    guard let points = score.score else { return "\(pillar.title)  ? nothing could be judged" }
    let (judged, unknown) = (score.tally.judged, score.tally.unknown)
    let basis = "\(Format.count(judged)) of \(Format.count(judged + unknown)) judged"
    let most = score.lost.first.map { "most lost by \($0.rule): \(words($0))" }
    return "\(pillar.title)  \(points), \(basis); \(most ?? "nothing fails")"
  }

  static func words(_ loss: LensScore.Loss) -> String {
    "-\(points(loss.points)), \(loss.failed) of \(loss.judged) fail"
  }

  /// Points with one decimal; a little is told from nothing.
  static func points(_ points: Double) -> String {
    points > 0 && points < 0.05 ? "<0.1" : Figures.fixed(points, 1)
  }

  private static func row(_ entry: LensReport.Entry) -> ListRow {
    let tally = entry.score.tally
    let worst = entry.rules.filter { $0.tally.failed > 0 }.map(\.severity).min()
    let answered = entry.asked.count { $0.answer != nil }
    var row = ListRow(
      id: entry.question.rawValue,
      fields: [
        Field(entry.question.rawValue, entry.question.pillar.role, .bold),
        Field(entry.question.shortText), score(entry.score), count(tally.passed),
        count(tally.failed, worst?.role ?? .text), count(tally.unknown, .unknown, "? "),
        count(tally.notApplicable, .dim), Field("\(answered) of \(entry.asked.count)", .dim),
        policies(entry),
      ], severity: worst, target: .view(.lensQuestion(entry.question)))
    row.why = why(entry)
    return row
  }

  private static func policies(_ entry: LensReport.Entry) -> Field {
    let failing = entry.policies.filter { $0.tally.failed > 0 }.map(\.severity).min()
    return Field(entry.policyWords ?? "", failing?.role ?? .dim)
  }

  private static func score(_ score: LensScore) -> Field {
    score.score.map { Field(String($0), number: Double($0)) } ?? Field("?", .unknown)
  }

  static func count(_ value: Int, _ role: Role = .text, _ mark: String = "") -> Field {
    Field(
      (value > 0 ? mark : "") + Format.count(value), value > 0 ? role : .dim, number: Double(value))
  }

  /// How a score came about, rule by rule.
  private static func why(_ entry: LensReport.Entry) -> [String] {
    guard let score = entry.score.score else {
      return ["No score: nothing of \(entry.question.rawValue) could be judged."]
    }
    return [
      "\(entry.question.rawValue) holds to \(score) of 100; unknown checks count for nothing."
    ]
      + entry.score.lost.map { "\($0.rule) \(words($0))" }
  }

  /// The counts of one question in a line.
  static func tally(_ score: LensScore) -> [Span] {
    let tally = score.tally
    return [
      Span("score ", .dim), Span(score.score.map(String.init) ?? "?", .text, .bold),
      Span("  checked ", .dim), Span(Format.count(tally.checked)), Span("  passed ", .dim),
      Span(Format.count(tally.passed)), Span("  failed ", .dim),
      Span(Format.count(tally.failed), tally.failed > 0 ? .warning : .text),
      Span("  unknown ", .dim), Span(Format.count(tally.unknown), .unknown),
      Span("  not applicable ", .dim), Span(Format.count(tally.notApplicable)),
    ]
  }
}

extension LensQuestion {
  /// The question without its first words, which are the same for all nine.
  var shortText: String {
    text.hasPrefix("How do you ") ? String(text.dropFirst("How do you ".count)) : text
  }
}
