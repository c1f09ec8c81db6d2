import CellGrid
import InsightEngine
import ServerlessModel

/// The sentence that answers, and the facts under it.
struct ExecutionFacts {
  let answer: ExecutionAnswer
  let context: Context
  /// Whether the line of tries is shown; not where they have a pane.
  var hasTries = true

  private var run: Execution { answer.execution }

  func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    drawSentence(into: &grid, in: rect.row(0))
    let lines = [times, ran, memory] + (hasTries ? [tries] : [])
    let shown = rect.height >= 4 ? lines : rect.height >= 2 ? [ran] : []
    for (index, line) in shown.enumerated() where index + 1 < rect.height {
      line(&grid, rect.row(index + 1).inset(left: 1))
    }
  }

  private func drawSentence(into grid: inout CellGrid, in rect: Rect) {
    let role = answer.severity?.role ?? run.status.role
    let mark =
      answer.severity.map { String($0.glyph) } ?? (run.status == .success ? " " : run.status.glyph)
    grid.put(
      [Span(mark, role, .bold), Span(answer.sentence, role, .bold)], x: rect.x, y: rect.y,
      width: rect.width)
  }

  private typealias Line = (inout CellGrid, Rect) -> Void

  private var times: Line {
    { grid, rect in
      var spans = pair("start  ", context.clock.exactWithZone(run.start))
      spans += pair("   end ", run.end.map { context.clock.exactWithZone($0) } ?? "not yet")
      spans += pair("   version ", run.version ?? "?")
      if let alias = answer.alias { spans += pair("  alias ", alias) }
      spans += pair("  ", answer.architecture?.rawValue ?? "")
      if rect.width >= 110 {
        spans += pair("  date ", run.start.date) + pair("  stream ", run.logStream ?? "?")
      }
      grid.put(spans, x: rect.x, y: rect.y, width: rect.width)
    }
  }

  private var ran: Line {
    { grid, rect in
      let limit = answer.timeoutSeconds
      let share = run.duration.flatMap { duration in limit.map { duration.seconds / max($0, 1e-9) }
      }
      let words =
        run.duration.map { Format.duration($0) }
        ?? (run.status == .running ? "running" : Figures.none)
      let whole = limit.map { " of \(Format.seconds($0))" } ?? ""
      let rest = billed.isEmpty ? "" : "billed " + billed
      bar("ran    ", words + whole, share, rest: rest, into: &grid, in: rect)
    }
  }

  private var memory: Line {
    { grid, rect in
      let share = run.maxMemoryMB.flatMap { used in
        run.memoryMB.map { Double(used) / Double(max(1, $0)) }
      }
      let words =
        "\(run.maxMemoryMB.map(String.init) ?? Figures.none) of \(run.memoryMB.map(String.init) ?? "?") MB"
      bar("memory ", words, share, rest: "init   " + initWords, into: &grid, in: rect)
    }
  }

  private var tries: Line {
    { grid, rect in
      var spans: [Span] = [Span("tries  ", .dim)]
      for (index, attempt) in answer.lineage.tries.enumerated() {
        let isThis = attempt.start == run.start
        let number = attempt.attempt > 1 ? attempt.attempt : index + 1
        spans.append(
          Span(
            "\(attempt.status.glyph)\(attempt.attemptIsLowerBound ? "≥" : "")\(number) \(attempt.status.words) \(context.clock.inWindow(attempt.start))  ",
            attempt.status.role, isThis ? .bold : []))
      }
      spans.append(Span(answer.lineage.note, .dim))
      grid.put(spans, x: rect.x, y: rect.y, width: rect.width)
    }
  }

  private func bar(
    _ label: String, _ words: String, _ share: Double?, rest: String, into grid: inout CellGrid,
    in rect: Rect
  ) {
    grid.put([Span(label, .dim), Span(words)], x: rect.x, y: rect.y, width: rect.width)
    let x = rect.x + 25
    guard let share else {
      grid.put(rest, x: x, y: rect.y, .dim, width: rect.endX - x)
      return
    }
    let width = rect.width >= 110 ? 24 : 10
    let role: Role = share >= 0.95 ? .error : share >= 0.85 ? .warning : .chart1
    Gauge.bar(share, x: x, y: rect.y, width: width, role, into: &grid)
    let percent = Text.pad(Figures.fixed(share * 100, 0), to: 4, align: .right) + " %"
    grid.put(percent, x: x + width, y: rect.y, role)
    grid.put(rest, x: x + width + 10, y: rect.y, width: rect.endX - x - width - 10)
  }

  private var billed: String {
    let billed = run.billed.map { "\(Format.count(Int($0.microseconds / 1000))) ms" }
    let cost = answer.costPerMillionUSD.map { "\(Format.usd($0)) per 1M" }
    return [billed, cost].compactMap(\.self).joined(separator: "  ")
  }

  private var initWords: String {
    let nth = answer.runOfEnvironment.map { ": run \(Format.count($0)) here" } ?? ""
    if let duration = run.initDuration {
      let kind = run.initType.map { $0 == .onDemand ? "" : " \($0.name)" } ?? ""
      return "\(Format.duration(duration)), cold\(kind)\(nth)"
    }
    switch run.coldStart {
    case true?: return "cold, its length is not in the log\(nth)"
    case false?: return "none, warm\(nth)"
    case nil: return "? first line of its stream here"
    }
  }

  private func pair(_ label: String, _ text: String) -> [Span] { [Span(label, .dim), Span(text)] }

  /// The facts for a reader of lines.
  var pairs: [LabelledText] {
    [
      LabelledText(label: "start", text: run.start.rfc3339),
      LabelledText(label: "end", text: run.end?.rfc3339 ?? "not yet"),
      LabelledText(label: "version", text: run.version ?? "?"),
      LabelledText(
        label: "ran",
        text: (run.duration.map { Format.duration($0) } ?? "?")
          + (answer.timeoutSeconds.map { " of \(Format.seconds($0))" } ?? "")),
      LabelledText(label: "billed", text: billed),
      LabelledText(
        label: "memory",
        text:
          "\(run.maxMemoryMB.map(String.init) ?? "?") of \(run.memoryMB.map(String.init) ?? "?") MB"
      ),
      LabelledText(label: "init", text: initWords),
      LabelledText(
        label: "tries",
        text: triesWords),
    ]
  }

  private var triesWords: String {
    let tries = answer.lineage.tries.map { "\($0.status.words) \($0.start.clock)" }
    return (tries + [answer.lineage.note]).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
