import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-provisioned-concurrency-underused` {
  private static let story = used([0.4])

  /// Five-minute maxima, the last of them so many minutes ago.
  private static func used(_ shares: [Double], ago minutes: Double = 7 * 1440) -> Story {
    let points = shares.enumerated().map { (minutes - Double($0.offset) * 5, $0.element) }
    return Story().seen(minutes: 7 * 1440).metric(
      "ProvisionedConcurrencyUtilization", .maximum,
      at: Dictionary(points, uniquingKeysWith: { $1 })
    ).inVirginia()
  }

  @Test(arguments: [
    Case("speaks at forty percent", .speaks, story),
    Case("is silent above forty percent", .silent, used([0.401])),
    Case("looks at the busy end", .silent, used([0.1, 0.1, 0.1, 0.9])),
    Case(
      "lets one of twenty periods be busy", .speaks, used(Array(repeating: 0.1, count: 19) + [0.9])
    ),
    Case(
      "takes the most of five minutes", .silent,
      used([0.1]).metric(
        "ProvisionedConcurrencyUtilization", .maximum,
        Array(repeating: [0.1, 0.9, 0.1, 0.1, 0.1], count: 20).flatMap(\.self))),
    Case("does not apply before its window", .notApplicable, used([0.4], ago: 7 * 1440 + 1)),
    Case("does not apply without points", .notApplicable, Story().seen(minutes: 7 * 1440)),
    Case(
      "does not know where less than a week was seen", .unknown,
      used([0.4], ago: 5).seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaProvisionedConcurrencyUnderused())
  }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaProvisionedConcurrencyUnderused()
    #expect(try Self.story.summary(rule) == "40 % of it used at p95")
    let story = Self.story.metric("ProvisionedConcurrencyUtilization", .average, at: [5: 0.25])
      .function {
        $0.memoryMB = 2048
        $0.provisionedConcurrency = [
          ProvisionedConcurrency(qualifier: "a", requested: 4),
          ProvisionedConcurrency(qualifier: "b", requested: 6),
        ]
      }
    #expect(
      try story.summary(rule) == "40 % of it used at p95, $162.00 a month for the rest")
    #expect(
      try story.function { $0.architecture = .arm64 }.summary(rule)
        == "40 % of it used at p95, $129.60 a month for the rest")
  }
}
