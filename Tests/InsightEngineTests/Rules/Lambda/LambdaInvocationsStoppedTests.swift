import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-invocations-stopped` {
  private static let story = story()

  /// Two weeks of hours with ten runs each, then two hours of silence; some hours may be idle, the oldest short of a run.
  private static func story(
    short: Bool = false, idle: Int = 0, from: Int = 200, late: Double? = nil
  ) -> Story {
    var values: [Double: Double] = [:]
    for hour in 0..<336 where !(from..<from + idle).contains(hour) {
      values[Double(hour) * 60 + 180] = short && hour == 335 ? 9 : 10
    }
    if let late { values[late] = 1 }
    return Story().seen(minutes: 338 * 60).metric("Invocations", at: values)
  }

  @Test(arguments: [
    Case("speaks of two silent hours where twenty runs were expected", .speaks, story()),
    Case("is silent where fewer were expected", .silent, story(short: true)),
    Case("is silent of a single run in the silent hours", .silent, story(late: 119)),
    Case("is silent of a run a moment ago", .silent, story(late: 1)),
    Case("speaks where one hour in twenty had no run", .speaks, story(idle: 16)),
    Case("is silent where more had none", .silent, story(idle: 17)),
    Case(
      "does not know where less than two weeks were seen", .unknown,
      story().seen(minutes: 338 * 60 - 1)),
    Case("counts runs where no metrics were recorded", .silent, Story().runs()),
    Case(
      "does not know where neither was recorded", .unknown,
      Story().without(.metrics).denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaInvocationsStopped()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaInvocationsStopped())
        == "no run in 2 h, about 20 expected")
  }

  @Test func `says when it ran last`() throws {
    #expect(
      try Self.story(idle: 1, from: 0).evidence("hoursSinceLastRun", LambdaInvocationsStopped())
        == .number(3))
  }
}
