import CellGrid
import InsightEngine
import ServerlessModel

/// Turns the tree around a node into rows.
enum MapTreeRows {
  static func section(
    _ answer: MapAnswer, around centre: Int, folded: Set<String>, _ context: Context
  ) -> ListSection {
    let lines = MapTree(map: answer.map, folded: folded).lines(around: centre)
    let isNarrow = context.size.width < 78
    return ListSection(
      id: "tree",
      columns: [
        Column("name", "CALLERS AND CALLEES", least: isNarrow ? 20 : 36, ideal: 48, flex: 1),
        Column("health", "HEALTH", align: .right, least: 6, priority: 2),
        Column("rate", "/MIN", align: .right, least: 5, priority: 3),
        Column("errors", "ERR %", align: .right, least: 6, priority: 1, measure: .percent),
        Column("p95", "P95", align: .right, least: 9, priority: 1, measure: .milliseconds),
        Column("mark", "", least: 10, ideal: 16, priority: 4),
      ], rows: lines.map { row($0, answer, centre) })
  }

  private static func row(_ line: MapTree.Line, _ answer: MapAnswer, _ centre: Int) -> ListRow {
    let node = answer.map.nodes[line.node]
    let isCentre = line.edge == nil
    let edge = line.edge
    let role: Role = isCentre ? .accent : node.resource == nil ? .dim : .text
    var row = ListRow(
      id: line.path + "=" + MapIDs.node(node),
      fields: [
        Field(
          cell: .spans([
            Span(line.stem, .border), Span(node.name, role, isCentre ? .bold : []),
          ]), text: node.name),
        answer.health[line.node].map { FleetRows.health($0.health, $0.findings) } ?? .unknown,
        edge.map { EdgeRows.rate($0, answer) } ?? visits(node, answer),
        edge.map(EdgeRows.failures) ?? .empty,
        edge.map { Field(EdgeRows.length($0), number: Double($0.p95Us) / 1000) } ?? .empty,
        Field(words(line), .dim),
      ], severity: edge.flatMap(EdgeRows.severity), target: node.resource.map { .resource($0) })
    row.fold = line.mark == .opened ? .open : line.mark == .folded ? .closed : .leaf
    row.arn = node.resource?.arn
    return row
  }

  private static func visits(_ node: ServiceMap.Node, _ answer: MapAnswer) -> Field {
    guard answer.minutes > 0 else { return .unknown }
    let rate = Double(node.visits) / answer.minutes
    return Field(Figures.perMinute(rate), .accent, number: rate)
  }

  private static func words(_ line: MapTree.Line) -> String {
    switch line.mark {
    case .cycle: "cycle"
    case .elsewhere: "shown above"
    case .folded: "folded, z"
    case .opened, .none: ""
    }
  }
}
