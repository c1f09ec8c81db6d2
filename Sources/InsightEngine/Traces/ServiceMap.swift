package import ServerlessModel

/// Who calls whom, how often, how long and how well, as recorded traces tell it.
package struct ServiceMap: Sendable {
  /// A service, a resource or a host that traces passed through.
  package struct Node: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// The resource, where one is held.
    package let resource: ResourceID?
    /// How often it was at work.
    package fileprivate(set) var visits = 0
    /// How long it was at work in all, in microseconds.
    package fileprivate(set) var busyUs: Int64 = 0
  }

  /// The calls from one node to another.
  package struct Edge: Hashable, Sendable {
    /// An index into the nodes; `nil` where traces begin.
    package let caller: Int?
    /// An index into the nodes.
    package let callee: Int
    /// How many calls were seen.
    package fileprivate(set) var calls = 0
    /// Those that were an error, a fault or throttled.
    package fileprivate(set) var failures = 0
    /// Those of which no end is held.
    package fileprivate(set) var open = 0
    /// Those that did not fail, and of which no end is held though their caller ended.
    package fileprivate(set) var unanswered = 0
    /// Those that were sent off and not waited for.
    package fileprivate(set) var asynchronous = 0
    /// The length that 95 of 100 calls kept to; an open call counts as long as it is known to have lasted.
    package fileprivate(set) var p95Us: Int64 = 0
    /// Whether the call at that rank was open, so that it is at least so long.
    package fileprivate(set) var p95IsLeast = false
    /// The part of the caller's time that passed while such a call ran, from 0 to 1.
    package fileprivate(set) var share: Double?
    /// What X-Ray counted of it; `nil` where it counted none, or was not asked.
    package internal(set) var counted: Counted?

    /// Failures by calls, from 0 to 1.
    package var failureRate: Double { calls == 0 ? 0 : Double(failures) / Double(calls) }
    /// Calls that failed or were never answered.
    package var troubled: Int { max(failures + unanswered, Int(counted?.failures ?? 0)) }
    /// The calls that those are of.
    package var total: Int { max(calls, Int(counted?.calls ?? 0)) }
  }

  /// The nodes, in the order they were met.
  package internal(set) var nodes: [Node] = []
  /// The edges, most failed and unanswered calls first, then most of the caller's time.
  package internal(set) var edges: [Edge] = []
  /// How many traces were read.
  package private(set) var traces = 0

  /// Sums up traces as they were known at a moment.
  package init(_ traces: [Trace], at moment: Instant, _ resources: SegmentResources) {
    var builder = ServiceMapBuilder()
    for trace in traces {
      let tree = TraceTree(trace, at: moment)
      guard !tree.nodes.isEmpty else { continue }
      builder.add(tree, TracePoint.points(of: tree, account: trace.account, resources))
      self.traces += 1
    }
    nodes = builder.nodes
    edges = builder.calls.map { builder.edge($0.key, $0.value) }.sorted(by: Self.worse)
  }

  static func worse(_ left: Edge, _ right: Edge) -> Bool {
    let (a, b) = (left.share ?? -1, right.share ?? -1)
    return (right.troubled, b, right.total, left.caller ?? -1, left.callee)
      < (left.troubled, a, left.total, right.caller ?? -1, right.callee)
  }
}

/// Counts the calls of traces, tree by tree.
private struct ServiceMapBuilder {
  /// From whom to whom.
  struct Pair: Hashable {
    let caller: Int?
    let callee: Int
  }

  /// What is kept of the calls of one edge.
  struct Calls {
    var lengths: [(us: Int64, isOpen: Bool)] = []
    var failures = 0
    var unanswered = 0
    var asynchronous = 0
    var waitedUs: Int64 = 0
  }

  private(set) var nodes: [ServiceMap.Node] = []
  private(set) var calls: [Pair: Calls] = [:]
  private var indices: [String: Int] = [:]

  mutating func add(_ tree: TraceTree, _ points: [TracePoint?]) {
    let ids = points.map { $0.map { index(of: $0) } }
    let units = units(of: tree, ids)
    for (index, node) in tree.nodes.enumerated() {
      guard let callee = ids[index] else { continue }
      if units[index] == index, !isShell(index, tree, ids) {
        nodes[callee].visits += 1
        nodes[callee].busyUs += max(0, node.knownEndUs - node.segment.startUs)
      }
      let caller = node.parent.flatMap { ids[$0] }
      if caller != callee {
        let hasCallerEnded = node.parent.map { tree.nodes[$0].segment.endUs != nil } ?? false
        count(node, from: caller, to: callee, hasCallerEnded: hasCallerEnded)
      }
    }
    for (pair, us) in waits(tree, ids, units) { calls[pair]?.waitedUs += us }
  }

  func edge(_ pair: Pair, _ calls: Calls) -> ServiceMap.Edge {
    var edge = ServiceMap.Edge(caller: pair.caller, callee: pair.callee)
    let lengths = calls.lengths.sorted { $0.us < $1.us }
    edge.calls = lengths.count
    edge.failures = calls.failures
    edge.unanswered = calls.unanswered
    edge.open = lengths.filter(\.isOpen).count
    edge.asynchronous = calls.asynchronous
    let rank = Int((0.95 * Double(lengths.count)).rounded(.up))
    let slow = lengths[max(1, min(rank, lengths.count)) - 1]
    (edge.p95Us, edge.p95IsLeast) = (slow.us, slow.isOpen)
    if let caller = pair.caller, nodes[caller].busyUs > 0 {
      edge.share = min(1, Double(calls.waitedUs) / Double(nodes[caller].busyUs))
    }
    return edge
  }

  private mutating func index(of point: TracePoint) -> Int {
    if let known = indices[point.key] { return known }
    nodes.append(ServiceMap.Node(name: point.name, resource: point.resource))
    indices[point.key] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func count(
    _ node: TraceTree.Node, from caller: Int?, to callee: Int, hasCallerEnded: Bool
  ) {
    let length = max(0, node.knownEndUs - node.segment.startUs)
    var calls = self.calls[Pair(caller: caller, callee: callee)] ?? Calls()
    calls.lengths.append((length, node.segment.endUs == nil))
    if node.segment.hasFailed {
      calls.failures += 1
    } else if node.segment.endUs == nil, hasCallerEnded {
      calls.unanswered += 1
    }
    if node.isAsynchronous { calls.asynchronous += 1 }
    self.calls[Pair(caller: caller, callee: callee)] = calls
  }

  /// The piece of work that each call is part of: one run of a function, else one visit of a service.
  private func units(of tree: TraceTree, _ ids: [Int?]) -> [Int] {
    var units = Array(tree.nodes.indices)
    for (index, node) in tree.nodes.enumerated() {
      guard let parent = node.parent, ids[parent] == ids[index],
        node.segment.origin != "AWS::Lambda::Function"
      else { continue }
      units[index] = units[parent]
    }
    return units
  }

  /// Lambda's own segment around the runs of a function lasts over its retries too: it is no work of the function.
  private func isShell(_ index: Int, _ tree: TraceTree, _ ids: [Int?]) -> Bool {
    tree.nodes[index].children.contains {
      tree.nodes[$0].segment.origin == "AWS::Lambda::Function" && ids[$0] == ids[index]
    }
  }

  /// How long each piece of work had a call open, by whom it called; calls side by side count once.
  private func waits(_ tree: TraceTree, _ ids: [Int?], _ units: [Int]) -> [Pair: Int64] {
    var reached: [[Int]: Int64] = [:]
    var waits: [Pair: Int64] = [:]
    for (index, node) in tree.nodes.enumerated() {
      guard let parent = node.parent, let caller = ids[parent], let callee = ids[index],
        caller != callee, !node.isAsynchronous
      else { continue }
      let unit = tree.nodes[units[parent]]
      let key = [units[parent], callee]
      let start = max(node.segment.startUs, reached[key] ?? unit.segment.startUs)
      let end = min(node.knownEndUs, unit.knownEndUs)
      guard end > start else { continue }
      waits[Pair(caller: caller, callee: callee), default: 0] += end - start
      reached[key] = end
    }
    return waits
  }
}
