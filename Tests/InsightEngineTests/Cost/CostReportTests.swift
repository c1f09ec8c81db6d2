import ServerlessModel
import Testing

@testable import InsightEngine

struct `the cost of a fleet` {
  private static let window = Window(at: Story.now, seconds: 3600)

  private static func report(_ story: Story) throws -> CostReport {
    try CostReport([story.resource] + story.others, source: story, window: window)
  }

  private static func entry(_ story: Story) throws -> CostReport.Entry? {
    try report(story).entries.first
  }

  @Test func `of a function is its runs by driver`() throws {
    let story = Story().runs(1_000, ms: 1000, memoryMB: 1024)
    let cost = try #require(try Self.entry(story)?.cost)
    #expect(cost.basis == .reports)
    #expect((cost.totalUSD - 1_000 * (0.0000166667 + 0.0000002)).magnitude < 1e-9)
  }

  @Test func `counts by CloudWatch where only some runs were read`() throws {
    let story = Story().runs(10, ms: 1000, memoryMB: 1024)
    let all = try #require(try Self.entry(story.metric("Invocations", [40]))?.cost)
    #expect(all.basis == .metrics)
    #expect((all.totalUSD - 40 * (0.0000166667 + 0.0000002)).magnitude < 1e-9)
  }

  @Test func `of a function without recorded runs comes from its metrics`() throws {
    let story = Story().function { $0.memoryMB = 1024 }
      .metric("Invocations", [100]).metric("Duration", .average, [1000])
    let cost = try #require(try Self.entry(story)?.cost)
    #expect(cost.basis == .metrics)
    #expect((cost.totalUSD - 100 * (0.0000166667 + 0.0000002)).magnitude < 1e-9)
  }

  @Test func `of a queue is its calls`() throws {
    let story = Story(.queue, "orders").metric("NumberOfMessagesSent", [1e6])
      .metric("NumberOfEmptyReceives", [1e6])
    let cost = try #require(try Self.entry(story)?.cost.totalUSD)
    #expect((cost - 0.8).magnitude < 1e-9)
  }

  @Test func `of a table is what it consumed or was given`() throws {
    let consumed = Story(.table, "orders").metric("ConsumedWriteCapacityUnits", [1e6])
    let units = try #require(try Self.entry(consumed)?.cost.drivers[.requests])
    #expect((units - 0.705).magnitude < 1e-9)
    var table = TableConfiguration()
    table.writeCapacity = 100
    table.readCapacity = 100
    let given = Story(.table, "orders").configuration(.table(table))
    let capacity = try #require(try Self.entry(given)?.cost.drivers[.capacity])
    #expect((capacity - (0.0735 + 0.0147)).magnitude < 1e-9)
  }

  @Test func `of provisioned concurrency is what lay idle`() throws {
    let story = Story().function {
      $0.memoryMB = 1024
      $0.provisionedConcurrency = [ProvisionedConcurrency(qualifier: "live", requested: 10)]
    }.runs(1).metric("ProvisionedConcurrencyUtilization", .average, [0.25])
    let idle = try #require(try Self.entry(story)?.cost.drivers[.provisionedIdle])
    #expect((idle - 10 * 3600 * 0.75 * 0.000004646).magnitude < 1e-9)
  }

  @Test func `leaves out what has no price here or was not recorded`() throws {
    #expect(try Self.report(Story(.pipe, "p")).entries.isEmpty)
    #expect(try Self.report(Story(.queue, "q")).entries.isEmpty)
  }

  @Test func `of a workflow is the transitions of its definition`() throws {
    var machine = StateMachineConfiguration()
    machine.type = "STANDARD"
    machine.definition =
      #"{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","End":true}}}"#
    let story = Story(.stateMachine, "ship").configuration(.stateMachine(machine))
      .metric("ExecutionsStarted", [1000])
    let transitions = Double(try #require(Workflow(machine.definition ?? "")?.transitions))
    let cost = try #require(try Self.entry(story)?.cost.totalUSD)
    #expect((cost - 1000 * transitions * 0.000025).magnitude < 1e-9)
  }

  @Test func `leaves out, and names, what ran where no price is held`() throws {
    var story = Story(.queue, "orders").metric("NumberOfMessagesSent", [1e6])
    story.resource.region = "mx-central-1"
    let report = try Self.report(story)
    #expect(report.entries.isEmpty)
    #expect(report.unpriced.map(\.resource.name) == ["orders"])
    #expect(report.unpricedWords?.hasPrefix("1 resource in mx-central-1 left out") == true)
    #expect(report.totalUSD == 0)
    let priced = Story(.queue, "q").metric("NumberOfMessagesSent", [1])
    #expect(try Self.report(priced).unpricedWords == nil)
  }

  @Test func `names the rates that no source confirms`() throws {
    var stream = DataStreamConfiguration()
    (stream.mode, stream.openShards) = ("PROVISIONED", 2)
    let story = Story(.dataStream, "clicks").configuration(.dataStream(stream))
    #expect(
      try Self.report(story).unverifiedWords == "rate not verified: Kinesis shards in eu-west-1")
    #expect(try Self.report(story.inVirginia()).unverifiedWords == nil)
  }

  @Test func `has waiting across the drivers, and pays a trace where it begins`() throws {
    let story = Story().runs(1_000, ms: 1000, memoryMB: 1024)
      .traces(10, ms: 100, [Call(name: "DynamoDB", ms: 60)])
    let cost = try #require(try Self.entry(story)?.cost)
    let compute = 1_000 * 0.0000166667
    #expect(((cost.waitingUSD ?? 0) - 0.6 * compute).magnitude < 1e-6)
    #expect(((cost.drivers[.traces] ?? 0) - 10 * 5e-6).magnitude < 1e-9)
    let overlays = try Self.report(story).overlays
    #expect(overlays.last?.what == "waiting on calls")
    #expect(overlays.last?.note.contains("by 1 traced function") == true)
  }

  @Test func `is compared with the same window a week before`() throws {
    let week = 7 * 1440.0
    let story = Story(.queue, "orders")
      .metric("NumberOfMessagesSent", at: [30: 300, week + 30: 200])
    let entries = try Self.report(story).entries
    #expect(CostReport.change(entries).map { ($0 * 100).rounded() } == 50)
    let young = Story(.queue, "orders").metric("NumberOfMessagesSent", at: [30: 300])
    #expect(CostReport.change(try Self.report(young).entries) == nil)
  }

  @Test func `is forecast for the month from whole days`() throws {
    let day = Story.now.floored(toSeconds: 86_400)
    func days(_ amounts: [Double]) -> [(day: Instant, amountUSD: Double)] {
      amounts.enumerated().map {
        (day.adding(seconds: Int64($0 - amounts.count) * 86_400), $1)
      }
    }
    let steady = try #require(CostForecast(days([2, 2, 2]), monthOf: Story.now))
    #expect(steady.monthUSD == 2 * Double(CostForecast.days(ofMonth: Story.now).count))
    #expect(steady.low == steady.high)
    let shaky = try #require(CostForecast(days([1, 2, 3]), monthOf: Story.now))
    #expect(shaky.low < shaky.monthUSD && shaky.monthUSD < shaky.high)
    #expect(CostForecast(days([2, 2]), monthOf: Story.now) == nil)
  }
}
