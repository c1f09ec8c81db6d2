import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-account-concurrency-near-quota` {
  private static let story = story(first(10, of: 10, 700))

  private static func story(
    _ claimed: [Double], metric: String = "ClaimedAccountConcurrency", limit: Int? = 1000
  ) -> Story {
    Story.account { $0.concurrentExecutions = limit }.metric(metric, .maximum, claimed)
  }

  private static let quota = Quota(
    code: "L-B99A9384", name: "Concurrent executions", service: "lambda", account: Story.account,
    region: Story.region, limit: 1000, source: "service-quotas")

  @Test(arguments: [
    Case("speaks at seventy percent for ten minutes", .speaks, story),
    Case("is silent below seventy percent", .silent, story(first(10, of: 10, 699))),
    Case("is silent of nine minutes", .silent, story(first(9, of: 10, 999))),
    Case("is silent of minutes before its window", .silent, story(first(10, of: 11, 999))),
    Case(
      "reads the older metric where the newer was not recorded", .speaks,
      story(first(10, of: 10, 700), metric: "ConcurrentExecutions")),
    Case(
      "prefers the newer one", .silent,
      story(first(10, of: 10, 1)).metric("ConcurrentExecutions", .maximum, first(10, of: 10, 999))),
    Case(
      "takes the limit from Service Quotas", .speaks,
      story(first(10, of: 10, 700), limit: nil).quota(quota)),
    Case("does not know without a limit", .unknown, story(first(10, of: 10, 999), limit: nil)),
    Case("is silent without points", .silent, story([]).seen(minutes: 10)),
    Case("does not know where less than its window was seen", .unknown, story([]).seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaAccountConcurrencyNearQuota())
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaAccountConcurrencyNearQuota())
        == "70 % of concurrency taken: 700 of 1,000")
  }

  @Test(arguments: [(900.0, Severity.critical), (899, .warning)])
  func `is critical at ninety percent`(claimed: Double, severity: Severity) throws {
    let verdict = try Self.story(first(10, of: 10, claimed))
      .verdict(LambdaAccountConcurrencyNearQuota())
    #expect(verdict.violations.first?.severity == severity)
  }

  @Test func `names the busiest functions of its region`() throws {
    var elsewhere = Story.resource(.lambdaFunction, "far")
    elsewhere.id = .function("far", account: Story.account, region: "us-east-1")
    var foreign = Story.resource(.lambdaFunction, "foreign")
    foreign.id = .function("foreign", account: "222233334444", region: Story.region)
    var busy = Counters()
    busy.durationUs = 9_000_000
    let point = CounterPoint(time: Story.ago(30), counters: busy)
    let story = Self.story
      .beside(.lambdaFunction, "slow", minutesAgo: 30) { $0.durationUs = 5_000_000 }
      .beside(.lambdaFunction, "quick", minutesAgo: 30) { $0.durationUs = 7_000_000 }
      .beside(.lambdaFunction, "idle", minutesAgo: 30)
      .beside(elsewhere).beside(foreign)
      .with { $0.counted[elsewhere.id] = [point] }.with { $0.counted[foreign.id] = [point] }
    #expect(
      try story.evidence("busiest", LambdaAccountConcurrencyNearQuota())
        == .list(["quick", "slow"]))
  }
}
