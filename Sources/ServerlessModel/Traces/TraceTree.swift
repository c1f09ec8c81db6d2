/// The calls of a trace as one tree: subsegments under their segments, segments under the call that made them.
package struct TraceTree: Sendable {
  /// One call with what was worked out of it.
  package struct Node: Sendable {
    package let segment: Segment
    package let depth: Int
    /// The node above; `nil` at a root.
    package let parent: Int?
    package fileprivate(set) var children: [Int] = []
    /// When it ended; of a call in progress, how far it has come as far as is known.
    package fileprivate(set) var knownEndUs: Int64
    /// When none of its calls ran; nothing for a call in progress that made none.
    package fileprivate(set) var selfParts: [ClosedRange<Int64>] = []
    package fileprivate(set) var isCritical = false
    /// Whether the call was sent off and not waited for.
    package let isAsynchronous: Bool

    /// Own time less the union of the children's; `nil` while in progress.
    package var selfTime: Elapsed? {
      guard segment.endUs != nil else { return nil }
      return Elapsed(
        microseconds: selfParts.reduce(0) { $0 + $1.upperBound - $1.lowerBound })
    }
  }

  /// Depth first, children by start.
  package private(set) var nodes: [Node] = []

  /// Lays out a trace as it was known at a moment; a segment whose parent is missing stands at the root, and a loop of parents is cut.
  ///
  /// - Parameter moment: `nil` for all that is held.
  package init(_ trace: Trace, at moment: Instant? = nil) {
    let segments = (moment.map { trace.asKnown(at: $0) } ?? trace).segments
    let ids = Set(segments.flatMap(\.withDescendants).map(\.id))
    var waiting: [String: [Segment]] = [:]
    var roots: [Segment] = []
    for segment in segments {
      if let parent = segment.parentID, ids.contains(parent), parent != segment.id {
        waiting[parent, default: []].append(segment)
      } else {
        roots.append(segment)
      }
    }
    var builder = TreeBuilder(waiting: waiting)
    for root in roots.sorted(by: Self.earlier) { builder.add(root: root) }
    for loop in segments.sorted(by: Self.earlier) where !builder.placed.contains(loop.id) {
      builder.add(root: loop)
    }
    nodes = builder.nodes
    let latest = Self.latest(trace, at: moment)
    for index in nodes.indices { nodes[index].knownEndUs = knownEnd(of: index, latest: latest) }
    for index in nodes.indices { nodes[index].selfParts = selfParts(of: index) }
    guard !nodes.isEmpty else { return }
    for index in criticalPath(from: 0) { nodes[index].isCritical = true }
  }

  /// How far a root in progress has come: to the moment, where anything of the trace went on for so long.
  private static func latest(_ trace: Trace, at moment: Instant?) -> Int64 {
    let last = trace.segments.flatMap(\.withDescendants).map { $0.endUs ?? $0.startUs }.max() ?? 0
    return moment.map { min(last, $0.milliseconds &* 1000) } ?? last
  }

  private static func earlier(_ left: Segment, _ right: Segment) -> Bool {
    (left.startUs, left.id) < (right.startUs, right.id)
  }

  /// The calls that a call's end waited for: back from it, each time the one that ended last before the cursor.
  package func criticalPath(from root: Int) -> Set<Int> {
    var path: Set<Int> = [root]
    var cursor = nodes[root].knownEndUs
    var rest = nodes[root].children.filter { !nodes[$0].isAsynchronous }
    while let last = rest.filter({ end(of: $0) <= cursor }).max(by: { end(of: $0) < end(of: $1) }) {
      path.formUnion(criticalPath(from: last))
      cursor = nodes[last].segment.startUs
      rest.removeAll { $0 == last }
    }
    return path
  }

  /// The index after the last call below one; nodes stand depth first.
  package func end(below root: Int) -> Int {
    nodes[(root + 1)...].firstIndex { $0.depth <= nodes[root].depth } ?? nodes.count
  }

  /// Where a call that was waited for ended: no later than its caller, whose clock may differ a little.
  private func end(of index: Int) -> Int64 {
    min(nodes[index].knownEndUs, nodes[index].parent.map { nodes[$0].knownEndUs } ?? .max)
  }

  /// A call in progress lasts as long as its caller does.
  private func knownEnd(of index: Int, latest: Int64) -> Int64 {
    let segment = nodes[index].segment
    let end = segment.endUs ?? nodes[index].parent.map { nodes[$0].knownEndUs } ?? latest
    return max(segment.startUs, end)
  }

  private func selfParts(of index: Int) -> [ClosedRange<Int64>] {
    let own = nodes[index]
    guard own.segment.endUs != nil || !own.children.isEmpty else { return [] }
    var parts: [ClosedRange<Int64>] = []
    var cursor = own.segment.startUs
    for child in own.children.map({ nodes[$0] }) {
      let start = min(max(child.segment.startUs, cursor), own.knownEndUs)
      if start > cursor { parts.append(cursor...start) }
      cursor = max(cursor, min(child.knownEndUs, own.knownEndUs))
    }
    if own.knownEndUs > cursor { parts.append(cursor...own.knownEndUs) }
    return parts
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
        knownEndUs: segment.endUs ?? segment.startUs,
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
