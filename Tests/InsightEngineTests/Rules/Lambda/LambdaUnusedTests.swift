import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-unused` {
  private static let story = function()
  private static let day = 1440.0

  private static func function(
    changed: Double? = 90, ran: Double? = nil, seen: Double = 90 * day
  ) -> Story {
    let story = Story().function { $0.lastModified = changed.map { Story.ago($0 * day) } }
      .seen(minutes: seen)
    return ran.map { story.metric("Invocations", at: [$0: 1]) } ?? story
  }

  @Test(arguments: [
    Case("speaks of ninety days without a run", .speaks, story),
    Case("speaks of a run before that", .speaks, function(ran: 90 * day + 1, seen: 91 * day)),
    Case("is silent of a run ninety days ago", .silent, function(ran: 90 * day)),
    Case("is silent of a run within a month", .silent, function(ran: 29 * day)),
    Case(
      "is silent of a run in the logs", .silent, story.counted(ago: 86_400) { $0.executions = 1 }),
    Case(
      "speaks of minutes without a run", .speaks, story.counted(ago: 86_400) { $0.throttles = 1 }),
    Case(
      "speaks of points without a run", .speaks, story.metric("Invocations", at: [60 * day: 0])),
    Case("is silent of a change since", .silent, function(changed: 89.99)),
    Case(
      "is content with logs alone", .speaks, function().seen([.metrics], minutes: 1)),
    Case(
      "does not know where less than ninety days were seen", .unknown,
      function(seen: 90 * day - 1)),
    Case("does not know when it was changed", .unknown, function(changed: nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaUnused()) }

  @Test(
    arguments: [
      (180.0, 180.0, nil, Severity.warning), (179.99, 180, nil, .info), (180, 179.99, nil, .info),
      (180, 200, 180 * day + 1, .warning), (180, 200, 180 * day, .info),
    ] as [(Double, Double, Double?, Severity)])
  func `is a warning after half a year`(
    changed: Double, seen: Double, ran: Double?, severity: Severity
  ) throws {
    let story = Self.function(changed: changed, ran: ran, seen: seen * Self.day)
    #expect(try story.verdict(LambdaUnused()).violations.map(\.severity) == [severity])
  }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaUnused()
    #expect(try Self.story.summary(rule) == "not run in 90 d, changed 2026-08-22")
    #expect(
      try Self.function(changed: 200, seen: 200 * Self.day).summary(rule)
        == "not run in 180 d, changed 2026-05-04")
    #expect(
      try Self.function(ran: 90 * Self.day + 1, seen: 91 * Self.day).evidence("lastRun", rule)
        == .text("2026-08-22"))
  }
}
