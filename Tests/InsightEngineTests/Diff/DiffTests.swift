import ServerlessModel
import Testing

@testable import InsightEngine

struct `a diff` {
  private static let before = TimeSpan(start: Story.ago(120), end: Story.ago(60))
  private static let after = TimeSpan(start: Story.ago(60), end: Story.now)

  private static func compare(_ story: Story, with other: Story? = nil) throws -> Diff {
    try Diff(before: .init(story, before), after: .init(other ?? story, after))
  }

  private static func verdict(
    _ kind: ComparedFigure.Kind, _ comparison: Diff
  ) -> ComparedFigure.Verdict? {
    comparison.functions.first?.figures.first { $0.kind == kind }?.verdict
  }

  /// So many runs in each of 50 minutes of an hour, of which the first ones fail.
  private static func hour(
    _ story: Story, ago start: Double, runs: Int = 4, failing: Int = 0, ms: Double = 100,
    cold: Int = 0
  ) -> Story {
    (0..<50).reduce(story) { story, minute in
      let ago = start - 1 - Double(minute)
      return story.runs(failing, .error, ago: ago, ms: ms)
        .runs(cold, ago: ago, ms: ms, cold: true)
        .runs(runs - failing - cold, ago: ago, ms: ms + Double(minute % 7))
    }
  }

  @Test func `of two like hours shows no difference`() throws {
    let story = Self.hour(Self.hour(Story(), ago: 120, failing: 1), ago: 60, failing: 1)
    let comparison = try Self.compare(story)
    for kind in ComparedFigure.Kind.allCases {
      #expect(Self.verdict(kind, comparison) == .noDifference, "\(kind)")
    }
  }

  @Test func `says worse of what rose and better of what fell`() throws {
    let story = Self.hour(
      Self.hour(Story(), ago: 120, cold: 1), ago: 60, failing: 1, ms: 300)
    let comparison = try Self.compare(story)
    #expect(Self.verdict(.errors, comparison) == .worse)
    #expect(Self.verdict(.p95, comparison) == .worse)
    #expect(Self.verdict(.cost, comparison) == .worse)
    #expect(Self.verdict(.coldStarts, comparison) == .better)
    #expect(comparison.functions.first?.verdict == .worse)
  }

  @Test func `of a handful of runs says that they are too few`() throws {
    let story = Story().runs(19, ago: 70).runs(19, .error, ago: 10)
    let comparison = try Self.compare(story)
    #expect(comparison.functions.first?.verdict == .tooFew)
    #expect(Self.verdict(.errors, comparison) == .tooFew)
  }

  @Test func `of logs that were not recorded says what is missing`() throws {
    let comparison = try Self.compare(Story().runs(50, ago: 10).without(.logs))
    #expect(comparison.functions.first?.missing == .notRecorded("logs"))
    #expect(comparison.functions.first?.verdict == .tooFew)
  }

  @Test func `names the setting that changed, and what it was`() throws {
    var larger = FunctionConfiguration()
    larger.memoryMB = 512
    let story = Story().function { $0.memoryMB = 256 }
      .configuration(.function(larger), minutesAgo: 30)
    let changes = try Self.compare(story).changes
    let change = try #require(changes.first { $0.label.contains("memory") })
    #expect(change.before == "256" && change.after == "512")
  }

  @Test func `names what was deployed between the two`() throws {
    let story = Story().deployed(ago: 200).deployed(ago: 30)
    #expect(try Self.compare(story).deployments.map(\.time) == [Story.ago(30)])
  }

  @Test func `of two recordings pairs functions by name and names the rest`() throws {
    var other = Story(.lambdaFunction, "orders-api")
    other.others = [Story.resource(.queue, "new-queue")]
    let comparison = try Self.compare(
      Story().beside(.topic, "old-topic"), with: other)
    #expect(comparison.functions.map(\.resource.name) == ["orders-api"])
    #expect(comparison.added.map(\.name) == ["new-queue"])
    #expect(comparison.removed.map(\.name) == ["old-topic"])
  }

  @Test func `puts errors that rose before a duration that rose, and better after both`() {
    func function(_ name: String, _ kind: ComparedFigure.Kind, _ change: Double) -> ComparedFunction
    {
      let figures = ComparedFigure.Kind.allCases.map { each in
        ComparedFigure(
          kind: each, before: Estimate(1, 1, 1),
          after: each == kind ? Estimate(1 + change, 1 + change, 1 + change) : Estimate(1, 1, 1))
      }
      return ComparedFunction(
        resource: Story.resource(.lambdaFunction, name), before: nil, after: nil, missing: nil,
        figures: figures)
    }
    let all = [
      function("calm", .p95, 0), function("quicker", .p95, -0.5), function("slow", .p95, 1),
      function("slower", .p95, 2), function("failing", .errors, 0.1),
    ].sorted(by: ComparedFunction.isBefore)
    #expect(all.map(\.resource.name) == ["failing", "slower", "slow", "quicker", "calm"])
  }
}

struct `the spans around a deployment` {
  private static func deployment(ago minutes: Double) -> Deployment {
    Deployment(
      id: "d\(minutes)", resource: Story.resource(.lambdaFunction, "f").id,
      time: Story.ago(minutes))
  }

  @Test func `are as long as was asked for`() throws {
    let deployment = Self.deployment(ago: 120)
    let spans = try #require(
      ComparedSpans.around(deployment, among: [deployment], seconds: 3600, at: Story.now))
    #expect(spans.before == TimeSpan(start: Story.ago(180), end: Story.ago(120)))
    #expect(spans.after == TimeSpan(start: Story.ago(120), end: Story.ago(60)))
  }

  @Test func `end at the deployments around it and at the moment looked from`() throws {
    let all = [Self.deployment(ago: 130), Self.deployment(ago: 120), Self.deployment(ago: 100)]
    let middle = try #require(
      ComparedSpans.around(all[1], among: all, seconds: 3600, at: Story.now))
    #expect(middle.before.start == Story.ago(130) && middle.after.end == Story.ago(100))
    let last = try #require(
      ComparedSpans.around(all[2], among: all, seconds: 3600, at: Story.ago(90)))
    #expect(last.after.end == Story.ago(90))
  }

  @Test func `are none before it happened`() {
    let deployment = Self.deployment(ago: 10)
    #expect(
      ComparedSpans.around(deployment, among: [deployment], seconds: 60, at: Story.ago(10)) == nil)
  }
}
