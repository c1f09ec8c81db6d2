import ServerlessModel
import Testing

@testable import InsightEngine

/// A judgement that is advanced to one moment after another, with all that it told.
private struct Walk {
  var story: Story
  var standing: StandingJudgement
  var told: [FindingEvent] = []
  var unknown: [ResourceID: [UnknownVerdict]] = [:]

  init(_ story: Story, resuming: [Finding] = []) {
    self.story = story
    standing = StandingJudgement(rules: [Louder()], resuming: resuming)
  }

  mutating func advance(minutesAgo: Double, touching inputs: Inputs = []) throws {
    var touched = Touched()
    if !inputs.isEmpty { touched.touch(story.resource.id, inputs) }
    let round = try standing.advance(
      to: Story.ago(minutesAgo), touched: touched, source: story)
    told += round.events
    unknown.merge(round.unknown) { $1 }
  }

  mutating func advance(_ minutes: ClosedRange<Int>, touching inputs: Inputs = []) throws {
    for minute in minutes.reversed() {
      try advance(minutesAgo: Double(minute), touching: inputs)
    }
  }

  var minutesAgo: [Double] { told.map { Double(Story.now.since($0.time)) / 60_000 } }
}

struct `findings of a standing judgement` {
  private static let once = Story().metric("Noise", at: [32: 10])

  /// Opened half an hour ago.
  private static func opened(_ story: Story = once) throws -> Walk {
    var walk = Walk(story)
    try walk.advance(minutesAgo: 40)
    #expect(walk.told.isEmpty)
    try walk.advance(minutesAgo: 30, touching: .metrics)
    #expect(walk.told.map(\.kind) == [.opened] && walk.minutesAgo == [30])
    return walk
  }

  @Test func `end when their window has passed, though nothing comes any more`() throws {
    var walk = try Self.opened()
    try walk.advance(minutesAgo: 26, touching: .metrics)
    try walk.advance(22...25)
    #expect(walk.told.map(\.kind) == [.opened])
    try walk.advance(minutesAgo: 21)
    #expect(walk.told.map(\.kind) == [.opened, .resolved] && walk.minutesAgo == [30, 21])
  }

  @Test func `go on where the condition comes back in time, and are reopened where it does not`()
    throws
  {
    var walk = try Self.opened(Story().metric("Noise", at: [32: 10, 25: 10, 8: 10]))
    try walk.advance(0...29, touching: .metrics)
    #expect(walk.told.map(\.kind) == [.opened, .resolved, .reopened])
    #expect(walk.minutesAgo == [30, 14, 7])
    #expect(walk.told.last?.finding.reopened == 1)
  }

  @Test func `change where their figure moves by half`() throws {
    var walk = try Self.opened(Story().metric("Noise", at: [32: 10, 29: 10]))
    try walk.advance(minutesAgo: 28, touching: .metrics)
    #expect(walk.told.map(\.kind) == [.opened, .changed])
    #expect(walk.told.last?.finding.summary == "loud: 20")
  }

  @Test func `tell their figures a quarter of an hour after they were told last`() throws {
    let noise = Dictionary(uniqueKeysWithValues: (0..<9).map { (Double($0) * 5 + 2, 10.0) })
    var walk = Walk(Story().metric("Noise", at: noise))
    try walk.advance(0...44, touching: .metrics)
    #expect(walk.told.map(\.kind) == [.opened, .changed, .changed])
    #expect(walk.minutesAgo == [41, 26, 11])
    #expect(walk.told.last?.finding.lastSeen == walk.told.last?.time)
    #expect(walk.told.last?.finding.count == 31)
  }

  @Test func `end at once where the rule does not apply any more`() throws {
    var walk = try Self.opened()
    walk.story.resource.tags = ["quiet": "yes"]
    try walk.advance(minutesAgo: 29, touching: .configuration)
    #expect(walk.told.map(\.kind) == [.opened, .resolved] && walk.minutesAgo == [30, 29])
  }

  @Test func `end with their resource, when that went`() throws {
    var walk = try Self.opened()
    walk.story.resource.validTo = Story.ago(29)
    try walk.advance(minutesAgo: 27, touching: .configuration)
    #expect(walk.told.map(\.kind) == [.opened, .resolved] && walk.minutesAgo == [30, 29])
    #expect(walk.standing.verdicts.isEmpty && walk.unknown.values.allSatisfy(\.isEmpty))
  }

  @Test func `end where nobody judges them any more`() throws {
    let open = try #require(try Self.opened().told.last?.finding)
    var retired = open
    (retired.id, retired.rule) = ("retired@x", "retired")
    var elsewhere = open
    elsewhere.resource = .function("forgotten", account: Story.account, region: Story.region)
    elsewhere.id = "louder@" + elsewhere.resource.arn
    var walk = Walk(Self.once, resuming: [open, retired, elsewhere])
    try walk.advance(minutesAgo: 29)
    #expect(walk.told.map(\.kind) == [.resolved, .resolved])
    #expect(Set(walk.told.map(\.finding.id)) == [retired.id, elsewhere.id])
  }

  @Test func `are taken up, and end as if they had been opened here`() throws {
    let open = try #require(try Self.opened().told.last?.finding)
    var walk = Walk(Self.once, resuming: [open])
    try walk.advance(minutesAgo: 25)
    #expect(walk.told.isEmpty)
    try walk.advance(minutesAgo: 20)
    #expect(walk.told.map(\.kind) == [.resolved] && walk.told.first?.finding.id == open.id)
  }

  @Test func `stay as they are while nobody can see, which is said`() throws {
    var walk = try Self.opened()
    #expect(walk.unknown == [walk.story.resource.id: []])
    let seeing = walk.story
    walk.story = seeing.denied(.metrics, "cloudwatch:GetMetricData")
    try walk.advance(10...29, touching: .metrics)
    #expect(walk.told.map(\.kind) == [.opened])
    #expect(
      walk.unknown[walk.story.resource.id]?.map(\.missing) == ["denied: cloudwatch:GetMetricData"])
    walk.story = seeing
    try walk.advance(0...9, touching: .metrics)
    #expect(walk.told.map(\.kind) == [.opened, .resolved])
    #expect(walk.unknown == [walk.story.resource.id: []])
  }
}
