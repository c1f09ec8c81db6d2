import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-reserved-concurrency-zero` {
  private static let story = reserved(0, for: 60)

  /// A reservation of another size before, and this one for so many minutes.
  private static func reserved(_ count: Int?, for minutes: Double, before: Int? = 5) -> Story {
    var old = FunctionConfiguration()
    old.reservedConcurrency = before
    var new = FunctionConfiguration()
    new.reservedConcurrency = count
    new.reservedConcurrencyKnown = true
    var story = Story()
    story.configurations = [:]
    return story.configuration(.function(old)).configuration(.function(new), minutesAgo: minutes)
  }

  @Test(arguments: [
    Case("speaks after an hour at zero", .speaks, story),
    Case("is silent before that", .silent, reserved(0, for: 59)),
    Case("is silent of one", .silent, reserved(1, for: 60)),
    Case("is silent without a reservation", .silent, reserved(nil, for: 60)),
    Case("counts what was so all along", .speaks, reserved(0, for: 1, before: 0)),
    Case(
      "does not know where less than an hour was seen", .unknown,
      {
        var story = reserved(0, for: 59)
        story.configurations[story.resource.id]?.removeFirst()
        return story
      }()),
    Case("does not know where the reservation was not asked for", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaReservedConcurrencyZero()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaReservedConcurrencyZero()
    #expect(
      try Self.story.metric("Throttles", first(3, of: 60, 4)).summary(rule)
        == "nothing may run for 60 min, 12 requests turned away")
    #expect(try Self.story.without(.metrics).summary(rule) == "nothing may run for 60 min")
    #expect(try Self.story.verdict(rule).violations.first?.since == Story.ago(60))
  }
}
