import ServerlessModel
import Testing

@testable import InsightEngine

struct `the service map` {
  private static let held = SegmentResources([
    TraceStory.resource(.lambdaFunction, "charge"), TraceStory.resource(.table, "orders"),
    TraceStory.resource(.lambdaFunction, "charge", account: "444455556666"),
  ])

  private static func map(_ traces: [Trace]) -> ServiceMap {
    ServiceMap(traces, at: TraceStory.later, held)
  }

  private static func edge(_ map: ServiceMap, _ caller: String?, _ callee: String)
    -> ServiceMap.Edge?
  {
    map.edges.first {
      $0.caller.map { map.nodes[$0].name } == caller && map.nodes[$0.callee].name == callee
    }
  }

  /// An API before a function that reads a table and calls a host.
  private static let shop = TraceStory.trace(
    1,
    [
      TraceStory.segment(1, "shop/prod", 0, 400, origin: "AWS::ApiGateway::Stage"),
      TraceStory.segment(2, "charge", 10, 390, origin: "AWS::Lambda", parent: 1),
      TraceStory.function(
        3, "charge", 90, 390, parent: 2,
        calls: [
          TraceStory.call(4, "DynamoDB", 100, 130, "aws", table: "orders"),
          TraceStory.call(5, "payments.example", 150, 300, failed: true),
        ]),
    ])

  private static func count(
    _ caller: String?, _ callee: String, _ calls: Double, failures: Double = 0,
    account: String = TraceStory.account
  ) -> ServiceGraphCount {
    ServiceGraphCount(
      account: account, region: "eu-west-1", caller: caller, callee: callee,
      span: TimeSpan(seconds: 300, endingAt: TraceStory.later), calls: calls, failures: failures,
      seconds: calls * 0.2)
  }

  @Test func `what X-Ray counted joins the edges that traces tell of, step by step`() throws {
    var map = Self.map([Self.shop])
    let counts = [
      Self.count("charge", "orders", 40, failures: 3), Self.count("charge", "orders", 20),
    ]
    map.add(counts) { _, _ in nil }
    #expect(map.edges.count == 4)
    let edge = try #require(Self.edge(map, "charge", "orders"))
    #expect(edge.calls == 1)
    #expect(edge.counted?.calls == 60)
    #expect(edge.counted?.failureRate == 0.05)
    #expect(edge.counted?.meanUs == 200_000)
    #expect((edge.troubled, edge.total) == (3, 60))
    #expect(map.edges.first == edge)
    #expect(Self.edge(map, "charge", "payments.example")?.counted == nil)
  }

  @Test func `what no trace told of is an edge of its own, with the resource that is held`() throws
  {
    var map = Self.map([])
    let other = "444455556666"
    map.add([Self.count(nil, "charge", 9, account: other), Self.count("charge", "mailer", 2)]) {
      account, name in
      name == "charge" ? TraceStory.resource(.lambdaFunction, name, account: account).id : nil
    }
    #expect(map.nodes.map(\.resource?.account) == [other, TraceStory.account, nil])
    #expect(map.edges.map(\.calls) == [0, 0])
    #expect(map.edges.map(\.counted?.calls) == [9, 2])
  }

  @Test func `names who calls whom, once a pair`() throws {
    let map = Self.map([Self.shop, Self.shop])
    #expect(map.traces == 2)
    #expect(map.nodes.map(\.name) == ["shop/prod", "charge", "orders", "payments.example"])
    #expect(map.edges.count == 4)
    #expect(Self.edge(map, nil, "shop/prod")?.calls == 2)
    #expect(Self.edge(map, "shop/prod", "charge")?.calls == 2)
    let host = try #require(Self.edge(map, "charge", "payments.example"))
    #expect(host.failures == 2)
    #expect(host.failureRate == 1)
    #expect(map.edges.first == host)
  }

  @Test func `divides by the function's own time, not by what Lambda waited before it`() throws {
    let map = Self.map([Self.shop])
    let charge = try #require(map.nodes.first { $0.name == "charge" })
    #expect(charge.busyUs == 300_000)
    #expect(Self.edge(map, "charge", "payments.example")?.share == 0.5)
    #expect(Self.edge(map, "charge", "orders")?.share == 0.1)
  }

  @Test func `counts calls side by side once`() {
    let trace = TraceStory.trace(
      2,
      [
        TraceStory.function(
          1, "charge", 0, 100,
          calls: [TraceStory.call(2, "a.example", 0, 60), TraceStory.call(3, "a.example", 20, 80)])
      ])
    let edge = Self.edge(Self.map([trace]), "charge", "a.example")
    #expect(edge?.calls == 2)
    #expect(edge?.share == 0.8)
  }

  @Test func `says of an open call at least how long it took`() throws {
    let trace = TraceStory.trace(
      3,
      [TraceStory.function(1, "charge", 0, 100, calls: [TraceStory.call(2, "a.example", 10, nil)])])
    let edge = try #require(Self.edge(Self.map([trace]), "charge", "a.example"))
    #expect(edge.open == 1)
    #expect(edge.p95IsLeast)
    #expect(edge.p95Us == 90_000)
    #expect(edge.failures == 0)
    #expect(edge.unanswered == 1)
    #expect(edge.troubled == 1)
  }

  @Test func `takes a call and its callee's own segment for one`() {
    var invoke = TraceStory.call(2, "Lambda", 10, 90, "aws")
    invoke.aws = ["operation": "Invoke"]
    let trace = TraceStory.trace(
      4,
      [
        TraceStory.function(1, "front", 0, 100, calls: [invoke]),
        TraceStory.segment(3, "charge", 12, 88, origin: "AWS::Lambda", parent: 2),
        TraceStory.function(4, "charge", 20, 88, parent: 3),
      ])
    let map = Self.map([trace])
    #expect(map.nodes.map(\.name) == ["front", "charge"])
    #expect(Self.edge(map, "front", "charge")?.p95Us == 80_000)
  }

  @Test func `finds the resource of the trace's own account among two of one name`() {
    let map = Self.map([Self.shop])
    let charge = map.nodes.first { $0.name == "charge" }
    #expect(charge?.resource?.account == TraceStory.account)
    #expect(map.nodes.first { $0.name == "payments.example" }?.resource == nil)
  }

  @Test func `knows nothing after its moment`() {
    let map = ServiceMap([Self.shop], at: TraceStory.start.adding(milliseconds: 140), Self.held)
    #expect(Self.edge(map, "charge", "orders")?.calls == 1)
    #expect(Self.edge(map, "charge", "payments.example") == nil)
  }
}
