import CellGrid
import InsightEngine
import ServerlessModel

/// One run: the answer first, then what it did, call by call and line by line.
struct ExecutionScreen: Screen {
  enum Pane: Int, CaseIterable, Hashable, Sendable { case calls, log, findings }

  let run: RunReference
  private(set) var focus = Pane.calls
  private(set) var calls = CallList()
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
      case .log: log
      case .findings: findings
      }
    }
    set {
      guard let newValue else { return }
      if focus == .log { log = newValue } else if focus == .findings { findings = newValue }
    }
  }

  mutating func settle(_ context: Context) {
    guard let answer = context.answer(subject)?.execution else { return }
    if context.data.version != seen {
      seen = context.data.version
      log.set([Self.logSection(answer, context)])
      findings.set([FindingRows.brief(answer.findings, context)])
    }
    calls.set(answer.trace, whole: showsWholeTrace)
    if isFirst {
      isFirst = false
      if calls.rows.isEmpty { focus = log.isEmpty ? .findings : .log }
    }
    let layout = ExecutionLayout(context.bodyWithDay(false), self)
    calls.height = max(1, layout.calls.height - 1)
    log.height = max(1, layout.log.height - 1)
    log.width = layout.log.width
    findings.height = max(1, layout.findings.height - 1)
    calls.clamp()
    log.clamp()
    findings.clamp()
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard let answer = context.answer(subject)?.execution else { return nil }
    switch action {
    case .nextPane, .previousPane:
      let delta = action == .nextPane ? 1 : 2
      focus = Pane(rawValue: (focus.rawValue + delta) % 3) ?? .calls
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
      guard let call = calls.selectedRow else { return nil }
      return [.push(DocumentScreen.call(call))]
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
    return LogListing(place: .resource(execution.resource.arn), requestID: execution.requestID)
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
      (Pane.calls, layout.calls), (.log, layout.log), (.findings, layout.findings),
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
    ExecutionFacts(answer: answer, context: context).draw(into: &grid, in: layout.facts)
    drawTrace(answer, into: &grid, in: layout.calls)
    drawLog(answer, into: &grid, in: layout.log)
    drawFindings(answer, into: &grid, in: layout.findings)
  }

  private func drawTrace(_ answer: ExecutionAnswer, into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let title: String
    if let trace = answer.trace {
      let whole = Figures.span(trace.durationUs)
      let id = Text.truncateMiddle(trace.id.description, to: rect.width >= 100 ? 35 : 18)
      let other = showsWholeTrace ? "whole trace, z this try" : "this try, z whole trace \(whole)"
      title = "Trace \(id)  \(trace.sampled ? "sampled" : "not sampled")  \(other)"
    } else {
      title = "Trace"
    }
    grid.rule(title, x: rect.x + 1, y: rect.y, width: rect.width - 1)
    let place = rect.inset(top: 1)
    guard answer.trace != nil, !calls.rows.isEmpty else {
      return Notice.empty("no trace: \(answer.missingTrace.words)").draw(into: &grid, in: place)
    }
    calls.draw(into: &grid, in: place, focused: focus == .calls)
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
    lines.append("== Log, \(answer.log.countWords)")
    lines += log.isEmpty ? [answer.log.empty] : log.linear
    lines.append("== Findings")
    lines += findings.isEmpty ? ["none"] : findings.linear
    return lines.map(Text.clean)
  }
}

/// Where the parts of an execution lie.
struct ExecutionLayout {
  let facts: Rect
  let calls: Rect
  let log: Rect
  let findings: Rect

  init(_ body: Rect, _ screen: ExecutionScreen) {
    let facts = min(body.height, body.height >= 14 ? 5 : body.height >= 8 ? 2 : 1)
    let rest = body.height - facts
    let found = min(screen.findings.lines.count, max(1, rest / 8))
    let findingsHeight = rest >= 12 ? found + 1 : 0
    let open = rest - findingsHeight
    let wantedCalls = max(1, screen.calls.rows.count + 1)
    let wantedLog = max(2, screen.log.lines.count)
    // The trace takes what it needs up to its half, and what the log leaves over.
    let half = max(2, screen.showsWholeTrace ? open * 2 / 3 : open / 2)
    let callsHeight = min(wantedCalls + 1, max(half, open - wantedLog - 1))
    // What all of them leave over lies below, not between them.
    let logHeight = min(open - callsHeight, wantedLog + 1)
    let rows = body.rows([
      .fixed(facts), .fixed(callsHeight), .fixed(logHeight), .fixed(findingsHeight), .rest,
    ])
    (self.facts, calls, log, findings) = (rows[0], rows[1], rows[2], rows[3])
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
