import InsightEngine

/// The callers above a node and the callees below it, as one tree; each node opens once, so that no cycle is endless.
struct MapTree {
  /// One line.
  struct Line: Hashable {
    /// An index into the nodes of the map.
    let node: Int
    /// The edge that leads from or to the node at the centre; `nil` at the centre itself.
    let edge: ServiceMap.Edge?
    /// Below zero for callers, above for callees.
    let depth: Int
    /// What parts it from the left edge: branches and stems, in box drawing.
    let stem: String
    let mark: Mark
    /// The way from the centre, which names the line.
    let path: String
  }

  /// Why a line does not go on.
  enum Mark: Hashable {
    case none, opened, folded
    /// It lies on its own way: a cycle.
    case cycle
    /// It is opened at another place.
    case elsewhere
  }

  let map: ServiceMap
  let folded: Set<String>

  /// All lines from the farthest caller to the farthest callee.
  func lines(around centre: Int) -> [Line] {
    var callers = Walk(tree: self, isUp: true)
    callers.walk(centre, way: [centre], path: "<", prefix: "")
    var callees = Walk(tree: self, isUp: false)
    callees.walk(centre, way: [centre], path: ">", prefix: "")
    let middle = Line(node: centre, edge: nil, depth: 0, stem: "", mark: .none, path: "")
    return callers.lines.reversed() + [middle] + callees.lines
  }

  /// Edges that lead to a node, or from it, in the order of the table.
  fileprivate func edges(of node: Int, isUp: Bool) -> [ServiceMap.Edge] {
    map.edges.filter { isUp ? $0.callee == node && $0.caller != nil : $0.caller == node }
  }

  /// One direction, depth first.
  private struct Walk {
    let tree: MapTree
    let isUp: Bool
    var lines: [Line] = []
    var opened: Set<Int> = []

    mutating func walk(_ node: Int, way: [Int], path: String, prefix: String) {
      opened.insert(node)
      let edges = tree.edges(of: node, isUp: isUp)
      for (index, edge) in edges.enumerated() {
        guard let next = isUp ? edge.caller : edge.callee else { continue }
        let isLast = index == edges.count - 1
        let here = "\(path)/\(next)"
        let mark = mark(next, way: way, path: here)
        let branch = isLast ? (isUp ? "┌ " : "└ ") : "├ "
        lines.append(
          Line(
            node: next, edge: edge, depth: isUp ? -way.count : way.count, stem: prefix + branch,
            mark: mark, path: here))
        guard mark == .opened else { continue }
        walk(next, way: way + [next], path: here, prefix: prefix + (isLast ? "  " : "│ "))
      }
    }

    private func mark(_ node: Int, way: [Int], path: String) -> Mark {
      if way.contains(node) { return .cycle }
      guard !tree.edges(of: node, isUp: isUp).isEmpty else { return .none }
      if opened.contains(node) { return .elsewhere }
      return tree.folded.contains(path) ? .folded : .opened
    }
  }
}
