import ServerlessModel
import Testing

@testable import SnapshotStore

/// Segments as bytes.
struct `The bytes of a trace` {
  private func trace(_ segments: [Segment]) throws -> Trace {
    Trace(
      id: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), account: Make.account,
      region: Make.region, segments: try TraceCodec.decode(TraceCodec.encode(segments)))
  }

  @Test func `that were forged hold no times that cannot be reckoned with`() throws {
    let segments = [
      Segment(id: "a", name: "a", startUs: -.max, endUs: .max),
      Segment(id: "b", parentID: "a", name: "b", startUs: .max - 5, endUs: .max),
      Segment(id: "c", name: "c", startUs: .min),
    ]
    let trace = try trace(segments)
    #expect(try #require(trace.duration) > .zero)
    #expect(TraceTree(trace).nodes.count == 3)
    #expect(TraceTree(trace, at: Make.at(0)).nodes.allSatisfy { ($0.selfTime ?? .zero) >= .zero })
  }

  @Test func `are read back as deep as segments are nested, and no deeper`() throws {
    func nested(_ depth: Int) -> [Segment] {
      (0...depth).reduce([]) { inside, number in
        [Segment(id: "\(number)", name: "n", startUs: 0, subsegments: inside)]
      }
    }
    #expect(try trace(nested(200)).segments == nested(200))
    #expect(throws: DamagedData.self) { try trace(nested(201)) }
  }
}
