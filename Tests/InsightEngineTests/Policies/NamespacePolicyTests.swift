import ServerlessModel
import Testing

@testable import InsightEngine

/// Policies on metrics that no resource owns.
struct `policies on a namespace` {
  private static let silence = Policy(
    name: "few-orders", message: "too few orders",
    condition: .metric(
      MetricCondition(
        namespace: "Shop", metric: "OrdersPlaced", statistic: .sum, comparison: .less, threshold: 5,
        periodSeconds: 60, datapointsToAlarm: 2, evaluationPeriods: 3)))
  private static let span = TimeSpan(start: Story.ago(30), end: Story.now)
  private static let orders = Array(repeating: 9.0, count: 27)

  /// A function beside metrics of the account that it does not own.
  private static func story(
    _ values: [Double], of currency: String? = nil, namespace: String = "Shop",
    owner: ResourceID? = nil
  ) -> Story {
    Story().with { $0.resource.microservices = ["checkout"] }.published(
      values, of: currency, namespace: namespace, owner: owner)
  }

  private static func policy(
    _ scope: PolicyScope = PolicyScope(), dimensions: [MetricID.Dimension] = [], sample: Int = 0
  ) -> Policy {
    var policy = silence
    policy.scope = scope
    policy.condition = .metric(
      MetricCondition(
        namespace: "Shop", dimensions: dimensions, metric: "OrdersPlaced", statistic: .sum,
        comparison: .less, threshold: 5, periodSeconds: 60, datapointsToAlarm: 2,
        evaluationPeriods: 3, minimumSample: sample))
    return policy
  }

  private static func rehearsal(_ story: Story, _ policy: Policy = silence) throws -> Rehearsal {
    try Rehearsal([policy], source: story, span: span)
  }

  @Test func `speak of the account while the metric is beyond the limit`() throws {
    let rehearsal = try Self.rehearsal(Self.story(Self.orders + [4, 3, 2]))
    let firing = try #require(rehearsal.firings.first)
    #expect(rehearsal.firings.count == 1)
    #expect(firing.resource.account == Story.account)
    #expect(firing.resource.arn.hasSuffix(":root"))
    #expect(firing.summary.contains("Sum of OrdersPlaced < 5 in 2 of 3 periods, worst 3"))
    #expect(rehearsal.unknown.isEmpty)
  }

  @Test(arguments: [[5.0, 5, 5], [4, 5, 5], [9, 9, 4]])
  func `are silent at the limit and where too few periods breach`(last: [Double]) throws {
    let rehearsal = try Self.rehearsal(Self.story(Self.orders + last))
    #expect(rehearsal.firings.isEmpty)
    #expect(rehearsal.unknown.isEmpty)
  }

  @Test func `are unknown, not silent, where nobody publishes the metric`() throws {
    let nothing = try Self.rehearsal(Story())
    #expect(nothing.firings.isEmpty)
    #expect(nothing.unknown.map(\.missing) == ["metric Shop OrdersPlaced Sum not recorded"])
    let book = try PolicyBook([Self.silence], source: Story(), span: Self.span)
    let alarm = try #require(try book.alarms(at: Story.now, source: Story()).first)
    #expect(alarm.state == .insufficientData)
    let other = Self.story([1], namespace: "Shop").renamed("Refunds")
    let missing = try #require(try Self.rehearsal(other).unknown.first)
    #expect(missing.missing == "metric Shop OrdersPlaced Sum (held: Refunds Sum) not recorded")
  }

  @Test func `are unknown where less than the window was seen`() throws {
    let short = Self.story([1, 1]).seen(minutes: 2)
    let missing = try #require(try Self.rehearsal(short).unknown.first)
    #expect(missing.missing.hasPrefix("needs 3 min"))
  }

  @Test func `judge the series that their dimensions name`() throws {
    let story = Self.story(Self.orders + [9, 9, 9], of: "EUR")
      .published(Self.orders + [1, 1, 1], of: "USD")
    let euro = [MetricID.Dimension(name: "Currency", value: "EUR")]
    let dollar = [MetricID.Dimension(name: "Currency", value: "USD")]
    #expect(try Self.rehearsal(story, Self.policy(dimensions: euro)).firings.isEmpty)
    #expect(try Self.rehearsal(story, Self.policy(dimensions: dollar)).firings.count == 1)
    #expect(try Self.rehearsal(story).firings.isEmpty, "9 + 1 orders in all")
    let yen = [MetricID.Dimension(name: "Currency", value: "JPY")]
    let missing = try #require(
      try Self.rehearsal(story, Self.policy(dimensions: yen)).unknown.first)
    #expect(missing.missing.contains("Shop OrdersPlaced {Currency=JPY} Sum"))
  }

  @Test func `are of the accounts and microservices of their scope`() throws {
    let story = Self.story(Self.orders + [1, 1, 1])
    func firings(_ scope: PolicyScope) throws -> Int {
      try Self.rehearsal(story, Self.policy(scope)).firings.count
    }
    #expect(try firings(PolicyScope(account: Story.account)) == 1)
    #expect(try firings(PolicyScope(account: "999999999999")) == 0)
    #expect(try firings(PolicyScope(region: "sa-east-1")) == 0)
    #expect(try firings(PolicyScope(microservice: "checkout")) == 1)
    #expect(try firings(PolicyScope(microservice: "elsewhere")) == 0)
  }

  @Test func `keep silent below their sample, and do not know without one`() throws {
    let policy = Self.policy(sample: 10)
    let story = Self.story(Self.orders + [1, 1, 1])
    let missing = try #require(try Self.rehearsal(story, policy).unknown.first)
    #expect(missing.missing.contains("SampleCount, which minimumSample asks for, not recorded"))
    let few = story.published(Array(repeating: 1, count: 30), statistic: .sampleCount)
    #expect(try Self.rehearsal(few, policy).firings.isEmpty)
    let many = story.published(Array(repeating: 9, count: 30), statistic: .sampleCount)
    #expect(try Self.rehearsal(many, policy).firings.count == 1)
  }

  @Test func `of a function's own metrics judge by the logs that they came with`() throws {
    let owner = Story().resource.id
    let story = Self.story(Self.orders + [1, 1, 1], owner: owner)
    #expect(try Self.rehearsal(story).firings.count == 1)
  }
}

extension Story {
  /// The metric `OrdersPlaced` by the minute, the last one ending now.
  fileprivate func published(
    _ values: [Double], of currency: String? = nil, namespace: String = "Shop",
    owner: ResourceID? = nil, statistic: Statistic = .sum
  ) -> Story {
    var story = metric(
      "OrdersPlaced", statistic, by: currency.map { ["Currency": $0] } ?? [:], values,
      namespace: namespace)
    story.extras.series[story.extras.series.count - 1].id.resource = owner
    return story
  }

  fileprivate func renamed(_ name: String) -> Story {
    with { $0.extras.series[0].id.metric.name = name }
  }
}
