import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-provisioned-concurrency-spillover` {
  private static let story = spills([29, 24, 19], 5)

  /// So many requests spilled over in single minutes, out of a hundred each.
  private static func spills(_ minutes: [Double], _ count: Double) -> Story {
    func at(_ value: Double) -> [Double: Double] {
      Dictionary(minutes.map { ($0, value) }, uniquingKeysWith: { $1 })
    }
    return Story().metric("ProvisionedConcurrencySpilloverInvocations", at: at(count))
      .metric("Invocations", at: at(100))
  }

  @Test(arguments: [
    Case("speaks of three periods in six", .speaks, story),
    Case("is silent of two periods", .silent, spills([29, 28, 19], 50)),
    Case("is silent below five percent", .silent, spills([29, 24, 19], 4.9)),
    Case("is silent of periods before its window", .silent, spills([31, 24, 19], 5)),
    Case("counts its oldest period whole", .speaks, spills([30, 24, 19], 5)),
    Case("is silent without requests", .silent, spills([29, 24, 19], 0).metric("Invocations", [])),
    Case("is silent without points", .silent, Story().seen(minutes: 30)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 29)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaProvisionedConcurrencySpillover())
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaProvisionedConcurrencySpillover())
        == "5.0 % of requests find no warm environment, in 3 of the last 6 periods of 5 min")
  }

  @Test func `says how many runs began cold`() throws {
    let story = Self.story.runs(2, ago: 29, cold: true).runs(1, ago: 31, cold: true)
    #expect(
      try story.evidence("coldStarts", LambdaProvisionedConcurrencySpillover()) == .number(2))
  }
}
