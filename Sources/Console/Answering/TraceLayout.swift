package import ServerlessModel

/// Lays a trace out as rows: who called whom, what was waited for, what was a call's own work.
package struct TraceLayout {
  private let trace: Trace
  private let at: Instant
  private let originUs: Int64
  private let limitUs: Int64

  /// A layout of what is known at a moment: calls that begin later are left out, those that end later are open.
  package init(_ trace: Trace, at: Instant) {
    self.trace = trace
    self.at = at
    originUs = trace.segments.map(\.startUs).min() ?? 0
    limitUs = at.milliseconds * 1000
  }

  /// A node with its children, oldest first.
  private final class Node {
    let segment: Segment
    let startUs: Int64
    var endUs: Int64
    let isOpen: Bool
    var children: [Node] = []
    var isCritical = false

    init(_ segment: Segment, startUs: Int64, endUs: Int64, isOpen: Bool) {
      self.segment = segment
      self.startUs = startUs
      self.endUs = endUs
      self.isOpen = isOpen
    }
  }

  /// The rows in the order they are drawn.
  ///
  /// - Parameter resource: Finds the resource that a segment is about.
  package func answer(sampled: Bool, resource: (Segment) -> ResourceID?) -> TraceAnswer {
    let roots = tree()
    if let last = roots.max(by: { $0.endUs < $1.endUs }) {
      markCritical(last, until: last.endUs, depth: 0)
    }
    var rows: [CallRow] = []
    for (index, root) in roots.enumerated() {
      add(root, depth: 0, root: index, to: &rows, resource: resource)
    }
    let end = rows.map(\.endUs).max() ?? 0
    return TraceAnswer(
      id: trace.id, start: Instant(milliseconds: originUs / 1000), durationUs: end, calls: rows,
      sampled: sampled, missing: rows.isEmpty ? "no segment of this trace is held yet" : nil,
      account: trace.account, region: trace.region)
  }

  /// Segments of other services hang under the subsegment that called them.
  private func tree() -> [Node] {
    var nodes: [String: Node] = [:]
    var order: [Node] = []
    func grow(_ segment: Segment, _ parent: Node?) {
      guard segment.startUs <= limitUs else { return }
      let node = Node(
        segment, startUs: segment.startUs, endUs: end(segment, parent), isOpen: isOpen(segment))
      parent?.children.append(node)
      if parent == nil { order.append(node) }
      nodes[segment.id] = node
      for child in segment.subsegments { grow(child, node) }
    }
    for segment in trace.segments { grow(segment, nil) }
    var roots: [Node] = []
    for node in order {
      if let id = node.segment.parentID, let parent = nodes[id], !reaches(node, parent) {
        parent.children.append(node)
      } else {
        roots.append(node)
      }
    }
    sort(roots)
    return roots.sorted { $0.startUs < $1.startUs }
  }

  /// Whether hanging `node` under `parent` would close a ring; recordings may hold nonsense.
  private func reaches(_ node: Node, _ parent: Node) -> Bool {
    if node === parent { return true }
    return node.children.contains { reaches($0, parent) }
  }

  private func sort(_ nodes: [Node]) {
    for node in nodes {
      node.children.sort { ($0.startUs, $0.endUs) < ($1.startUs, $1.endUs) }
      sort(node.children)
    }
  }

  private func isOpen(_ segment: Segment) -> Bool {
    segment.endUs.map { $0 > limitUs } ?? true
  }

  /// An open call lasts as long as its parent does, as far as is known.
  private func end(_ segment: Segment, _ parent: Node?) -> Int64 {
    if let end = segment.endUs, end <= limitUs { return max(segment.startUs, end) }
    let latest = trace.segments.compactMap(\.endUs).max() ?? segment.startUs
    return max(segment.startUs, min(limitUs, parent?.endUs ?? latest))
  }

  /// Back from the end: each time the child that ends last before the cursor, asynchronous ones left out.
  private func markCritical(_ node: Node, until end: Int64, depth: Int) {
    node.isCritical = true
    guard depth < 200 else { return }
    var cursor = min(end, node.endUs)
    let waited = node.children.filter { !isAsynchronous($0, under: node) }
      .sorted { $0.endUs > $1.endUs }
    for child in waited where child.endUs <= cursor && child.endUs > child.startUs {
      markCritical(child, until: child.endUs, depth: depth + 1)
      cursor = child.startUs
    }
  }

  /// Work that outlives its caller was not waited for.
  private func isAsynchronous(_ child: Node, under parent: Node) -> Bool {
    child.endUs > parent.endUs
  }

  private func add(
    _ node: Node, depth: Int, root: Int, to rows: inout [CallRow],
    resource: (Segment) -> ResourceID?
  ) {
    let segment = node.segment
    let parts = selfParts(node)
    rows.append(
      CallRow(
        id: segment.id, depth: depth, segment: segment, name: CallName.of(segment),
        startUs: node.startUs - originUs, endUs: node.endUs - originUs, isOpen: node.isOpen,
        selfUs: node.isOpen ? nil : parts.reduce(0) { $0 + $1.upperBound - $1.lowerBound },
        selfParts: parts.map { ($0.lowerBound - originUs)...($0.upperBound - originUs) },
        isCritical: node.isCritical, retries: segment.aws["retries"].flatMap { Int($0) } ?? 0,
        resource: resource(segment), requestID: segment.aws["request_id"], root: root))
    guard depth < 200 else { return }
    for child in node.children {
      add(child, depth: depth + 1, root: root, to: &rows, resource: resource)
    }
  }

  /// The parts of a call in which no child ran.
  private func selfParts(_ node: Node) -> [ClosedRange<Int64>] {
    guard !node.children.isEmpty || !node.isOpen else { return [] }
    var parts: [ClosedRange<Int64>] = []
    var cursor = node.startUs
    for child in node.children {
      let start = min(max(child.startUs, node.startUs), node.endUs)
      if start > cursor { parts.append(cursor...start) }
      cursor = max(cursor, min(child.endUs, node.endUs))
    }
    if node.endUs > cursor { parts.append(cursor...node.endUs) }
    return parts
  }
}

/// What a call is called: service and operation, or the host.
enum CallName {
  static func of(_ segment: Segment) -> String {
    let operation = segment.aws["operation"]
    let about =
      segment.aws["table_name"] ?? segment.aws["function_name"] ?? segment.aws["topic_arn"]
    if segment.namespace == "aws" {
      return [segment.name, operation, about].compactMap(\.self).joined(separator: " ")
    }
    if segment.namespace == "remote" { return "http \(segment.name)" }
    if segment.origin == "AWS::Lambda" { return "Lambda \(segment.name)" }
    return segment.name
  }
}
