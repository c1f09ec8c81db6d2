import CellGrid
import InsightEngine
import ServerlessModel

/// One run: the answer first, then what it did, call by call and line by line.
struct ExecutionScreen: Screen {
  enum Pane: Int, CaseIterable, Hashable, Sendable { case calls, tries, log, findings }

  let run: RunReference
  private(set) var focus = Pane.calls
  private(set) var calls = CallList()
  private(set) var tries = ListPane(noun: "try")
  private(set) var log = ListPane(noun: "line")
  private(set) var findings = ListPane(noun: "finding")
  private(set) var showsWholeTrace = false
  private var seen = -1
  private var isFirst = true

  init(run: RunReference) { self.run = run }

  var path: ViewPath { .execution(RunReference(requestID: run.requestID, start: run.start)) }
  var showsDay: Bool { false }
  var place: Place { run.resource.map { .resource($0) } ?? .everything }
  var taken: Taken? { Taken(id: run.requestID, arn: run.resource) }
  private var subject: Subject { .execution(run) }

  var hints: [Action] { [.nextPane, .open, .logs, .fold, .previousItem, .copyID] }

  var hintWords: [Action: String] {
    [
      .fold: showsWholeTrace ? "this try" : "whole trace", .previousItem: "other runs",
      .logs: "all logs",
      .open: focus == .calls ? "open call" : "open", .copyID: "id",
    ]
  }

  func parents(_ context: Context) -> [any Screen] {
    guard let answer = context.answer(subject)?.execution else { return [] }
    let resource = ResourceScreen(resource: answer.execution.resource.arn, tab: .executions)
    guard let service = answer.service else { return [resource] }
    return [
      ServiceScreen(service: ServiceReference(name: service.name, account: service.account)),
      resource,
    ]
  }

  func crumb(_ context: Context) -> String {
    run.requestID.isEmpty ? "init" : String(run.requestID.prefix(8))
  }

  func status(_ context: Context) -> String { context.place ?? "" }
  func needs(_ context: Context) -> [Question] { [context.question(subject)] }

  var list: ListPane? {
    get {
      switch focus {
      case .calls: nil
      case .tries: tries
      case .log: log
      case .findings: findings
      }
    }
    set {
      guard let newValue else { return }
      switch focus {
      case .calls: break
      case .tries: tries = newValue
      case .log: log = newValue
      case .findings: findings = newValue
      }
    }
  }

  mutating func settle(_ context: Context) {
    guard let answer = context.answer(subject)?.execution else { return }
    if context.data.version != seen {
      seen = context.data.version
      log.set([Self.logSection(answer, context)])
      findings.set([FindingRows.brief(answer.findings, context)])
      tries.set(
        answer.lineage.isTree
          ? [TryRows.section(answer.lineage, of: answer.execution, context)] : [])
      chooseTry(answer)
    }
    calls.set(answer.trace, whole: showsWholeTrace)
    if isFirst {
      isFirst = false
      if calls.rows.isEmpty { focus = log.isEmpty ? .findings : .log }
    }
    let layout = ExecutionLayout(context.bodyWithDay(false), self)
    calls.height = max(1, layout.calls.height - 1)
    tries.height = max(1, layout.tries.height - 1)
    log.height = max(1, layout.log.height - 1)
    log.width = layout.log.width
    findings.height = max(1, layout.findings.height - 1)
    calls.clamp()
    tries.clamp()
    log.clamp()
    findings.clamp()
  }

  /// The cursor among the tries begins at this one.
  private mutating func chooseTry(_ answer: ExecutionAnswer) {
    guard focus != .tries,
      let index = answer.lineage.tries.firstIndex(where: { $0.id == answer.execution.id })
    else { return }
    tries.select(index: index)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard let answer = context.answer(subject)?.execution else { return nil }
    switch action {
    case .nextPane, .previousPane:
      let panes = Pane.allCases.filter { $0 != .tries || answer.lineage.isTree }
      let index = panes.firstIndex(of: focus) ?? 0
      let delta = action == .nextPane ? 1 : panes.count - 1
      focus = panes[(index + delta) % panes.count]
      return []
    case .fold:
      showsWholeTrace.toggle()
      return [.say(showsWholeTrace ? "the whole trace" : "this try")]
    case .trace:
      guard let trace = answer.trace else { return [.say(answer.missingTrace.words)] }
      return [.push(TraceScreen(id: trace.id.description))]
    case .logs: return [.push(LogsScreen(listing: listing(answer)))]
    case .document: return [.push(DocumentScreen.execution(answer, context))]
    case .neighbours: return [.push(NeighboursScreen(resource: answer.execution.resource.arn))]
    case .open: return open(answer, context)
    default:
      guard focus == .calls else { return nil }
      return calls.perform(action) ? [] : nil
    }
  }

  private func open(_ answer: ExecutionAnswer, _ context: Context) -> [Request]? {
    switch focus {
    case .calls:
      guard let call = calls.selectedRow, let trace = answer.trace else { return nil }
      return [.push(DocumentScreen.call(call, of: trace))]
    case .tries:
      guard let target = tries.selectedRow?.target, let screen = Screens.screen(for: target) else {
        return [.say("that is this run")]
      }
      return [.push(screen)]
    case .log:
      guard let row = log.selectedRow, let section = log.selectedSection else { return nil }
      return [.show(RowDocument.dialog(row, section))]
    case .findings:
      guard let target = findings.selectedRow?.target,
        let screen = Screens.screen(for: target, findings: answer.findings)
      else { return nil }
      return [.push(screen)]
    }
  }

  /// All lines of the trace; without one, of the request.
  private func listing(_ answer: ExecutionAnswer) -> LogListing {
    let execution = answer.execution
    if let trace = execution.traceID { return LogListing(place: .everything, traceID: trace) }
    var listing = LogListing(
      place: .resource(execution.resource.arn), requestID: execution.requestID)
    listing.followsWork = true
    return listing
  }

  private static func logSection(_ answer: ExecutionAnswer, _ context: Context) -> ListSection {
    var section = LogRows.section(answer.log, context, showsGroup: false)
    section.hasHeader = false
    section.columns = section.columns.filter { $0.id != "request" }
    for index in section.rows.indices { section.rows[index].target = nil }
    return section
  }

  func listArea(in rect: Rect) -> Rect? { nil }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let layout = ExecutionLayout(rect, self)
    for (pane, area) in [
      (Pane.calls, layout.calls), (.tries, layout.tries), (.log, layout.log),
      (.findings, layout.findings),
    ]
    where area.contains(point) {
      if focus != pane {
        focus = pane
        return []
      }
      let line = point.y - area.y - 1
      guard line >= 0 else { return [] }
      if pane == .calls {
        if calls.offset + line == calls.selected { return perform(.open, context) }
        calls.select(index: calls.offset + line)
        return []
      }
      let screen = self
      guard var list = self.list else { return [] }
      defer { self.list = list }
      return list.click(point, in: area.inset(top: 1)) { [] } ?? (screen.list == nil ? nil : [])
    }
    return []
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: rect) }
    guard let answer = context.answer(subject)?.execution else { return }
    let layout = ExecutionLayout(rect, self)
    ExecutionFacts(answer: answer, context: context, hasTries: layout.tries.isEmpty)
      .draw(into: &grid, in: layout.facts)
    drawTrace(answer, into: &grid, in: layout.calls)
    drawTries(answer, into: &grid, in: layout.tries)
    drawLog(answer, into: &grid, in: layout.log)
    drawFindings(answer, into: &grid, in: layout.findings)
  }

  private func drawTrace(_ answer: ExecutionAnswer, into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let title: String
    if let trace = answer.trace {
      let whole = Figures.span(trace.durationUs)
      let id = Text.truncateMiddle(trace.id.description, to: rect.width >= 100 ? 35 : 14)
      let other = showsWholeTrace ? "z this try" : "z whole trace \(whole)"
      title = "Trace \(id)\(trace.sampled ? "" : "  not sampled")  \(other)"
    } else {
      title = "Trace"
    }
    grid.rule(title, x: rect.x + 1, y: rect.y, width: rect.width - 1)
    drawLegend(after: Text.width(title) + 3, into: &grid, in: rect.row(0))
    let place = rect.inset(top: 1)
    guard answer.trace != nil, !calls.rows.isEmpty else {
      return Notice.empty("no trace: \(answer.missingTrace.words)").draw(into: &grid, in: place)
    }
    calls.draw(into: &grid, in: place, focused: focus == .calls)
  }

  private func drawLegend(after start: Int, into grid: inout CellGrid, in rect: Rect) {
    let words = " " + CallList.legend(grid.glyphs)
    guard !calls.rows.isEmpty, Text.width(words) + start < rect.width else { return }
    grid.putRight(words, in: rect, .dim)
  }

  private func drawTries(_ answer: ExecutionAnswer, into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let title = [Format.counted(answer.lineage.tries.count, "try", "tries"), answer.lineage.note]
    grid.rule(
      title.filter { !$0.isEmpty }.joined(separator: ", "), x: rect.x + 1, y: rect.y,
      width: rect.width - 1)
    tries.draw(into: &grid, in: rect.inset(top: 1), focused: focus == .tries)
  }

  private func drawLog(_ answer: ExecutionAnswer, into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let count = answer.log.lines.count
    let words =
      answer.log.hasMore
      ? "first \(Format.count(count)) lines, L all" : answer.log.countWords
    grid.rule("Log \(words)", x: rect.x + 1, y: rect.y, width: rect.width - 1)
    log.draw(into: &grid, in: rect.inset(top: 1), focused: focus == .log, empty: answer.log.empty)
  }

  private func drawFindings(_ answer: ExecutionAnswer, into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.rule("Findings \(answer.findings.count)", x: rect.x + 1, y: rect.y, width: rect.width - 1)
    findings.draw(
      into: &grid, in: rect.inset(top: 1), focused: focus == .findings,
      empty: "no open finding on \(answer.resourceName)")
  }

  func linear(_ context: Context) -> [String]? {
    guard let answer = context.answer(subject)?.execution else { return nil }
    var lines = [answer.sentence]
    lines += ExecutionFacts(answer: answer, context: context).pairs.map {
      "\($0.label): \($0.text)"
    }
    lines.append("== Trace")
    lines += answer.trace == nil ? ["no trace: \(answer.missingTrace.words)"] : calls.linear
    if answer.lineage.isTree { lines += ["== Tries"] + tries.linear }
    lines.append("== Log, \(answer.log.countWords)")
    lines += log.isEmpty ? [answer.log.empty] : log.linear
    lines.append("== Findings")
    lines += findings.isEmpty ? ["none"] : findings.linear
    return lines.map(Text.clean)
  }
}

extension MissingTrace? {
  /// Why there is no trace, in words that say what to do.
  var words: String {
    switch self {
    case .notSampled: "this request was not sampled by X-Ray"
    case .tracingOff: "tracing is off; set the function's tracing mode to Active"
    case .notRecorded: "its trace was not recorded"
    case .expired: "X-Ray keeps traces for 30 days; this one is older"
    case nil: "not recorded"
    }
  }
}
