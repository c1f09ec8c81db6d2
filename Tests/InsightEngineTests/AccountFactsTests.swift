import ServerlessModel
import Testing

@testable import InsightEngine

struct `coverage of many kinds` {
  private func entry(
    _ source: Coverage.Source, _ scope: String, _ outcome: Coverage.Outcome = .answered,
    region: String = Story.region
  ) -> Coverage {
    Coverage(
      account: Story.account, region: region, source: source, scope: scope,
      span: TimeSpan(start: Story.ago(60), end: Story.now), settled: Story.now, outcome: outcome)
  }

  @Test(
    arguments: [
      (.account, "AWS/DynamoDB", true), (.account, "Shop", false),
      (.userPool, "AWS/Cognito", true), (.loadBalancer, "AWS/ApplicationELB", true),
      (.loadBalancer, "AWS/NetworkELB", true), (.searchDomain, "AWS/ES", true),
      (.logGroup, "AWS/Logs", true), (.bucket, "AWS/SQS", false),
    ] as [(ResourceKind, String, Bool)])
  func `is that of a namespace`(kind: ResourceKind, namespace: String, matches: Bool) {
    let index = CoverageIndex([entry(.metrics, namespace)])
    let held = index.held(.metrics, of: Story.resource(kind, "x"), at: Story.now)?.value
    #expect((held == 3600) == matches)
  }

  @Test func `knows what was asked in a region`() {
    let index = CoverageIndex([
      entry(.inventory, "tag"), entry(.inventory, "sqs", .denied(action: "sqs:ListQueues")),
      entry(.alarms, "*"),
    ])
    #expect(index.wasAsked(.inventory, "tag", in: Story.region))
    #expect(!index.wasAsked(.inventory, "tag", in: "us-east-1"))
    #expect(!index.wasAsked(.inventory, "lambda", in: Story.region))
    #expect(!index.wasAsked(.inventory, "sqs", in: Story.region))
    #expect(index.wasAsked(.alarms, "history", in: Story.region))
  }

  @Test func `says which action was refused`() {
    let index = CoverageIndex([entry(.configuration, "x", .denied(action: "sqs:ListQueues"))])
    #expect(index.refusal(of: "sqs:ListQueues") == .denied(action: "sqs:ListQueues"))
    #expect(index.refusal(of: "sqs:GetQueueAttributes") == nil)
  }
}

struct `the resources of an account` {
  @Test func `stand from when they were made until they went`() {
    let early = Story.tagged(.queue, "early") { $0.validTo = Story.ago(10) }
    let late = Story.tagged(.queue, "late") { $0.validFrom = Story.ago(10) }
    let index = AccountIndex([late, early, Story.resource(.account, Story.account)])
    #expect(index.members(of: Story.account, at: Story.ago(20)).map(\.name) == ["early"])
    #expect(index.members(of: Story.account, at: Story.ago(10)).map(\.name) == ["late"])
    #expect(index.holds(late.id, at: Story.now) && !index.holds(early.id, at: Story.now))
    #expect(index.members(of: "other", at: Story.now).isEmpty)
    #expect(index.regions(of: Story.account).count == 1)
  }
}

struct `a metric by its dimension` {
  private static func context(_ story: Story) throws -> Context {
    let span = TimeSpan(seconds: 86_400, endingAt: Story.now)
    let fleet = FleetTimeline(
      try Inventory(source: story, span: span), source: story, span: span)
    let facts = ResourceFacts(
      story.resource, source: story, fleet: fleet, coverage: CoverageIndex(story.coverages),
      span: span, marks: Marks())
    return Context(facts, at: Story.now)
  }

  @Test func `is read at its finest period and with its fewest dimensions`() throws {
    let story = Story(.table, "orders")
      .metric("Calls", .sum, by: ["Operation": "Query"], [1, 2])
      .metric("Calls", .sum, by: ["Operation": "Query"], [90], every: 300)
      .metric("Calls", .sum, by: ["Operation": "Query", "Stream": "a"], [50, 50])
      .metric("Calls", .sum, by: ["Index": "by-day"], [7])
    let parts = try Self.context(story).parts("Calls", .sum, by: "Operation", 600)
    #expect(parts.map(\.name) == ["Query"])
    #expect(parts.map(\.total) == [3] && parts.map(\.periodSeconds) == [60])
  }

  @Test func `adds up series that differ in the rest`() throws {
    let story = Story(.loadBalancer, "app/x/1")
      .metric("Errors", .sum, by: ["Group": "web", "Zone": "a"], [1, 2])
      .metric("Errors", .sum, by: ["Group": "web", "Zone": "b"], [10, 20])
      .metric("Time", .average, by: ["Group": "web", "Zone": "a"], [10])
      .metric("Time", .average, by: ["Group": "web", "Zone": "b"], [30])
      .metric("Time", Statistic("p99"), by: ["Group": "web", "Zone": "a"], [10])
      .metric("Time", Statistic("p99"), by: ["Group": "web", "Zone": "b"], [30])
    let context = try Self.context(story)
    func values(_ metric: String, _ statistic: Statistic) throws -> [Double]? {
      try context.parts(metric, statistic, by: "Group", 600).first?.points.map(\.value)
    }
    #expect(try values("Errors", .sum) == [11, 22])
    #expect(try values("Time", .average) == [20])
    #expect(try values("Time", Statistic("p99")) == [30])
  }

  @Test func `says why it was not recorded`() {
    let story = Story(.table, "orders").denied(.metrics, "cloudwatch:GetMetricData")
    #expect(throws: Lacks(.denied(action: "cloudwatch:GetMetricData"))) {
      try Self.context(story).parts("Calls", .sum, by: "Operation", 600)
    }
  }
}

struct `a policy` {
  private func statement(_ principals: [String], _ conditions: [String] = []) -> PolicyStatement {
    PolicyStatement(effect: "Allow", principals: principals, conditions: conditions)
  }

  @Test func `admits everybody unless it says who or from where`() {
    #expect(statement(["*"]).opensToEveryone && statement(["AWS:*"]).opensToEveryone)
    #expect(!statement(["AWS:111122223333"]).opensToEveryone)
    #expect(!statement(["*"], ["StringEquals aws:PrincipalOrgID=o-1"]).opensToEveryone)
    #expect(!statement(["*"], ["ArnLike aws:SourceArn=arn:aws:s3:::a"]).opensToEveryone)
    #expect(statement(["*"], ["StringNotEquals aws:SourceAccount=1"]).opensToEveryone)
    #expect(statement(["*"], ["Bool aws:SecureTransport=true"]).opensToEveryone)
  }
}

struct `the shape of log lines` {
  @Test func `leaves numbers out, and what follows the first line`() {
    #expect(LineShapes.shape(of: "order 1234 took 5 ms\nTraceback") == "order # took # ms")
    #expect(LineShapes.shape(of: String(repeating: "ab", count: 99)).count == 60)
  }
}
