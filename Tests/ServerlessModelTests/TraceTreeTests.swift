import ServerlessModel
import Testing

/// A segment with times in milliseconds.
func segment(
  _ id: String, under parent: String? = nil, from start: Int64, to end: Int64?,
  _ subsegments: [Segment] = []
) -> Segment {
  Segment(
    id: id, parentID: parent, name: id, startUs: start * 1000, endUs: end.map { $0 * 1000 },
    inProgress: end == nil, subsegments: subsegments)
}

/// A trace of segments, laid out.
func tree(_ segments: Segment...) -> TraceTree {
  TraceTree(
    Trace(
      id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), account: "1", region: "eu-west-1",
      segments: segments))
}

extension TraceTree {
  /// Ids with an indent of a dot a level.
  var outline: [String] {
    nodes.map { String(repeating: ".", count: $0.depth) + $0.segment.id }
  }

  var critical: [String] { nodes.filter(\.isCritical).map(\.segment.id) }

  func selfMs(of id: String) -> Double? {
    nodes.first { $0.segment.id == id }?.selfTime?.milliseconds
  }
}

struct `The calls of a trace` {
  @Test func `stand depth first, children by start, whatever order they came in`() {
    let tree = tree(
      segment("late", under: "root", from: 60, to: 90),
      segment("deep", under: "inner", from: 12, to: 20),
      segment("root", from: 0, to: 100, [segment("own", from: 50, to: 55)]),
      segment("early", under: "root", from: 10, to: 40, [segment("inner", from: 11, to: 30)]))
    #expect(tree.outline == ["root", ".early", "..inner", "...deep", ".own", ".late"])
  }

  @Test func `with equal starts stand in the order of their ids`() {
    let tree = tree(
      segment("r", from: 0, to: 9), segment("b", under: "r", from: 1, to: 2),
      segment("a", under: "r", from: 1, to: 2))
    #expect(tree.outline == ["r", ".a", ".b"])
  }

  @Test func `stand at the root when their parent is missing`() {
    let tree = tree(
      segment("orphan", under: "gone", from: 5, to: 9), segment("root", from: 0, to: 10))
    #expect(tree.outline == ["root", "orphan"])
    #expect(tree.nodes.map(\.parent) == [nil, nil])
  }

  @Test func `that are their own parent stand at the root`() {
    #expect(tree(segment("a", under: "a", from: 0, to: 1)).outline == ["a"])
  }

  @Test func `in a loop are cut and each kept once`() {
    let tree = tree(
      segment("a", under: "c", from: 0, to: 9), segment("b", under: "a", from: 1, to: 8),
      segment("c", under: "b", from: 2, to: 7), segment("root", from: 0, to: 10))
    #expect(tree.outline == ["root", "a", ".b", "..c"])
  }

  @Test func `whose parent lies inside themselves are kept`() {
    let tree = tree(
      segment("a", under: "inner", from: 0, to: 9, [segment("inner", from: 1, to: 2)]))
    #expect(tree.outline == ["a", ".inner"])
  }

  @Test func `sent twice are kept once`() {
    let tree = tree(
      segment("root", from: 0, to: 9, [segment("call", from: 1, to: 2)]),
      segment("call", under: "root", from: 1, to: 2))
    #expect(tree.outline == ["root", ".call"])
  }

  @Test func `know the call above and those below`() {
    let tree = tree(
      segment("r", from: 0, to: 9, [segment("a", from: 1, to: 2), segment("b", from: 3, to: 4)]))
    #expect(tree.nodes.map(\.parent) == [nil, 0, 0])
    #expect(tree.nodes[0].children == [1, 2])
  }

  @Test func `are none for an empty trace`() {
    #expect(tree().nodes.isEmpty)
  }

  @Test func `are all kept however deep they lie`() {
    var chain = segment("s0", from: 0, to: 9)
    for index in 1..<400 { chain = segment("s\(index)", from: 0, to: 9, [chain]) }
    let nested = tree(chain)
    #expect(Set(nested.nodes.map(\.segment.id)).count == 400)
    let links = (0..<400).map {
      segment("s\($0)", under: $0 == 399 ? nil : "s\($0 + 1)", from: 0, to: 9)
    }
    let linked = TraceTree(
      Trace(
        id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), account: "1", region: "x",
        segments: links))
    #expect(linked.nodes.count == 400)
  }
}

struct `The own time of a call` {
  @Test func `leaves out what its calls took, overlaps once`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [
          segment("a", from: 10, to: 40), segment("b", from: 30, to: 60),
          segment("c", from: 35, to: 38), segment("d", from: 80, to: 90),
        ]))
    #expect(tree.selfMs(of: "root") == 40)
    #expect(tree.selfMs(of: "a") == 30)
  }

  @Test func `leaves out only what lies inside it`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [segment("before", from: -50, to: 10), segment("after", from: 90, to: 400)]))
    #expect(tree.selfMs(of: "root") == 80)
  }

  @Test func `is not touched by a call that began after it ended`() {
    let tree = tree(segment("root", from: 0, to: 100, [segment("async", from: 150, to: 200)]))
    #expect(tree.selfMs(of: "root") == 100)
  }

  @Test func `is not told while it is in progress`() {
    let tree = tree(segment("root", from: 0, to: nil, [segment("done", from: 1, to: 4)]))
    #expect(tree.selfMs(of: "root") == nil)
    #expect(tree.selfMs(of: "done") == 3)
  }

  @Test func `ends where a call in progress began`() {
    let tree = tree(segment("root", from: 0, to: 100, [segment("open", from: 70, to: nil)]))
    #expect(tree.selfMs(of: "root") == 70)
  }

  @Test func `is nothing for a call that ends before it starts`() {
    #expect(tree(segment("root", from: 9, to: 3)).selfMs(of: "root") == 0)
  }
}

struct `The critical path` {
  @Test func `goes back from the end, each time to the call that ends last`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [
          segment("a", from: 0, to: 30, [segment("a1", from: 5, to: 25)]),
          segment("b", from: 20, to: 60), segment("c", from: 65, to: 90),
          segment(
            "d", from: 50, to: 95,
            [segment("d1", from: 51, to: 60), segment("d2", from: 61, to: 94)]),
        ]))
    #expect(tree.critical == ["root", "a", "a1", "d", "d1", "d2"])
  }

  @Test func `takes every call of a chain of calls`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [
          segment("a", from: 0, to: 30), segment("b", from: 30, to: 60),
          segment("c", from: 60, to: 99),
        ]
      ))
    #expect(tree.critical == ["root", "a", "b", "c"])
  }

  @Test func `leaves out what was not waited for`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [
          segment("waited", from: 10, to: 50),
          segment("outlives", from: 60, to: 500, [segment("inside", from: 70, to: 80)]),
          segment("afterwards", from: 120, to: 130),
        ]))
    #expect(tree.critical == ["root", "waited"])
    let sent = tree.nodes.filter(\.isAsynchronous).map(\.segment.id)
    #expect(sent == ["outlives", "afterwards"])
  }

  @Test func `goes through a call whose clock ends a moment after its caller's`() {
    var late = segment("function", under: "service", from: 1, to: 100)
    late.endUs = 100_400
    let tree = tree(segment("service", from: 0, to: 100), late)
    #expect(tree.nodes.map(\.isAsynchronous) == [false, false])
    #expect(tree.critical == ["service", "function"])
  }

  @Test func `goes through calls in progress`() {
    let tree = tree(
      segment(
        "root", from: 0, to: nil,
        [
          segment("done", from: 1, to: 10),
          segment("open", from: 20, to: nil, [segment("inside", from: 21, to: 30)]),
        ]))
    #expect(tree.critical == ["root", "done", "open", "inside"])
  }

  @Test func `takes a call in progress to last as long as its caller`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [segment("done", from: 0, to: 90), segment("open", from: 50, to: nil)]
      ))
    #expect(tree.critical == ["root", "open"])
  }

  @Test func `starts at the first root`() {
    let tree = tree(segment("second", from: 50, to: 500), segment("first", from: 0, to: 100))
    #expect(tree.critical == ["first"])
  }
}

struct `What a call did itself` {
  private func parts(_ tree: TraceTree, _ id: String) -> [[Int64]] {
    let node = tree.nodes.first { $0.segment.id == id }
    return (node?.selfParts ?? []).map { [$0.lowerBound / 1000, $0.upperBound / 1000] }
  }

  @Test func `are the stretches in which none of its calls ran`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 100,
        [segment("a", from: 10, to: 40), segment("b", from: 30, to: 60)]))
    #expect(parts(tree, "root") == [[0, 10], [60, 100]])
    #expect(parts(tree, "a") == [[10, 40]])
  }

  @Test func `is not known of a call in progress that made none`() {
    let tree = tree(
      segment("root", from: 0, to: 100, [segment("open", from: 70, to: nil)]))
    #expect(parts(tree, "open").isEmpty)
    #expect(parts(tree, "root") == [[0, 70]])
  }

  @Test func `is told up to where a call in progress has come`() {
    let tree = tree(segment("root", from: 0, to: nil, [segment("done", from: 10, to: 30)]))
    #expect(parts(tree, "root") == [[0, 10]])
    #expect(tree.nodes[0].knownEndUs == 30_000)
  }
}

struct `The critical path of a call` {
  @Test func `is told of one that its caller did not wait for`() {
    let tree = tree(
      segment(
        "root", from: 0, to: 10,
        [
          segment(
            "sent", from: 5, to: 90,
            [segment("waited", from: 20, to: 80), segment("short", from: 20, to: 30)])
        ]))
    #expect(tree.critical == ["root"])
    #expect(
      tree.criticalPath(from: 1).map { tree.nodes[$0].segment.id }.sorted() == ["sent", "waited"])
  }

  @Test func `ends where the calls below it end`() {
    let tree = tree(
      segment("a", from: 0, to: 9, [segment("a1", from: 1, to: 2)]), segment("b", from: 20, to: 30))
    #expect(tree.end(below: 0) == 2)
    #expect(tree.end(below: 2) == 3)
  }
}

struct `A trace as it was known` {
  private let whole = Trace(
    id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), account: "1", region: "eu-west-1",
    segments: [
      segment(
        "root", from: 0, to: 100, [segment("a", from: 10, to: 40), segment("b", from: 60, to: 90)])
    ])

  private func tree(at milliseconds: Int64) -> TraceTree {
    TraceTree(whole, at: Instant(milliseconds: milliseconds))
  }

  @Test func `leaves out what began later, and what went on is in progress`() {
    #expect(tree(at: 50).outline == ["root", ".a"])
    #expect(tree(at: 50).nodes[0].selfTime == nil)
    #expect(tree(at: 50).nodes[0].knownEndUs == 50_000)
    #expect(tree(at: 60).outline == ["root", ".a"])
    #expect(tree(at: 61).outline == ["root", ".a", ".b"])
  }

  @Test func `is whole from its end on, and no longer than it was`() {
    #expect(tree(at: 100).nodes[0].selfTime == Elapsed(milliseconds: 40))
    #expect(tree(at: 9000).nodes.map(\.knownEndUs) == [100_000, 40_000, 90_000])
  }

  @Test func `hides how a call ended that had not ended`() {
    var failing = whole
    failing.segments[0].fault = true
    failing.segments[0].cause = .init(type: "Timeout")
    let early = TraceTree(failing, at: Instant(milliseconds: 50)).nodes[0].segment
    #expect(!early.fault)
    #expect(early.cause == nil)
    #expect(TraceTree(failing, at: Instant(milliseconds: 100)).nodes[0].segment.fault)
  }
}

struct `A trace` {
  @Test func `lasts from its first start to its last known end`() {
    let trace = Trace(
      id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), account: "1", region: "eu-west-1",
      segments: [
        segment("b", from: 20, to: 90), segment("a", from: 10, to: 30),
        segment("c", from: 25, to: nil),
      ])
    #expect(trace.start == Instant(milliseconds: 10))
    #expect(trace.duration == Elapsed(milliseconds: 80))
  }

  @Test func `without an end has no duration`() {
    let trace = Trace(
      id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), account: "1", region: "eu-west-1",
      segments: [segment("a", from: 10, to: nil)])
    #expect(trace.duration == nil)
  }
}
