import CellGrid
import InsightEngine
import ServerlessModel

/// What `W` says: where a figure comes from, and what took the points from a health.
enum Why {
  static func dialog(_ row: ListRow, in list: ListPane) -> TextDialog {
    var lines: [[Span]] = []
    let section = list.selectedSection
    if let column = list.column, let section, column < section.columns.count,
      column < row.fields.count
    {
      let title = section.columns[column].title
      let value = row.fields[column].text.isEmpty ? Figures.none : row.fields[column].text
      lines.append([Span("\(title)  ", .header), Span(value, .text, .bold)])
      if let meaning = meanings[section.columns[column].id] { lines += wrapped(meaning, .dim) }
      lines.append([])
    }
    for text in row.why { lines += wrapped(text) }
    if row.why.isEmpty {
      lines += wrapped("Nothing more is known of this row than what it shows.", .dim)
    }
    if list.column == nil {
      lines += [[], [Span("< > choose a column, W says what it is", .dim)]]
    }
    return TextDialog(title: "why", lines: lines)
  }

  static func wrapped(_ text: String, _ role: Role = .text, width: Int = 68) -> [[Span]] {
    Text.wrap(text, to: width).map { [Span($0, role)] }
  }

  /// The sum that a health is.
  static func health(_ health: HealthFigure) -> [String] {
    guard let score = health.score else { return ["Health ?: \(health.note)"] }
    var lines = ["Health \(score). \(health.note)"]
    for deduction in health.deductions {
      let points = Text.pad(
        "-"
          + Figures.fixed(
            deduction.points,
            deduction.points < 10 && deduction.points != deduction.points.rounded() ? 1 : 0), to: 5,
        align: .right)
      let mark = deduction.severity.map { "\($0.glyph)\($0.letter) " } ?? ""
      lines.append("\(points)  \(mark)\(deduction.what)")
    }
    if health.deductions.isEmpty, score == 100 { lines.append("No open finding takes points.") }
    return lines
  }

  /// What the figures rest on.
  static func basis(_ figures: EntityFigures) -> [String] {
    if let missing = figures.missing { return ["Figures: \(missing.sentence)."] }
    let counters = figures.counters
    guard counters.executions > 0 else { return ["No run in this window; that was covered."] }
    let failures = Format.counted(counters.failures, "failure")
    let sampled =
      figures.isSampled
      ? [
        "AWS counted them; durations, cold starts and cost are told by the "
          + "\(Format.counted(Int(figures.latency?.count ?? 0), "run")) that were read."
      ] : []
    return [
      "\(Format.counted(counters.executions, "run")), \(failures): \(parts(counters)).",
      "\(Format.counted(counters.coldStarts, "cold start")), "
        + "\(Format.counted(counters.retries, "retry", "retries")), "
        + "\(Format.counted(counters.throttles, "throttle")).",
    ] + sampled
  }

  private static func parts(_ counters: Counters) -> String {
    let all = [
      ("error", counters.errors), ("timeout", counters.timeouts),
      ("out of memory", counters.outOfMemory), ("init error", counters.initErrors),
      ("exit", counters.exits),
    ]
    let seen = all.filter { $0.1 > 0 }.map { "\($0.0) \(Format.count($0.1))" }
    return seen.isEmpty ? "none of any class" : seen.joined(separator: ", ")
  }

  /// What each column is.
  static let meanings: [String: String] = [
    "health":
      "100 less, for each open unmuted finding, once a rule: critical 25, warning 8, info 1, at most 50 a pillar. A group is 0.6 of its worst and 0.4 of its mean weighted by log(1 + runs).",
    "runs": "Runs of the window by its covered minutes.",
    "invokes": "Runs in the window.",
    "err": "Failed runs of all runs: error, timeout, out of memory, init error, exit.",
    "p50": "Half of the runs took at most this long. ≈ stands before sketches, worst error 0.8 %.",
    "p95": "95 of 100 runs took at most this long. ≈ stands before sketches, worst error 0.8 %.",
    "p99": "99 of 100 runs took at most this long. ≈ stands before sketches, worst error 0.8 %.",
    "cold": "Runs with init in the request's path, of all runs.",
    "day": "Requests and compute at dated list prices, at the window's rate for a day.",
    "throt": "Throttled requests, from CloudWatch's metric: they log nothing.",
    "retries": "Runs with an attempt over 1.",
    "week": "Runs against the same window seven days before.",
    "spark": "Runs in even steps of the window; a gap was not recorded.",
    "memory": "The most memory a run used, of the size it was given.",
    "billed": "What Lambda billed: rounded up to the millisecond, with init where that is billed.",
    "million": "Request and compute of a run like this one, a million times, at list prices.",
  ]
}
