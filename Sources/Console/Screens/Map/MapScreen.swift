import CellGrid
import InsightEngine
import ServerlessModel

/// The service map: a table of who calls whom, and the callers and callees of one node as a tree.
struct MapScreen: Screen {
  enum Pane: Hashable, Sendable { case edges, tree }

  let place: Place
  private(set) var focus = Pane.edges
  private(set) var edges = ListPane(noun: "edge", order: "TROUBLE")
  private(set) var tree = ListPane(noun: "node")
  /// The node at the centre of the tree, by its resource's ARN or its name; `nil` for the one that is called worst.
  private(set) var centre: String?
  private(set) var folded: Set<String> = []
  private var seen = -1

  init(place: Place, around node: String? = nil) {
    self.place = place
    centre = node
    if node != nil { focus = .tree }
  }

  /// Of everything; around a resource where one is looked at.
  static func of(_ place: Place) -> MapScreen {
    if case .resource(let name) = place { return MapScreen(place: .everything, around: name) }
    return MapScreen(place: place)
  }

  var path: ViewPath {
    place == .everything ? .map(around: centre) : .list(.map, of: place)
  }
  var showsDay: Bool { false }
  private var subject: Subject { .map(place) }

  var hints: [Action] { [.nextPane, .open, .trace, .fold, .filter, .why, .problems] }
  var hintWords: [Action: String] {
    [
      .nextPane: focus == .edges ? "tree of the callee" : "all edges", .open: "resource",
      .trace: "its traces",
    ]
  }

  func crumb(_ context: Context) -> String { "map" }
  func needs(_ context: Context) -> [Question] { [context.question(subject)] }

  var list: ListPane? {
    get { focus == .edges ? edges : tree }
    set {
      guard let newValue else { return }
      if focus == .edges { edges = newValue } else { tree = newValue }
    }
  }

  mutating func settle(_ context: Context) {
    guard let answer = context.answer(subject)?.map else { return }
    if context.data.version != seen {
      seen = context.data.version
      edges.set([EdgeRows.section(answer, context)])
      setTree(answer, context)
    }
    let layout = MapLayout(context.bodyWithDay(false), focus, edges: edges.lines.count)
    edges.height = max(2, layout.edges.height)
    tree.height = max(2, layout.tree.height - 1)
    edges.clamp()
    tree.clamp()
  }

  private mutating func setTree(_ answer: MapAnswer, _ context: Context) {
    let wasEmpty = tree.isEmpty
    guard let index = index(of: centre, in: answer.map) else { return tree.set([]) }
    tree.set([MapTreeRows.section(answer, around: index, folded: folded, context)])
    if wasEmpty { selectCentre() }
  }

  /// Puts the cursor of the tree on the node at its centre.
  private mutating func selectCentre() {
    guard let row = tree.allRows.first(where: { $0.id.hasPrefix("=") }) else { return }
    tree.select(id: row.id)
  }

  /// The node that is meant; without one, or for one that no trace met, the one that is called worst.
  private func index(of node: String?, in map: ServiceMap) -> Int? {
    let meant = map.nodes.firstIndex { $0.resource?.arn == node || $0.name == node }
    if let meant, node != nil { return meant }
    let worst = map.edges.first { $0.caller != nil } ?? map.edges.first
    return worst?.callee
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard let answer = context.answer(subject)?.map else { return nil }
    switch action {
    case .nextPane, .previousPane: return turn(answer, context)
    case .fold where focus == .tree: return fold(answer, context)
    case .open: return open()
    case .trace:
      guard let node = name(answer) else { return nil }
      return [.push(TracesScreen(place: place, filter: "service:\(Self.quoted(node))"))]
    case .document:
      guard let row = list?.selectedRow, let section = list?.selectedSection else { return nil }
      return [.show(RowDocument.dialog(row, section))]
    default: return nil
    }
  }

  /// From the table to the tree of the callee of its row, and back.
  private mutating func turn(_ answer: MapAnswer, _ context: Context) -> [Request] {
    guard focus == .edges else {
      focus = .edges
      return []
    }
    focus = .tree
    let edge = answer.map.edges.first { MapIDs.edge($0, answer.map) == edges.selectedRow?.id }
    guard let edge else { return [] }
    centre = MapIDs.node(answer.map.nodes[edge.callee])
    setTree(answer, context)
    selectCentre()
    return []
  }

  private mutating func fold(_ answer: MapAnswer, _ context: Context) -> [Request] {
    guard let row = tree.selectedRow, row.fold != .leaf,
      let end = row.id.firstIndex(of: "=")
    else { return [.say("nothing to fold: it calls, or is called by, nothing more")] }
    let path = String(row.id[..<end])
    if folded.remove(path) == nil { folded.insert(path) }
    setTree(answer, context)
    return []
  }

  private func open() -> [Request]? {
    guard let row = list?.selectedRow else { return nil }
    guard let target = row.target, let screen = Screens.screen(for: target) else {
      return [.say("that is no resource of these accounts; X lists the traces that met it")]
    }
    return [.push(screen)]
  }

  /// What the selected row is about.
  private func name(_ answer: MapAnswer) -> String? {
    guard let row = list?.selectedRow else { return nil }
    return row.fields[focus == .edges ? 1 : 0].text
  }

  private static func quoted(_ text: String) -> String {
    text.contains(" ") ? "\"\(text)\"" : text
  }

  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? {
    guard var pane = list else { return nil }
    defer { list = pane }
    return pane.neighbour(delta)
  }

  func listArea(in rect: Rect) -> Rect? { nil }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let layout = MapLayout(rect, focus, edges: edges.lines.count)
    let isTree = layout.tree.contains(point)
    guard isTree || layout.edges.contains(point) else { return [] }
    focus = isTree ? .tree : .edges
    let screen = self
    guard var pane = list else { return [] }
    defer { list = pane }
    return pane.click(point, in: isTree ? layout.tree.inset(top: 1) : layout.edges) {
      screen.open() ?? []
    }
  }

  func status(_ context: Context) -> String { list?.status ?? "" }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: rect) }
    guard let answer = context.answer(subject)?.map else { return }
    guard !answer.map.edges.isEmpty else {
      return Notice.empty(answer.empty).draw(into: &grid, in: rect)
    }
    let layout = MapLayout(rect, focus, edges: edges.lines.count)
    grid.put(MapHead.line(answer, context.clock), x: rect.x + 1, y: rect.y, width: rect.width - 2)
    edges.draw(into: &grid, in: layout.edges, focused: focus == .edges)
    guard !layout.tree.isEmpty, !tree.isEmpty else { return }
    let name = tree.allRows.first { $0.id.hasPrefix("=") }?.fields[0].text ?? ""
    grid.rule(
      "Around \(Text.clean(name))", x: rect.x + 1, y: layout.tree.y, width: rect.width - 1)
    tree.draw(into: &grid, in: layout.tree.inset(top: 1), focused: focus == .tree)
  }

  func linear(_ context: Context) -> [String]? {
    guard let answer = context.answer(subject)?.map else { return nil }
    guard !answer.map.edges.isEmpty else { return [Text.clean(answer.empty)] }
    return [Text.clean(MapHead.line(answer, context.clock).map(\.text).joined())] + edges.linear + [
      "== Tree"
    ]
      + tree.linear
  }
}

/// The line above a map: how much of what happened it rests on.
enum MapHead {
  static func line(_ answer: MapAnswer, _ clock: Clock) -> [Span] {
    guard let span = answer.counted else { return traces(answer) }
    let times = "\(clock.minute(span.start)) to \(clock.minute(span.end))"
    let head = Span("/MIN and ERR % counted by X-Ray \(times)")
    guard answer.map.traces > 0 else {
      return [head, Span("; no trace was read, ~ is the mean", .dim)]
    }
    return [head, Span("; P95 ", .dim)]
      + traces(answer)
  }

  private static func traces(_ answer: MapAnswer) -> [Span] {
    let count = Format.counted(answer.map.traces, "trace")
    let which = answer.hasMore ? "the newest \(count)" : "all \(count) held"
    var spans = [Span("from \(which)")]
    guard let runs = answer.runs, runs > 0 else {
      return spans + [Span("; X-Ray samples, what was not traced is not here", .dim)]
    }
    let share = min(1, Double(answer.tracedRuns) / Double(runs))
    spans.append(
      Span(
        ", sampled: \(Format.count(answer.tracedRuns)) of \(Format.counted(runs, "run")), "
          + Format.percent(share), .dim))
    return spans
  }
}

/// Where the parts of a map lie.
struct MapLayout {
  let edges: Rect
  /// With its rule; empty where there is room for one pane only.
  let tree: Rect

  init(_ body: Rect, _ focus: MapScreen.Pane, edges lines: Int) {
    let rest = body.inset(top: 1)
    guard body.height >= 16 else {
      let none = Rect(x: rest.x, y: rest.y, width: 0, height: 0)
      (edges, tree) = focus == .edges ? (rest, none) : (none, rest)
      return
    }
    // A filter that finds nothing says so in a line of its own.
    let rows = rest.rows([.fixed(min(max(lines, 1), rest.height / 2)), .rest])
    (edges, tree) = (rows[0], rows[1])
  }
}
