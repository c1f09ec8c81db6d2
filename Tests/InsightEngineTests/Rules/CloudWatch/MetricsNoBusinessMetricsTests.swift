import ServerlessModel
import Testing

@testable import InsightEngine

struct `metrics-no-business-metrics` {
  private static let story = story()

  private static func story(
    functions: Int = 3, listed: [String]? = [], service: String = "shop"
  ) -> Story {
    var account = AccountConfiguration()
    account.customNamespaces = listed
    return (0..<functions).reduce(
      Story(.account, Story.account).configuration(.account(account))
    ) { story, place in
      var function = Story.resource(.lambdaFunction, "\(service)\(place)")
      function.microservices = [service]
      return story.beside(function)
    }
  }

  private static func measured(_ namespace: String, by owner: String?) -> Story {
    var story = story()
    story = story.metric(
      "Orders", .sum, by: [:], [1], namespace: namespace,
      of: owner.map { Story.resource(.lambdaFunction, $0).id })
    if owner == nil {
      for place in story.extras.series.indices { story.extras.series[place].id.resource = nil }
    }
    return story
  }

  @Test(arguments: [
    Case("speaks of three functions without a metric", .speaks, story),
    Case("does not apply to two functions", .notApplicable, story(functions: 2)),
    Case(
      "does not apply to functions of no microservice", .notApplicable,
      story(service: "(ungrouped)")),
    Case("passes a metric of one of its functions", .silent, measured("Shop", by: "shop1")),
    Case("speaks where another function has metrics", .speaks, measured("Billing", by: "bill")),
    Case("passes a namespace that names it", .silent, measured("Prod/Shop", by: nil)),
    Case("passes a namespace that names nobody", .silent, measured("Business", by: nil)),
    Case("speaks of metrics of AWS alone", .speaks, measured("AWS/Lambda", by: "shop1")),
    Case("speaks of Lambda Insights alone", .speaks, measured("LambdaInsights", by: "shop1")),
    Case("passes a namespace that is only listed", .silent, story(listed: ["Business", "AWS/X"])),
    Case("speaks where only AWS is listed", .speaks, story(listed: ["AWS/X"])),
    Case("does not know where metrics were not listed", .unknown, story(listed: nil)),
    Case("does not apply without functions", .notApplicable, story(functions: 0)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(MetricsNoBusinessMetrics()) }

  @Test func `tells one finding for each microservice`() throws {
    let found = try Self.story.verdict(MetricsNoBusinessMetrics()).violations
    #expect(found.map(\.summary) == ["shop has 3 functions and no metric of its own"])
    #expect(found.map(\.part) == ["shop"])
  }

  @Test func `leaves a namespace to the microservice that it names`() throws {
    var mixed = Self.measured("Shop", by: nil)
    for place in 0..<3 {
      var function = Story.resource(.lambdaFunction, "bill\(place)")
      function.microservices = ["billing"]
      mixed = mixed.beside(function)
    }
    let found = try mixed.verdict(MetricsNoBusinessMetrics()).violations
    #expect(found.map(\.part) == ["billing"])
  }

  @Test func `leaves it to the first region of the account to speak`() throws {
    var elsewhere = Self.story
    var first = elsewhere.resource
    first.id = ResourceID(
      .account, name: Story.account, account: Story.account, region: "af-south-1")
    elsewhere.others.append(first)
    #expect(try elsewhere.verdict(MetricsNoBusinessMetrics()) == .notApplicable)
  }
}
