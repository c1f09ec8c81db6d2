import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-log-debug-level` {
  private static let story = logging(60, 140)

  private static func logging(
    _ debug: Int, _ other: Int, level: LogLevel = .debug, tag: String? = "prod",
    ago minutes: Double = 24 * 60
  ) -> Story {
    let story = Story().lines(debug, "cart is 7", level, ago: minutes)
      .lines(other, "sold", ago: minutes)
    return tag.map { story.tagged("env", $0) } ?? story
  }

  @Test(arguments: [
    Case("speaks at thirty percent of two hundred lines", .speaks, story),
    Case("speaks of trace lines", .speaks, logging(60, 140, level: .trace)),
    Case("is silent of information", .silent, logging(60, 140, level: .info)),
    Case("is silent below thirty percent", .silent, logging(59, 141)),
    Case("is silent below two hundred lines", .silent, logging(199, 0)),
    Case("is silent of lines before its window", .silent, logging(200, 0, ago: 24 * 60 + 1)),
    Case(
      "speaks of the level that is set", .speaks,
      logging(0, 0).function { $0.applicationLogLevel = "DEBUG" }),
    Case(
      "is silent of a higher level", .silent,
      logging(0, 0).function { $0.applicationLogLevel = "INFO" }),
    Case(
      "knows production by other words", .speaks,
      logging(60, 140, tag: nil).tagged("Stage", "Production")),
    Case("does not apply to a test", .notApplicable, logging(60, 140, tag: "dev")),
    Case("does not know where no tags were read", .unknown, logging(60, 140, tag: nil)),
    Case(
      "does not know where less than a day was seen", .unknown,
      logging(199, 0, ago: 1).seen(minutes: 24 * 60 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      story.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaLogDebugLevel()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaLogDebugLevel()
    #expect(try Self.story.summary(rule) == "30 % of 200 lines are debug or trace")
    #expect(
      try Self.story.evidence("levels", rule)
        == .list(["DEBUG: 60 lines, 540 B", "none: 140 lines, 560 B"]))
    #expect(try Self.story.verdict(rule).violations.first?.savingUSD == nil)
    let set = Self.story.function { $0.applicationLogLevel = "TRACE" }
    #expect(try set.summary(rule) == "logs from level TRACE on in production")
  }

  @Test func `says what its lines cost in a month, by their share of the log group`() throws {
    let group = ResourceID(
      .logGroup, name: "/aws/lambda/" + Story().resource.name, account: Story.account,
      region: Story.region)
    let day = Array(repeating: 1_073_741_824.0, count: 24)
    let counted = Self.story.metric("IncomingBytes", .sum, by: [:], day, every: 3600, of: group)
    // 540 of 1,100 bytes, of 24 GB a day for thirty days, in the first tier of what Lambda writes.
    let dollars = try #require(
      try counted.verdict(LambdaLogDebugLevel()).violations.first?.savingUSD)
    let price = try Calculator.logs(
      ingestedGB: 540.0 / 1100 * 24 * 30, kind: .lambda, region: Story.region
    ).totalUSD
    #expect(abs(dollars - price) < 0.001)
    #expect(price > 150)
    let set = counted.function { $0.applicationLogLevel = "DEBUG" }
    #expect(try set.verdict(LambdaLogDebugLevel()).violations.first?.savingUSD == dollars)
    let quiet = Self.logging(0, 200).metric(
      "IncomingBytes", .sum, by: [:], day, every: 3600, of: group
    ).function { $0.applicationLogLevel = "DEBUG" }
    #expect(try quiet.verdict(LambdaLogDebugLevel()).violations.first?.savingUSD == nil)
  }
}
