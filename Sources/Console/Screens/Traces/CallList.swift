import CellGrid
import InsightEngine
import ServerlessModel

/// The calls of a trace as a waterfall with a cursor.
struct CallList: Sendable {
  private(set) var rows: [CallRow] = []
  private(set) var selected = 0
  private(set) var offset = 0
  var height = 5
  private var startUs: Int64 = 0
  private var endUs: Int64 = 1
  private var depth = 0
  private var isOfRun = false

  /// Takes the calls of one run, or of the whole trace.
  mutating func set(_ trace: TraceAnswer?, whole: Bool) {
    let own = whole ? nil : trace?.ownCalls
    isOfRun = own != nil
    rows = own.flatMap { trace?.calls[$0] }.map(Array.init) ?? trace?.calls ?? []
    (startUs, endUs, depth) = (0, max(1, trace?.durationUs ?? 1), 0)
    if isOfRun, let root = rows.first {
      (startUs, depth) = (root.startUs, root.depth)
      endUs = max(startUs + 1, rows.map(\.endUs).max() ?? startUs + 1)
    }
    clamp()
  }

  /// Whether a call lies on the critical path of what is shown.
  private func isCritical(_ call: CallRow) -> Bool {
    isOfRun ? call.isCriticalInRun : call.isCritical
  }

  var selectedRow: CallRow? { rows.indices.contains(selected) ? rows[selected] : nil }

  mutating func select(index: Int) {
    selected = index
    clamp()
  }

  mutating func clamp() {
    selected = max(0, min(selected, rows.count - 1))
    offset = Table.offset(
      showing: selected, from: offset, visible: max(1, height - 1), count: rows.count)
  }

  mutating func perform(_ action: Action) -> Bool {
    switch action {
    case .moveDown: selected += 1
    case .moveUp: selected -= 1
    case .pageDown, .halfDown: selected += max(1, height / 2)
    case .pageUp, .halfUp: selected -= max(1, height / 2)
    case .top: selected = 0
    case .bottom: selected = rows.count - 1
    default: return false
    }
    clamp()
    return true
  }

  func draw(into grid: inout CellGrid, in rect: Rect, focused: Bool) {
    guard !rect.isEmpty else { return }
    let columns = CallColumns(width: rect.width)
    let hidden = rows.count - offset - (rect.height - 1)
    drawHeader(columns, hidden: hidden, into: &grid, in: rect.row(0))
    for (line, index) in rows.indices.dropFirst(offset).prefix(rect.height - 1).enumerated() {
      draw(
        rows[index], columns, isSelected: focused && index == selected, into: &grid,
        in: rect.row(line + 1))
    }
  }

  private func drawHeader(
    _ columns: CallColumns, hidden: Int, into grid: inout CellGrid, in rect: Rect
  ) {
    let title = hidden > 0 ? "CALL +\(hidden)" : "CALL"
    grid.put(title, x: rect.x + 2, y: rect.y, .header)
    let bar = columns.bar(in: rect)
    let span = Double(endUs - startUs) / 1_000_000
    let ticks = bar.width >= 60 ? 5 : bar.width >= 22 ? 3 : 2
    for tick in 0..<ticks {
      let share = Double(tick) / Double(ticks - 1)
      let text = tick == 0 ? "0" : Figures.span(Int64(span * share * 1_000_000))
      let x = bar.x + Int(share * Double(bar.width))
      let place = tick == ticks - 1 ? bar.endX - Text.width(text) : x
      grid.put(text, x: place, y: rect.y, .dim)
    }
    for (column, title) in [
      (columns.origin, "ORIGIN"), (columns.status, "STATUS"), (columns.retries, "RETRY"),
    ] {
      if let column {
        grid.put(title, x: rect.x + column.x, y: rect.y, .header, width: column.width)
      }
    }
    grid.put("TIME", x: rect.x + columns.time, y: rect.y, .header, width: 9, align: .right)
    grid.put("SELF", x: rect.x + columns.own, y: rect.y, .header, width: 8, align: .right)
  }

  private func draw(
    _ call: CallRow, _ columns: CallColumns, isSelected: Bool, into grid: inout CellGrid,
    in rect: Rect
  ) {
    if isSelected { grid.put(grid.glyphs.gutter, x: rect.x, y: rect.y, .mark) }
    drawName(call, columns, isSelected: isSelected, into: &grid, in: rect)
    let span = Double(max(1, endUs - startUs))
    func share(_ us: Int64) -> Double { Double(us - startUs) / span }
    let parts = call.selfParts.map {
      share($0.lowerBound)...max(share($0.lowerBound), share($0.upperBound))
    }
    Waterfall(
      start: share(call.startUs), end: share(call.endUs), selfParts: parts,
      isCritical: isCritical(call), role: call.isBad ? .error : .chart1, isOpen: call.isOpen
    ).draw(into: &grid, in: columns.bar(in: rect))
    if let place = columns.origin {
      grid.put(
        call.segment.origin ?? call.segment.namespace ?? "", x: rect.x + place.x, y: rect.y, .dim,
        width: place.width)
    }
    if let place = columns.status {
      grid.put(
        call.statusWords, x: rect.x + place.x, y: rect.y, call.isBad ? .error : .text,
        width: place.width)
    }
    if let place = columns.retries, call.retries > 0 {
      grid.put(String(call.retries), x: rect.x + place.x, y: rect.y, .warning, width: place.width)
    }
    grid.put(
      (call.isBad ? "● " : "") + call.timeWords, x: rect.x + columns.time, y: rect.y,
      call.isBad ? .error : .text,
      width: 9, align: .right)
    let own = call.selfUs.map { Figures.span($0) } ?? "open"
    grid.put(own, x: rect.x + columns.own, y: rect.y, .dim, width: 8, align: .right)
  }

  /// The name, marked where it lies on the critical path; where columns lack, with what went wrong.
  private func drawName(
    _ call: CallRow, _ columns: CallColumns, isSelected: Bool, into grid: inout CellGrid,
    in rect: Rect
  ) {
    let role: Role = isCritical(call) ? .accent : .text
    if isCritical(call) { grid.put("*", x: rect.x + 1, y: rect.y, .accent, width: 1) }
    var tail: [Span] = []
    if columns.status == nil, let status = call.segment.http?.status, status >= 400 {
      tail.append(Span(" \(status)", .error))
    }
    if columns.retries == nil, call.retries > 0 {
      tail.append(Span(" \(grid.glyphs.times)\(call.retries + 1)", .warning))
    }
    let indent = String(repeating: columns.indent, count: max(0, call.depth - depth))
    let room = columns.name - 1 - tail.reduce(0) { $0 + $1.width }
    let name = Span(Text.truncate(indent + call.name, to: room), role, isSelected ? .bold : [])
    grid.put([name] + tail, x: rect.x + 2, y: rect.y, width: columns.name - 1)
  }

  /// What the glyphs of the rows say, for the end of a rule or a line of its own.
  static func legend(_ glyphs: Glyphs) -> String {
    "* critical path  \(glyphs.dark) self  \(glyphs.light) waits"
  }

  /// The calls as labelled lines.
  var linear: [String] {
    rows.enumerated().map { index, call in
      let time = call.timeWords
      let own = call.selfUs.map { Figures.span($0) } ?? "open"
      return (index == selected ? "> " : "  ")
        + String(repeating: "  ", count: max(0, call.depth - depth))
        + "\(call.name): \(time), self \(own)\(isCritical(call) ? ", on the critical path" : "")"
        + (call.statusWords.isEmpty ? "" : ", \(call.statusWords)")
        + (call.retries > 0 ? ", \(Format.counted(call.retries, "retry", "retries"))" : "")
    }
  }
}

/// Where the columns of a waterfall lie.
struct CallColumns {
  let name: Int
  /// What a level is set in by; a deep trace needs its cells for names on a narrow terminal.
  let indent: String
  let time: Int
  let own: Int
  private(set) var origin: (x: Int, width: Int)?
  private(set) var status: (x: Int, width: Int)?
  private(set) var retries: (x: Int, width: Int)?
  private let barEnd: Int

  init(width: Int) {
    name = width >= 150 ? 44 : width >= 110 ? 36 : width >= 60 ? 28 : 16
    indent = width >= 150 ? "  " : " "
    own = width - 9
    time = own - 10
    var end = time - 1
    if width >= 110 {
      retries = (end - 6, 5)
      status = (end - 19, 12)
      end -= 20
    }
    if width >= 150 {
      origin = (end - 25, 24)
      end -= 26
    }
    barEnd = end
  }

  func bar(in rect: Rect) -> Rect {
    Rect(x: rect.x + name + 2, y: rect.y, width: max(4, barEnd - name - 2), height: 1)
  }
}

extension CallRow {
  var isBad: Bool { segment.error || segment.fault || segment.throttle }

  /// How long it took; of a call in progress, at least how long.
  var timeWords: String { (isOpen ? "≥" : "") + Figures.span(endUs - startUs) }

  /// The status of the answer and what went wrong.
  var statusWords: String {
    var words = [segment.http?.status.map(String.init) ?? ""]
    if segment.throttle {
      words.append("throttled")
    } else if segment.fault {
      words.append("fault")
    } else if segment.error {
      words.append("error")
    }
    if isOpen { words.append("in progress") }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
