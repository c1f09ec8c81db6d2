import CellGrid
import ServerlessModel

/// Where the parts of a resource lie.
struct ResourceLayout {
  let tabs: Rect
  let figures: Rect
  let facts: Rect
  let gauges: Rect
  let list: Rect
  let why: Rect
  let charts: Rect
  let side: Rect

  init(_ body: Rect, tab: ResourceTab, _ context: Context, resource: String) {
    let nothing = Rect(x: 0, y: 0, width: 0, height: 0)
    guard tab == .overview else {
      let rows = body.rows([.fixed(1), .fixed(body.height > 8 ? 1 : 0), .rest])
      (tabs, list) = (rows[0], rows[2])
      (figures, facts, gauges, why, charts, side) = (
        nothing, nothing, nothing, nothing, nothing, nothing
      )
      return
    }
    let answer = context.answer(.resource(resource))?.resource
    let hasSide = body.width >= 120
    let findings = min(answer?.findings.count ?? 0, max(2, body.height / 6))
    let hasWhy = answer?.why != nil && body.height >= 12
    let rows = body.rows([
      .fixed(1), .fixed(1), .fixed(body.height >= 12 ? 1 : 0),
      .fixed(answer?.gauges.isEmpty == false && body.height >= 10 ? 1 : 0),
      .fixed(max(1, findings)), .fixed(hasWhy ? 1 : 0), .fixed(body.height >= 20 ? 1 : 0), .rest,
    ])
    (tabs, figures, facts, gauges, list, why) = (
      rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]
    )
    let columns = hasSide ? rows[7].columns([.rest, .fixed(38)], gap: 2) : [rows[7], nothing]
    (charts, side) = (columns[0], columns[1])
  }
}

/// The names of the tabs; on narrow terminals only the open one is spelled out.
struct TabBar {
  let selected: ResourceTab

  func draw(into grid: inout CellGrid, in rect: Rect) {
    for (tab, place) in places(in: rect) {
      let isOpen = tab == selected
      let text = label(tab, width: rect.width)
      grid.put(
        isOpen ? "[\(text)]" : text, x: place.x, y: place.y, isOpen ? .accent : .dim,
        isOpen ? .bold : [])
    }
  }

  func tab(at point: Point, in rect: Rect) -> ResourceTab? {
    places(in: rect).first { $0.1.contains(point) }?.0
  }

  private func places(in rect: Rect) -> [(ResourceTab, Rect)] {
    var x = rect.x + 1
    return ResourceTab.allCases.compactMap { tab in
      let width = Text.width(label(tab, width: rect.width)) + (tab == selected ? 2 : 0)
      guard x + width <= rect.endX else { return nil }
      defer { x += width + (rect.width >= 100 ? 3 : 1) }
      return (tab, Rect(x: x, y: rect.y, width: width, height: 1))
    }
  }

  private func label(_ tab: ResourceTab, width: Int) -> String {
    if width >= 120 { return "\(tab.rawValue) \(tab.title)" }
    if width >= 78 { return "\(tab.rawValue) \(tab.short)" }
    return tab == selected ? "\(tab.rawValue) \(tab.short)" : "\(tab.rawValue)"
  }
}

extension ResourceTab {
  /// A name that fits nine in a line.
  var short: String {
    switch self {
    case .executions: "Runs"
    case .configuration: "Config"
    case .environments: "Envs"
    default: title
    }
  }
}
