import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-cost-anomaly` {
  /// Stories end at 14:00; requests alone cost a dollar for five million.
  private static let today = 14.0 * 60
  private static let story = story(10)
  private static let full = 14 * 1440 + 14 * 60.0

  /// Millions of runs today, and on each day before up to the same hour, the newest first.
  private static func story(
    _ millions: Double, before: [Double] = Array(repeating: 5, count: 14), at ago: Double = 60,
    past: Double = 60, _ change: (inout Counters) -> Void = { _ in }
  ) -> Story {
    var story = Story().seen(minutes: full).counted(ago: ago) {
      $0.executions = Int(millions * 1e6)
      change(&$0)
    }
    for (place, value) in before.enumerated() {
      story = story.counted(ago: Double(place + 1) * 1440 + past) {
        $0.executions = Int(value * 1e6)
        $0.durationUs = Int64(value * 1e6) * 100_000
        $0.memoryMB = 256
      }
    }
    return story
  }

  /// Seven cheap days, the oldest among them, and seven dear ones.
  private static let mixed = Array(repeating: 50.0, count: 7) + Array(repeating: 5.0, count: 7)

  @Test(arguments: [
    Case("speaks at twice the usual cost and a dollar more", .speaks, story(10)),
    Case("is silent below twice", .silent, story(19.9, before: Array(repeating: 10, count: 14))),
    Case("speaks at twice", .speaks, story(20, before: Array(repeating: 10, count: 14))),
    Case(
      "is silent below a dollar more", .silent, story(8.9, before: Array(repeating: 4, count: 14))),
    Case("speaks of a cost where there was none", .speaks, story(5, before: [])),
    Case("is silent of as much as ever", .silent, story(5)),
    Case("takes the middle of two weeks", .speaks, story(10, before: mixed)),
    Case("is silent of yesterday's cost", .silent, story(10, before: [], at: today + 1)),
    Case("counts from midnight on", .speaks, story(10, before: [], at: today)),
    Case(
      "leaves later hours of other days out", .speaks,
      story(10, before: Array(repeating: 50, count: 14), past: -1)),
    Case(
      "does not know where less than two weeks were seen", .unknown,
      story.seen(minutes: full - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaCostAnomaly()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaCostAnomaly())
        == "$2.00 today, $1.00 on other days by now")
  }

  @Test func `shows which factor moved`() throws {
    let rule = LambdaCostAnomaly()
    let story = Self.story(10) {
      $0.durationUs = 10_000_000 * 300_000
      $0.memoryMB = 512
      $0.billedMBmsX86 = 1000
      $0.retryMBms = 250
    }
    #expect(try story.evidence("runs", rule) == .number(10_000_000))
    #expect(try story.evidence("usualRuns", rule) == .number(5_000_000))
    #expect(try story.evidence("meanMs", rule) == .number(300))
    #expect(try story.evidence("usualMeanMs", rule) == .number(100))
    #expect(try story.evidence("memoryMB", rule) == .number(512))
    #expect(try story.evidence("usualMemoryMB", rule) == .number(256))
    #expect(try story.evidence("retryShare", rule) == .number(0.25))
  }
}
