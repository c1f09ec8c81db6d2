import ServerlessModel
import Testing

@testable import InsightEngine

struct `the digest of a trace` {
  private static func digest(_ segments: [Segment], at moment: Instant = TraceStory.later)
    -> TraceDigest?
  {
    TraceDigest(TraceStory.trace(1, segments), at: moment, SegmentResources([]))
  }

  @Test func `counts a failure where it began, not in all that it failed`() {
    var run = TraceStory.function(
      1, "charge", 0, 100,
      calls: [
        TraceStory.call(2, "a.example", 10, 20, failed: true),
        TraceStory.call(3, "b.example", 30, 40, failed: true),
        TraceStory.call(4, "c.example", 50, 60),
      ])
    run.fault = true
    let digest = Self.digest([run])
    #expect(digest?.failures == 2)
    #expect(digest?.marks == [.fault])
    #expect(digest?.services == ["charge", "a.example", "b.example", "c.example"])
  }

  @Test func `gathers annotations and the status of the root`() {
    var root = TraceStory.segment(1, "shop", 0, 100, origin: "AWS::ApiGateway::Stage")
    root.http = .init(method: "GET", url: nil, status: 502)
    var run = TraceStory.function(2, "charge", 0, 90, parent: 1)
    run.annotations = ["order": "1841"]
    let digest = Self.digest([root, run])
    #expect(digest?.status == 502)
    #expect(digest?.annotations == ["order": "1841"])
    #expect(digest?.duration == Elapsed(microseconds: 100_000))
  }

  @Test func `is open while a segment has no end, and is not before it began`() {
    let run = TraceStory.function(1, "charge", 0, 100)
    let half = Self.digest([run], at: TraceStory.start.adding(milliseconds: 50))
    #expect(half?.marks == [.open])
    #expect(half?.duration == nil)
    #expect(Self.digest([run], at: TraceStory.start) == nil)
  }
}
