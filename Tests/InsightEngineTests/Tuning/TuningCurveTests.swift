import ServerlessModel
import Testing

@testable import InsightEngine

struct `memory advice` {
  private static func runs(
    _ count: Int, memoryMB: Int = 1024, ms: Double = 1000, usedMB: Int = 100
  ) -> [Execution] {
    Story().runs(count, ms: ms, memoryMB: memoryMB, usedMB: usedMB).executions
  }

  private static func curve(_ runs: [Execution], waiting: Double? = nil) throws -> TuningCurve {
    let facts = try #require(
      TuningFacts(runs, architecture: .x86, region: "us-east-1", waitShare: waiting))
    return try #require(try TuningCurve(facts))
  }

  private static func point(_ size: Int, _ curve: TuningCurve, _ architecture: Architecture = .x86)
    -> TuningCurve.Point?
  {
    curve.points.first { $0.memoryMB == size && $0.architecture == architecture }
  }

  @Test func `prices the present size as it was recorded`() throws {
    let now = try #require(Self.point(1024, try Self.curve(Self.runs(100))))
    #expect(now.isCurrent)
    #expect(now.confidence == .measured)
    #expect(now.p50Ms == 1000)
    #expect((now.costPerMillionUSD - 16.8667).magnitude < 1e-9)
  }

  @Test func `calls fewer than a hundred runs few`() throws {
    #expect(Self.point(1024, try Self.curve(Self.runs(99)))?.confidence == .few)
  }

  @Test(
    arguments: [
      (512, nil, 2000.0, TuningCurve.Confidence.bound), (512, 0.0, 2000, .traced),
      (512, 1.0, 1000, .traced), (512, 0.5, 1500, .traced),
      (1769, 0.0, 1024.0 / 1769 * 1000, .traced),
      (3008, 0.0, 1024.0 / 1769 * 1000, .traced),
    ] as [(Int, Double?, Double, TuningCurve.Confidence)])
  func `scales processor time and not waiting, up to one vCPU`(
    size: Int, waiting: Double?, ms: Double, confidence: TuningCurve.Confidence
  ) throws {
    let point = try #require(Self.point(size, try Self.curve(Self.runs(100), waiting: waiting)))
    #expect((point.p50Ms - ms).magnitude < 0.01)
    #expect(point.confidence == confidence)
  }

  @Test func `advises less memory to a function that waits`() throws {
    let curve = try Self.curve(Self.runs(100), waiting: 1)
    #expect(curve.points.filter(\.isAdvised).map(\.memoryMB) == [128])
  }

  @Test func `advises nothing that would be slower`() throws {
    let curve = try Self.curve(Self.runs(100), waiting: 0)
    #expect(curve.points.filter(\.isAdvised).isEmpty)
  }

  @Test func `leaves out sizes that the memory used does not fit with room`() throws {
    let curve = try Self.curve(Self.runs(100, usedMB: 223), waiting: 1)
    #expect(Self.point(256, curve) == nil)
    #expect(Self.point(256, try Self.curve(Self.runs(100, usedMB: 222), waiting: 1)) != nil)
  }

  @Test func `takes other sizes from runs that had them`() throws {
    let both = Self.runs(200) + Self.runs(100, memoryMB: 512, ms: 1100)
    let point = try #require(Self.point(512, try Self.curve(both, waiting: 0)))
    #expect(point.p50Ms == 1100)
    #expect(point.confidence == .measured)
  }

  @Test func `only assumes that the other architecture is as fast`() throws {
    let arm = try #require(Self.point(1024, try Self.curve(Self.runs(100)), .arm64))
    #expect(arm.confidence == .assumed)
    #expect(arm.costPerMillionUSD < 16)
    #expect(!arm.isAdvised)
  }

  @Test func `knows nothing without runs that succeeded`() {
    let failed = Story().runs(5, .timeout).executions
    #expect(TuningFacts(failed, architecture: .x86, region: "", waitShare: nil) == nil)
  }

  @Test func `reads the share of waiting from traces`() {
    let story = Story().traces(2, ms: 100, [Call(name: "DynamoDB", ms: 60)])
    let share = TuningFacts.waitShare(of: story.traces, through: story.resource)
    #expect(share.map { ($0 * 100).rounded() } == 60)
    #expect(TuningFacts.waitShare(of: [], through: story.resource) == nil)
  }

  @Test func `says in words what it advises and how sure it is`() throws {
    let advice = TuningAdvice(try Self.curve(Self.runs(100), waiting: 1))
    #expect(advice.memory.hasPrefix("128 MB in place of 1,024 MB: "))
    #expect(advice.memory.hasSuffix("worked out from the waiting that its traces show"))
    #expect(
      advice.sureness
        == "100 runs at this size; by its traces it waits 100 % of its time")
    let bound = TuningAdvice(try Self.curve(Self.runs(100)))
    #expect(bound.memory.hasPrefix("leave the memory at 1,024 MB"))
    #expect(bound.sureness.hasSuffix("so other sizes are bounds"))
  }

  @Test(arguments: [
    ("python3.12", Architecture.x86, true), ("python3.12", .arm64, false), ("go1.x", .x86, false),
  ])
  func `advises arm64 where the runtime runs there`(
    runtime: String, architecture: Architecture, isAdvised: Bool
  ) throws {
    let story = Story().runs(100, ms: 1000, memoryMB: 1024, usedMB: 900).function {
      $0.runtime = runtime
      $0.architecture = architecture
    }
    let window = Window(at: Story.now, seconds: 86_400)
    let facts = try #require(
      try TuningFacts(of: story.resource, source: story, window: window))
    let advice = TuningAdvice(try #require(try TuningCurve(facts)))
    #expect((advice.architecture != nil) == isAdvised)
    if isAdvised {
      #expect(advice.architecture?.contains("20 % less, if as fast there") == true)
    }
  }

  @Test func `has no curve without a price`() throws {
    let facts = try #require(
      TuningFacts(Self.runs(100), architecture: .x86, region: "mars-1", waitShare: nil))
    #expect(throws: NoPrice.self) { try TuningCurve(facts) }
  }
}
