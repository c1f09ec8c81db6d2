/// The calls of a trace as one tree: subsegments under their segments, segments under the call that made them.
package struct TraceTree: Sendable {
  /// One call with what was worked out of it.
  package struct Node: Sendable {
    package let segment: Segment
    package let depth: Int
    /// The node above; `nil` at a root.
    package let parent: Int?
    package fileprivate(set) var children: [Int] = []
    /// Own time less the union of the children's, in microseconds; `nil` while in progress.
    package fileprivate(set) var selfTime: Elapsed?
    package fileprivate(set) var isCritical = false
    /// Whether the call was sent off and not waited for.
    package let isAsynchronous: Bool
  }

  /// Depth first, children by start.
  package private(set) var nodes: [Node] = []

  /// Lays out a trace; a segment whose parent is missing stands at the root, and a loop of parents is cut.
  package init(_ trace: Trace) {
    var waiting: [String: [Segment]] = [:]
    let known = Set(trace.segments.flatMap(\.withDescendants).map(\.id))
    var roots: [Segment] = []
    for segment in trace.segments {
      if let parent = segment.parentID, known.contains(parent), parent != segment.id {
        waiting[parent, default: []].append(segment)
      } else {
        roots.append(segment)
      }
    }
    var builder = TreeBuilder(waiting: waiting)
    for root in roots.sorted(by: Self.earlier) { builder.add(root: root) }
    for loop in trace.segments.sorted(by: Self.earlier) where !builder.placed.contains(loop.id) {
      builder.add(root: loop)
    }
    nodes = builder.nodes
    for index in nodes.indices { nodes[index].selfTime = selfTime(of: index) }
    if let first = nodes.indices.first { markCritical(from: first) }
  }

  private static func earlier(_ left: Segment, _ right: Segment) -> Bool {
    (left.startUs, left.id) < (right.startUs, right.id)
  }

  private func selfTime(of index: Int) -> Elapsed? {
    let own = nodes[index].segment
    guard let end = own.endUs else { return nil }
    var covered: Int64 = 0
    var cursor = own.startUs
    let spans = nodes[index].children.map { nodes[$0].segment }
      .map { (start: max($0.startUs, own.startUs), end: min($0.endUs ?? end, end)) }
      .sorted { $0.start < $1.start }
    for span in spans where span.end > max(cursor, span.start) {
      covered += span.end - max(span.start, cursor)
      cursor = span.end
    }
    return Elapsed(microseconds: max(0, end - own.startUs - covered))
  }

  /// Walks back from the end of a call, each time to the child that ends last before the cursor.
  private mutating func markCritical(from index: Int) {
    nodes[index].isCritical = true
    var cursor = nodes[index].segment.endUs ?? Int64.max
    var rest = nodes[index].children.filter { !nodes[$0].isAsynchronous }
    while let last = rest.filter({ end(of: $0) <= cursor }).max(by: { end(of: $0) < end(of: $1) }) {
      markCritical(from: last)
      cursor = nodes[last].segment.startUs
      rest.removeAll { $0 == last }
    }
  }

  /// Where a call that was waited for ended: no later than its caller, whose clock may differ a little.
  private func end(of index: Int) -> Int64 {
    let above = nodes[index].parent.flatMap { nodes[$0].segment.endUs } ?? .max
    return min(nodes[index].segment.endUs ?? above, above)
  }
}

/// Puts segments into depth-first order.
private struct TreeBuilder {
  let waiting: [String: [Segment]]
  var nodes: [TraceTree.Node] = []
  var placed: Set<String> = []

  init(waiting: [String: [Segment]]) { self.waiting = waiting }

  /// Adds a root and all below it, without recursion; what lies deeper than 200 stands beside its caller.
  mutating func add(root: Segment) {
    var stack: [(segment: Segment, parent: Int?)] = [(root, nil)]
    while let (segment, parent) = stack.popLast() {
      guard placed.insert(segment.id).inserted else { continue }
      let index = append(segment, under: parent)
      let home = nodes[index].depth < 199 ? index : parent
      let children = segment.subsegments + (waiting[segment.id] ?? [])
      for child in children.sorted(by: { ($0.startUs, $0.id) > ($1.startUs, $1.id) }) {
        stack.append((child, home))
      }
    }
  }

  private mutating func append(_ segment: Segment, under parent: Int?) -> Int {
    let above = parent.map { nodes[$0].segment }
    nodes.append(
      TraceTree.Node(
        segment: segment, depth: parent.map { nodes[$0].depth + 1 } ?? 0, parent: parent,
        isAsynchronous: Self.isAsynchronous(segment, under: above)))
    if let parent { nodes[parent].children.append(nodes.count - 1) }
    return nodes.count - 1
  }

  /// A call that starts after its caller ended, or that outlives it, was not waited for.
  private static func isAsynchronous(_ segment: Segment, under parent: Segment?) -> Bool {
    guard let end = parent?.endUs else { return false }
    return segment.startUs >= end || (segment.endUs ?? segment.startUs) > end + 1000
  }
}

extension Segment {
  /// The segment and all that lies inside it, depth first.
  package var withDescendants: [Segment] { [self] + subsegments.flatMap(\.withDescendants) }
}
