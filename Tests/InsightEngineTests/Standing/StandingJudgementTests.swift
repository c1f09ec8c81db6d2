import ServerlessModel
import Testing

@testable import InsightEngine

struct `standing judgement` {
  private static func whole(_ fleet: ChangingFleet, at moment: Instant) throws -> [Judge.Judged] {
    try Judge.verdicts(source: fleet, at: moment)
  }

  /// Compares what stands with what judging everything says; a difference must be of time alone.
  ///
  /// A verdict that rests may also not know what came since it was made, so it is held to that only after quiet.
  private static func compare(
    _ standing: StandingJudgement, _ fleet: ChangingFleet, flowed: Instant? = nil
  ) throws -> Int {
    let all = try whole(fleet, at: fleet.now)
    let held = standing.verdicts
    try #require(all.map(\.rule.id) == held.map(\.rule))
    try #require(all.map(\.resource) == held.map(\.resource))
    var lagging = 0
    for (right, held) in zip(all, held) where right.verdict != held.verdict {
      lagging += 1
      let label = "\(held.rule) of \(held.resource): \(held.verdict), but \(right.verdict)"
      #expect(held.dueAt.map { $0 > fleet.now } ?? false, "\(label)")
      if let flowed, held.rests, held.at <= flowed { continue }
      let then = try Judge.verdicts(source: fleet, at: held.at, resources: [held.resource])
        .first { $0.rule.id == held.rule }
      #expect(then?.verdict == held.verdict, "\(label)")
    }
    return lagging
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `is what judging everything says, or will be when it is due`(seed: UInt64) throws {
    var fleet = ChangingFleet(seed: seed)
    var noise = SeededNoise(seed: seed)
    var standing = StandingJudgement()
    _ = try standing.advance(to: fleet.now, source: fleet)
    #expect(try Self.compare(standing, fleet) == 0)
    let steps: [Int64] = [0, 60, 60, 60, 120, 300, 3600]
    var judged = 0
    var flowed: Instant?
    for _ in 0..<30 {
      let touched = fleet.happen(after: steps[noise.count(0...6)])
      if !touched.any.isDisjoint(with: .flows) { flowed = fleet.now }
      judged += try standing.advance(to: fleet.now, touched: touched, source: fleet).judged
      _ = try Self.compare(standing, fleet, flowed: flowed)
    }
    #expect(judged > 0 && judged < 30 * standing.verdicts.count / 2)
  }

  @Test(arguments: 11...13 as ClosedRange<UInt64>)
  func `misses nothing that is touched while no time passes`(seed: UInt64) throws {
    var fleet = ChangingFleet(seed: seed)
    var standing = StandingJudgement()
    _ = try standing.advance(to: fleet.now, source: fleet)
    for _ in 0..<25 {
      let touched = fleet.happen(after: 0)
      _ = try standing.advance(to: fleet.now, touched: touched, source: fleet)
      let all = try Self.whole(fleet, at: fleet.now)
      for (right, held) in zip(all, standing.verdicts) where right.verdict != held.verdict {
        #expect(held.rests, "\(held.rule): \(held.verdict), but \(right.verdict)")
      }
    }
  }

  @Test func `is what judging everything says once all of it is due`() throws {
    var fleet = ChangingFleet(seed: 21)
    var standing = StandingJudgement()
    _ = try standing.advance(to: fleet.now, source: fleet)
    for _ in 0..<5 {
      let touched = fleet.happen(after: 60)
      _ = try standing.advance(to: fleet.now, touched: touched, source: fleet)
    }
    let touched = fleet.happen(after: 86_400)
    _ = try standing.advance(to: fleet.now, touched: touched, source: fleet)
    #expect(try Self.compare(standing, fleet) == 0)
  }

  @Test func `has the same verdicts on two cores`() throws {
    var one = StandingJudgement()
    var two = StandingJudgement(cores: 2)
    var fleet = ChangingFleet(seed: 3, times: 8)
    for _ in 0..<3 {
      let touched = fleet.happen(after: 60)
      let first = try one.advance(to: fleet.now, touched: touched, source: fleet)
      let second = try two.advance(to: fleet.now, touched: touched, source: fleet)
      #expect(first.judged == second.judged && first.judged > 0)
      #expect(first.events == second.events && first.unknown == second.unknown)
      #expect(one.verdicts.map(\.verdict) == two.verdicts.map(\.verdict))
    }
  }

  @Test func `judges nothing where nothing was touched and nothing is due`() throws {
    let fleet = ChangingFleet(seed: 5)
    var standing = StandingJudgement()
    #expect(try standing.advance(to: fleet.now, source: fleet).judged == standing.verdicts.count)
    #expect(try standing.advance(to: fleet.now, source: fleet).judged == 0)
  }

  @Test func `makes a verdict anew where what it read was touched`() throws {
    var story = Story().metric("Invocations", Array(repeating: 100, count: 60))
      .metric("Errors", Array(repeating: 0, count: 60))
    var standing = StandingJudgement(rules: [LambdaErrorRateHigh()])
    let first = try standing.advance(to: Story.now, source: story)
    #expect(first.judged == 1 && standing.verdicts.map(\.verdict) == [.pass])
    story = story.metric("Errors", Array(repeating: 50, count: 60))
    var touched = Touched()
    touched.touch(story.resource.id, .metrics)
    let round = try standing.advance(to: Story.now, touched: touched, source: story)
    #expect(round.judged == 1 && standing.verdicts.map(\.verdict.outcome) == [.speaks])
    #expect(round.events.map(\.kind) == [.opened])
    let again = try standing.advance(to: Story.now, touched: touched, source: story)
    #expect(again.judged == 1 && again.events.isEmpty)
  }

  @Test func `a resource that came or went is judged or forgotten`() throws {
    var story = Story()
    var standing = StandingJudgement(rules: [LambdaDefaultTimeout(), SqsNoDlq()])
    _ = try standing.advance(to: Story.now, source: story)
    let queue = Story.resource(.queue, "orders")
    story.others = [queue]
    var touched = Touched()
    touched.touch(queue.id, .configuration)
    _ = try standing.advance(to: Story.now, touched: touched, source: story)
    #expect(standing.verdicts.map(\.rule).sorted() == ["lambda-default-timeout", "sqs-no-dlq"])
    story.others = []
    _ = try standing.advance(to: Story.now, touched: touched, source: story)
    #expect(standing.verdicts.map(\.rule) == ["lambda-default-timeout"])
  }
}

extension StandingVerdict {
  /// Whether its rule waits though what it read was touched.
  fileprivate var rests: Bool {
    Registry.rules.first { $0.card.id == rule }
      .map { $0.restSeconds > 0 || $0.windowSeconds == 0 } ?? false
  }
}
