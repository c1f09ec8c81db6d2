import CellGrid
import InsightEngine
import ServerlessModel

/// Turns two runs into rows that stand side by side.
enum CompareRows {
  /// How much longer the second took, in one sentence.
  static func sentence(_ a: Execution, _ b: Execution) -> String {
    let ends =
      a.status == b.status
      ? "both \(a.status.words)" : "A \(a.status.words), B \(b.status.words)"
    guard let first = a.duration, let second = b.duration else { return ends }
    let change = Change(first.microseconds, second.microseconds)
    return change.us == 0 ? "\(ends), as long as each other" : "\(ends); B took \(change.words)"
  }

  // MARK: Facts

  static func facts(
    _ a: ExecutionAnswer, _ b: ExecutionAnswer, _ context: Context
  ) -> ListSection {
    let (x, y) = (a.execution, b.execution)
    func time(_ run: Execution) -> String { context.clock.stamp(run.start) }
    func error(_ run: Execution) -> String? {
      let words = [run.errorType, run.errorMessage].compactMap(\.self)
      return words.isEmpty ? nil : words.joined(separator: ": ")
    }
    let rows = [
      text("function", x.functionName, y.functionName),
      apart("start", time(x), time(y), laterByMs: y.start.since(x.start)),
      text("status", x.status.words, y.status.words), text("error", error(x), error(y)),
      length("duration", x.duration, y.duration), length("init", x.initDuration, y.initDuration),
      length("restore", x.restoreDuration, y.restoreDuration),
      length("billed", x.billed, y.billed),
      number("memory used", x.maxMemoryMB, y.maxMemoryMB, "MB"),
      number("memory size", x.memoryMB, y.memoryMB, "MB"),
      text("version", x.version, y.version), text("alias", a.alias, b.alias),
      number("try", x.attempt, y.attempt, ""),
      number("run of its environment", a.runOfEnvironment, b.runOfEnvironment, ""),
      text("environment", x.logStream, y.logStream),
      apart("trace", x.traceID?.description, y.traceID?.description),
    ].compactMap(\.self)
    return section("facts", title: nil, first: "FACT", rows)
  }

  private static func section(
    _ id: String, title: String?, first: String, _ rows: [ListRow]
  ) -> ListSection {
    ListSection(
      id: id, title: title,
      columns: [
        Column("what", first, least: 14, ideal: 26),
        Column("a", "A", least: 12, ideal: 18, flex: 1),
        Column("b", "B", least: 12, ideal: 18, flex: 1),
        Column("difference", "DIFFERENCE", least: 12, ideal: 14, priority: 1),
      ], rows: rows)
  }

  private static func row(
    _ what: String, _ a: String, _ b: String, _ difference: Field, grew: Bool = false
  ) -> ListRow {
    let isSame = a == b
    return ListRow(
      id: what,
      fields: [
        Field(what, .dim), Field(a, isSame ? .dim : .text), Field(b, isSame ? .dim : .text),
        difference,
      ], severity: grew ? .warning : nil)
  }

  private static func text(_ what: String, _ a: String?, _ b: String?) -> ListRow? {
    guard a != nil || b != nil else { return nil }
    return row(
      what, a ?? Figures.none, b ?? Figures.none, a == b ? .empty : Field("differs", .accent))
  }

  /// What is another in every run: only how far it lies apart says something.
  private static func apart(
    _ what: String, _ a: String?, _ b: String?, laterByMs: Int64? = nil
  ) -> ListRow? {
    guard a != nil || b != nil else { return nil }
    let words = laterByMs.map {
      Figures.age(Double(abs($0)) / 1000) + ($0 < 0 ? " earlier" : " later")
    }
    return row(
      what, a ?? Figures.none, b ?? Figures.none, words.map { Field($0, .accent) } ?? .empty)
  }

  private static func length(_ what: String, _ a: Elapsed?, _ b: Elapsed?) -> ListRow? {
    guard a != nil || b != nil else { return nil }
    let change = a.flatMap { a in b.map { Change(a.microseconds, $0.microseconds) } }
    return row(
      what, Figures.duration(a), Figures.duration(b),
      change?.field ?? Field(a == nil ? "only B" : "only A", .accent),
      grew: change?.isMuchMore ?? false)
  }

  private static func number(_ what: String, _ a: Int?, _ b: Int?, _ unit: String) -> ListRow? {
    guard a != nil || b != nil else { return nil }
    func words(_ value: Int?) -> String {
      value.map { "\(Format.count($0)) \(unit)".trimmed } ?? Figures.none
    }
    guard let a, let b else { return row(what, words(a), words(b), .empty) }
    let sign = b > a ? "+" : "-"
    let difference = "\(sign)\(Format.count(abs(b - a))) \(unit)".trimmed
    return row(
      what, words(a), words(b),
      a == b ? .empty : Field(difference, .accent, number: Double(b - a)))
  }

  // MARK: Calls

  static func calls(_ a: ExecutionAnswer, _ b: ExecutionAnswer) -> ListSection {
    let rows = CallPairs(a.trace, b.trace).pairs.enumerated().map { index, pair in
      var row = a.trace == nil || b.trace == nil ? pair.alone : pair.row
      row.id = "call\(index)"
      return row
    }
    let missing = [("A", a), ("B", b)].filter { $0.1.trace == nil }
      .map { "\($0.0) has no trace: \($0.1.missingTrace.words)" }
    var section = section("calls", title: "Calls", first: "CALL", rows)
    section.notes = missing.map { [Span($0, .dim)] }
    return section
  }

  // MARK: Log

  static func log(_ a: ExecutionAnswer, _ b: ExecutionAnswer) -> ListSection {
    let difference = LogDifference(a.log.lines, b.log.lines)
    var section = ListSection(
      id: "log", title: difference.title,
      columns: [
        Column("side", "", least: 2), Column("line", "LINE", align: .right, least: 4),
        Column("message", "MESSAGE", least: 20, ideal: 80, flex: 1),
      ], rows: difference.rows, hasHeader: false, nameColumn: 2)
    if difference.rows.isEmpty, let why = difference.why(a.log, b.log) {
      section.notes = [[Span(why, .dim)]]
    }
    return section
  }
}

/// How much longer one of two took.
struct Change: Hashable {
  let a: Int64
  let b: Int64

  init(_ a: Int64, _ b: Int64) { (self.a, self.b) = (a, b) }

  var us: Int64 { b - a }
  /// Half as long again, and by more than 10 ms.
  var isMuchMore: Bool { us > 10_000 && Double(b) >= Double(a) * 1.5 }

  /// `1.20 s longer, ×3.0`.
  var words: String {
    let length = Figures.span(abs(us))
    return "\(length) \(us > 0 ? "longer" : "less")" + (ratio.isEmpty ? "" : ", \(ratio)")
  }

  var field: Field {
    guard us != 0 else { return .empty }
    let text = (us > 0 ? "+" : "-") + Figures.span(abs(us)) + (ratio.isEmpty ? "" : "  \(ratio)")
    return Field(text, isMuchMore ? .warning : .accent, number: Double(us) / 1000)
  }

  private var ratio: String {
    guard a > 0, Double(b) / Double(a) >= 2 else { return "" }
    return "×" + Figures.fixed(Double(b) / Double(a), 1)
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
