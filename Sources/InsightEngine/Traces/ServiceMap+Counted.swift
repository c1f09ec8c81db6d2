package import ServerlessModel

extension ServiceMap {
  /// What X-Ray counted of the calls of an edge, over all traces that it sampled.
  package struct Counted: Hashable, Sendable {
    package var calls = 0.0
    package var failures = 0.0
    /// The length of all calls together, in seconds.
    package var seconds = 0.0

    /// Failures by calls, from 0 to 1.
    package var failureRate: Double { calls == 0 ? 0 : failures / calls }
    /// The length of a call in the mean, in microseconds.
    package var meanUs: Int64 { calls == 0 ? 0 : Int64(seconds / calls * 1e6) }
  }

  /// Adds what X-Ray counted: to the edges that traces tell of, and as edges of their own where none was read.
  ///
  /// A service is the node of its name, of its own account where the node is a resource; `resource` finds those held.
  package mutating func add(
    _ counts: [ServiceGraphCount], resource: (_ account: String, _ name: String) -> ResourceID?
  ) {
    for count in counts {
      let caller = count.caller.map { index(of: $0, count.account, resource) }
      let callee = index(of: count.callee, count.account, resource)
      let edge = index(from: caller, to: callee)
      var sum = edges[edge].counted ?? Counted()
      sum.calls += count.calls
      sum.failures += count.failures
      sum.seconds += count.seconds
      edges[edge].counted = sum
    }
    edges.sort(by: Self.worse)
  }

  private mutating func index(
    of name: String, _ account: String, _ resource: (String, String) -> ResourceID?
  ) -> Int {
    let known = nodes.firstIndex { node in
      node.name == name && (node.resource.map { $0.account == account } ?? true)
    }
    if let known { return known }
    nodes.append(Node(name: name, resource: resource(account, name)))
    return nodes.count - 1
  }

  private mutating func index(from caller: Int?, to callee: Int) -> Int {
    if let known = edges.firstIndex(where: { $0.caller == caller && $0.callee == callee }) {
      return known
    }
    edges.append(Edge(caller: caller, callee: callee))
    return edges.count - 1
  }
}
