import DataProvider
import ServerlessModel

@testable import SnapshotStore

/// X-Ray's documents, from a daemon or from an answer, up to the tree that is drawn.
enum XRaySegments: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    for path in ["segments.json", "111122223333/eu-west-1/xray.batch-get-traces.json"] {
      var reader = AnswerReader(options: AnswerOptions())
      guard (try? reader.read(Array(bytes), path: path)) != nil else { continue }
      for trace in reader.drain(fallback: Instant(milliseconds: 0)).traces { read(trace) }
    }
  }

  private static func read(_ trace: Trace) {
    let kept = try? TraceCodec.decode(TraceCodec.encode(trace.segments))
    expect(kept == trace.segments, "a trace is not read as it was kept")
    expect(
      TraceMerge.union(trace, trace).segments.count == trace.segments.count,
      "a trace that comes twice is not one")
    let tree = TraceTree(trace)
    let count = Set(trace.segments.flatMap(\.withDescendants).map(\.id)).count
    expect(tree.nodes.count == count, "the tree has other segments than the trace")
    for node in tree.nodes {
      expect(node.depth < 200, "the tree is deeper than 200")
      expect((node.selfTime ?? .zero) >= .zero, "a segment has less than no time of its own")
    }
    _ = TraceTree(trace, at: trace.start.map { $0.adding(milliseconds: 5) })
  }
}
