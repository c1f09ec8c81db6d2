import ServerlessModel
import Testing

@testable import InsightEngine

struct `coverage` {
  private let resource = Story.resource(.lambdaFunction, "orders-api")

  private func entry(
    _ scope: String, _ from: Double, _ to: Double, _ outcome: Coverage.Outcome = .answered,
    region: String = Story.region
  ) -> Coverage {
    Coverage(
      account: Story.account, region: region, source: .logs, scope: scope,
      span: TimeSpan(start: Story.ago(from), end: Story.ago(to)), settled: Story.ago(to),
      outcome: outcome)
  }

  private func minutes(_ entries: [Coverage]) -> Int64? {
    CoverageIndex(entries).held(.logs, of: resource, at: Story.now)?.value.map { $0 / 60 }
  }

  @Test func `adds up stretches that touch`() {
    #expect(minutes([entry("*", 60, 30), entry("*", 30, 0)]) == 60)
    #expect(minutes([entry("*", 30, 0), entry("*", 60, 25)]) == 60)
  }

  @Test func `ends at a gap`() {
    #expect(minutes([entry("*", 90, 60), entry("*", 30, 0)]) == 30)
    #expect(minutes([entry("*", 90, 60)]) == 0)
  }

  @Test func `bridges a few quiet minutes`() {
    #expect(minutes([entry("*", 90, 40), entry("*", 30, 5)]) == 90)
  }

  @Test(arguments: [
    ("/aws/lambda/orders-api", true), ("/aws/lambda/other", false), ("AWS/Lambda", true),
    ("AWS/SQS", false), ("orders-api", true),
    ("arn:aws:lambda:eu-west-1:111122223333:function:orders-api", true),
  ])
  func `is that of the resource`(scope: String, matches: Bool) {
    #expect((minutes([entry(scope, 60, 0)]) ?? 0) == (matches ? 60 : 0))
  }

  @Test func `is that of the region`() {
    #expect(minutes([entry("*", 60, 0, region: "us-east-1")]) == 0)
  }

  @Test func `is none for a source that was never asked, and not known where none is kept`() {
    let index = CoverageIndex([entry("*", 60, 0)])
    #expect(index.held(.metrics, of: resource, at: Story.now) == .value(0))
    #expect(CoverageIndex([]).held(.logs, of: resource, at: Story.now) == nil)
  }

  @Test func `counts what was empty, and says what was refused`() {
    #expect(minutes([entry("*", 60, 0, .empty)]) == 60)
    let index = CoverageIndex([entry("*", 60, 0, .denied(action: "logs:FilterLogEvents"))])
    #expect(
      index.held(.logs, of: resource, at: Story.now)
        == .missing(.denied(action: "logs:FilterLogEvents")))
    #expect(index.seen(.logs, of: resource).settled == nil)
  }

  @Test(arguments: [
    ("*", "eu-west-1", true), ("lambda", "eu-west-1", true), ("lambda", "us-east-1", false),
    ("arn:aws:lambda:eu-west-1:111122223333:function:orders-api", "eu-west-1", true),
    ("arn:aws:lambda:eu-west-1:111122223333:function:other", "eu-west-1", false),
    ("arn:aws:iam::111122223333:role/orders", "", true), ("*", "global", true),
  ])
  func `says which operation was refused, for the resource or around it`(
    scope: String, region: String, refused: Bool
  ) {
    let action = "lambda:GetPolicy"
    let index = CoverageIndex([entry(scope, 60, 0, .denied(action: action), region: region)])
    #expect((index.refusal(of: action, resource) != nil) == refused)
    #expect(index.refusal(of: "lambda:ListAliases", resource) == nil)
  }
}

struct `the fleet` {
  @Test func `knows who feeds a function and where its failures go`() {
    let function = Story.resource(.lambdaFunction, "orders-api")
    var topic = TopicConfiguration()
    topic.subscriptions = [
      TopicSubscription(
        arn: "s", endpointProtocol: "lambda", endpoint: function.id.arn, deadLetterTarget: "arn:dlq"
      )
    ]
    var api = APIConfiguration()
    api.routes = [
      APIRoute(
        method: "GET", path: "/",
        integrationTarget: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
          + function.id.arn + "/invocations")
    ]
    let fleet = Fleet([
      (Story.resource(.topic, "orders"), .topic(topic)), (Story.resource(.httpAPI, "x"), .api(api)),
    ])
    #expect(fleet.triggers[function.id] == [.topic, .api])
    #expect(fleet.deadLetterSources.keys.sorted() == ["arn:dlq"])
    #expect(Fleet.Trigger.api.isSynchronous && !Fleet.Trigger.api.isAsynchronous)
    #expect(Fleet.Trigger.topic.isAsynchronous && !Fleet.Trigger.queue.isAsynchronous)
  }

  @Test func `keeps by which version or alias a trigger names a function`() {
    let function = Story.resource(.lambdaFunction, "orders-api")
    var bucket = BucketConfiguration()
    bucket.notifications = [function.id.arn + ":live", "arn:aws:sqs:eu-west-1:111122223333:q"]
    let photos = Story.resource(.bucket, "photos")
    let relation = Relation(kind: .target, from: photos.id, to: function.id)
    let fleet = Fleet([(photos, .bucket(bucket))], relations: [relation])
    #expect(fleet.targets == [function.id: [function.id.arn + ":live"]])
    #expect(fleet.triggers[function.id] == [.bucket])
  }

  @Test func `finds what stands, who shares code and who speaks for an account`() {
    let names = ["b", "a"].map { Story.resource(.lambdaFunction, $0) }
    var function = FunctionConfiguration()
    function.codeSHA256 = "t95R"
    let fleet = Fleet(names.map { ($0, .function(function)) })
    #expect(fleet.configurations[names[0].id]?.function?.codeSHA256 == "t95R")
    #expect(fleet.functionsByCode.values.map(\.count) == [2])
    #expect(fleet.firstFunctions == [Story.account: names[1].id])
    #expect(fleet.accounts == [Story.account] && fleet.taggedAccounts.isEmpty)
  }

  @Test func `follows a mapping to an alias to its function`() {
    var function = FunctionConfiguration()
    function.eventSourceMappings = [
      EventSourceMapping(
        uuid: "1", functionARN: "x:live", sourceARN: "arn:aws:sqs:eu-west-1:111122223333:orders")
    ]
    let resource = Story.resource(.lambdaFunction, "orders-api")
    let fleet = Fleet([(resource, .function(function))])
    #expect(fleet.triggers[resource.id] == [.queue])
    #expect(fleet.consumers["arn:aws:sqs:eu-west-1:111122223333:orders"] == [resource.id])
  }
}

struct `columns` {
  @Test func `sum a window by two look-ups and find its maximum`() {
    let points = (0..<10).map { minute in
      var counters = Counters()
      counters.executions = minute
      counters.maxDurationUs = Int64(100 - minute)
      return CounterPoint(time: Story.ago(Double(10 - minute)), counters: counters)
    }
    let column = CounterColumn(points.reversed())
    let total = column.total(TimeSpan(start: Story.ago(8), end: Story.ago(5)))
    #expect(total.executions == 2 + 3 + 4)
    #expect(total.maxDurationUs == 98)
    #expect(column.total(TimeSpan(start: Story.ago(0), end: Story.ago(-5))) == Counters())
  }

  @Test(
    arguments: [
      ([0, 60], 60), ([0, 300, 900], 300), ([0, 3600], 3600), ([0], 60), ([60, 660], 60),
    ] as [([Int64], Int64)])
  func `see the period of a series by its gaps`(seconds: [Int64], period: Int64) {
    let points = seconds.map { MetricPoint(time: Instant(milliseconds: $0 * 1000), value: 1) }
    #expect(PointColumn(points).period == period)
  }

  @Test func `take percentiles by nearest rank`() {
    #expect(Sample.percentile([1, 2, 3, 4], 0.5) == 2)
    #expect(Sample.percentile(Array(1...100), 0.99) == 99)
    #expect(Sample.percentile([7], 0.01) == 7)
    #expect(Sample.percentile([Int](), 0.5) == nil)
  }

  @Test func `take the slope that most pairs have`() {
    #expect(Sample.slope([0, 1, 2, 3, 100]) == 1)
    #expect(Sample.slope([5, 5, 5]) == 0)
    #expect(Sample.slope([5]) == nil)
    #expect(Sample.slope((0..<1000).map { Double($0) * 2 }) == 2)
  }
}

struct `figures of a trace` {
  @Test func `count waiting once where calls overlap, and clip it to the run`() throws {
    let start: Int64 = 1_000_000
    let inner = Segment(
      id: "3", name: "handler", startUs: start, endUs: start + 900,
      subsegments: [
        Call(name: "S3", ms: 0.5).segment(after: start),
        Call(name: "SQS", ms: 0.4, after: 0.3).segment(after: start),
        Call(name: "late", ms: 9, after: 0.9).segment(after: start),
      ])
    let segment = Segment(
      id: "1", name: "orders-api", origin: "AWS::Lambda::Function", startUs: start,
      endUs: start + 1000, subsegments: [inner])
    let trace = Trace(
      id: TraceID(epochSeconds: 1, randomHigh: 0, randomLow: 0), account: "1", region: "r",
      segments: [segment])
    let figures = try #require(
      TraceFigures(trace, through: Story.resource(.lambdaFunction, "orders-api")))
    #expect(figures.calls.count == 3)
    #expect(figures.waitingUs == 800)
    #expect(figures.ownUs == 200)
    #expect(TraceFigures(trace, through: Story.resource(.lambdaFunction, "other")) == nil)
  }
}
