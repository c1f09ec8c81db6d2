import ServerlessModel
import Testing

struct `Any trace` {
  @Test(arguments: 1...150)
  func `is laid out with every segment once and in order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let trace = RandomTrace.make(&random)
    let nodes = TraceTree(trace).nodes
    let ids = Set(trace.segments.flatMap(\.withDescendants).map(\.id))
    #expect(nodes.map(\.segment.id).sorted() == ids.sorted())
    for (index, node) in nodes.enumerated() {
      #expect(node.parent.map { $0 < index && nodes[$0].children.contains(index) } ?? true)
      #expect(node.depth == node.parent.map { nodes[$0].depth + 1 } ?? 0)
      let below = node.children.map { nodes[$0].segment }
      #expect(below.map(\.startUs) == below.map(\.startUs).sorted())
      #expect(node.children.first.map { $0 == index + 1 } ?? true)
    }
  }

  @Test(arguments: 1...150)
  func `has own times within its lengths and a path that hangs together`(seed: UInt64) {
    var random = SeededGenerator(seed: 1000 + seed)
    let nodes = TraceTree(RandomTrace.make(&random)).nodes
    for node in nodes {
      #expect((node.selfTime == nil) == (node.segment.endUs == nil))
      if let own = node.selfTime, let whole = node.segment.duration {
        #expect(own >= .zero && own <= whole)
        if node.children.isEmpty { #expect(own == whole) }
      }
      guard node.isCritical, let parent = node.parent else { continue }
      #expect(nodes[parent].isCritical)
      #expect(!node.isAsynchronous)
    }
    #expect(nodes.first?.isCritical ?? true)
  }

  @Test(arguments: 1...30)
  func `is laid out the same whatever order its segments came in`(seed: UInt64) {
    var random = SeededGenerator(seed: 2000 + seed)
    var trace = RandomTrace.make(&random, loops: false)
    let outline = TraceTree(trace).outline
    for _ in 0..<3 {
      trace.segments.shuffle(using: &random)
      #expect(TraceTree(trace).outline == outline)
    }
  }
}

/// Traces with missing parents, loops and calls in progress.
private enum RandomTrace {
  static func make(_ random: inout SeededGenerator, loops: Bool = true) -> Trace {
    let count = random.pick(0...25)
    let segments = (0..<count).map { index in
      var made = call("s\(index)", depth: 0, &random)
      let last = loops ? count + 2 : index - 1
      if last >= 0, !random.once(in: 4) { made.parentID = "s\(random.pick(0...last))" }
      if loops, random.once(in: 6) { made.parentID = "s\(random.pick(0...count))-0" }
      return made
    }
    return Trace(
      id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: random.next()), account: "1",
      region: "eu-west-1", segments: segments)
  }

  private static func call(_ id: String, depth: Int, _ random: inout SeededGenerator) -> Segment {
    let start = Int64(random.pick(0...500))
    var made = segment(
      id, from: start, to: random.once(in: 6) ? nil : start + Int64(random.pick(-5...300)))
    let count = depth < 3 ? random.pick(0...2) : 0
    for index in 0..<count {
      made.subsegments.append(call("\(id)-\(index)", depth: depth + 1, &random))
    }
    return made
  }
}
