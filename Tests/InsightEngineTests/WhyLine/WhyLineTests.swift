import ServerlessModel
import Testing

@testable import InsightEngine

struct `the why-line` {
  private static let call = Call(name: "payments.example", ms: 2710, remote: true)

  private func explain(_ story: Story, relations: [Relation] = [], _ others: [Finding] = []) throws
    -> WhyLine?
  {
    try WhyLine.explain(
      .sample("lambda-timeout-occurred", .critical, ago: 30), source: story, relations: relations,
      findings: others)
  }

  @Test func `names the call that most of the time is spent on`() throws {
    let why = try explain(Story().traces(10, ms: 3000, ago: 20, [Self.call]))
    #expect(why?.text == "orders-api waits 2.7 of 3.0 s on payments.example; nothing deployed")
  }

  @Test func `does not say that nothing was deployed where that was not seen`() throws {
    let story = Story().traces(10, ms: 3000, ago: 20, [Self.call]).seen(
      [.configuration], minutes: 5)
    #expect(try explain(story)?.text == "orders-api waits 2.7 of 3.0 s on payments.example")
  }

  @Test func `says nothing where no cause explains half`() throws {
    let story = Story().traces(10, ms: 6000, ago: 20, [Self.call])
    #expect(try explain(story) == nil)
    #expect(try explain(Story()) == nil)
  }

  @Test func `names the deployment after which it fails`() throws {
    let story = Story().deployed(ago: 31)
      .counted(ago: 40) {
        $0.executions = 100; $0.errors = 1
      }
      .counted(ago: 29) {
        $0.executions = 100; $0.errors = 10
      }
    let why = try explain(story)
    #expect(why?.text == "orders-api was deployed at 13:29")
    #expect((why?.share ?? 0) == 0.9)
  }

  @Test func `does not blame a deployment after which it fails as before`() throws {
    let story = Story().deployed(ago: 31)
      .counted(ago: 40) {
        $0.executions = 100; $0.errors = 6
      }
      .counted(ago: 29) {
        $0.executions = 100; $0.errors = 10
      }
    #expect(try explain(story) == nil)
  }

  @Test func `does not blame a deployment long before`() throws {
    let story = Story().deployed(ago: 36).counted(ago: 29) {
      $0.executions = 100; $0.errors = 10
    }
    #expect(try explain(story) == nil)
  }

  @Test func `names a neighbour that began to fail with it and that its traces run into`() throws {
    let story = Story().traces(
      10, ms: 1000, ago: 20,
      [Call(name: "DynamoDB", operation: "PutItem", ms: 100, throttle: true, target: "orders")])
    let table = ResourceID(.table, name: "orders", account: Story.account, region: Story.region)
    let relation = Relation(kind: .trace, from: story.resource.id, to: table)
    var other = Finding.sample(
      "ddb-write-throttled", .critical, ago: 33, summary: "writes throttled")
    other.resource = table
    let why = try explain(story, relations: [relation], [other])
    #expect(
      why?.text
        == "orders writes throttled; 10 of 10 failing traces end there; nothing deployed")
    #expect(why?.cause == table)
    #expect(try explain(story, [other]) == nil)
    other.firstSeen = Story.ago(36)
    #expect(try explain(story, relations: [relation], [other]) == nil)
  }

  @Test func `counts only traces with a failing call against a neighbour`() throws {
    let throttled = Call(
      name: "DynamoDB", operation: "PutItem", ms: 100, throttle: true, target: "orders")
    let story = Story().traces(40, ms: 1000, ago: 20).traces(4, ms: 1000, ago: 19, [throttled])
    let table = ResourceID(.table, name: "orders", account: Story.account, region: Story.region)
    let relation = Relation(kind: .trace, from: story.resource.id, to: table)
    var other = Finding.sample(
      "ddb-write-throttled", .critical, ago: 31, summary: "writes throttled")
    other.resource = table
    let why = try explain(story, relations: [relation], [other])
    #expect(why?.text.hasPrefix("orders writes throttled; 4 of 4 failing traces") == true)
  }

  @Test func `says nothing of two traces`() throws {
    #expect(try explain(Story().traces(2, ms: 3000, ago: 20, [Self.call])) == nil)
  }

  @Test func `does not blame a call that always took as long`() throws {
    let story = Story().traces(10, ms: 3000, ago: 60, [Self.call])
      .traces(10, ms: 3000, ago: 20, [Self.call])
    #expect(try explain(story) == nil)
  }

  @Test func `says what a call took before, where that was traced`() throws {
    var quick = Self.call
    quick.ms = 400
    let story = Story().traces(10, ms: 600, ago: 60, [quick])
      .traces(10, ms: 3000, ago: 20, [Self.call])
    let why = try explain(story)
    #expect(
      why?.text
        == "orders-api waits 2.7 of 3.0 s on payments.example, 0.4 s before; nothing deployed")
    #expect(why.map { abs($0.share - 0.9625) < 0.001 } == true)
  }

  @Test func `names a load that doubled as it began`() throws {
    let runs = Array(repeating: 10.0, count: 60) + Array(repeating: 40.0, count: 30)
    let why = try explain(Story().metric("Invocations", runs))
    #expect(why?.text == "orders-api runs rose from 10 to 40 at 13:30; nothing deployed")
    #expect(why?.cause == Story().resource.id)
  }

  @Test func `does not blame a load that rose by less than double, too late, or only now and then`()
    throws
  {
    func loads(_ before: Int, _ value: Double) -> [Double] {
      Array(repeating: 10.0, count: before) + Array(repeating: value, count: 90 - before)
    }
    #expect(try explain(Story().metric("Invocations", loads(60, 19))) == nil)
    #expect(try explain(Story().metric("Invocations", loads(66, 40))) == nil)
    let restless = (0..<90).map { $0 < 60 ? 10.0 : $0.isMultiple(of: 5) ? 9 : 40 }
    #expect(try explain(Story().metric("Invocations", restless)) == nil)
  }

  @Test func `names the longer runs that let a stream fall behind, but no duration for a timeout`()
    throws
  {
    let times = Array(repeating: 900.0, count: 60) + Array(repeating: 7500.0, count: 30)
    let story = Story().metric("Duration", .average, times)
    let behind = try WhyLine.explain(
      .sample("lambda-iterator-age-high", .critical, ago: 30), source: story, relations: [],
      findings: [])
    #expect(
      behind?.text
        == "orders-api mean duration rose from 900 ms to 7.50 s at 13:30; nothing deployed")
    #expect(try explain(story) == nil)
  }

  @Test func `says nothing of a load that too little is held of`() throws {
    func runs(_ before: Int) -> Story {
      let old = Dictionary(uniqueKeysWithValues: (0..<before).map { (40.0 + Double($0), 10.0) })
      return Story().metric(
        "Invocations", at: old.merging([30: 40, 29: 40]) { $1 })
    }
    #expect(try explain(runs(2)) == nil)
    #expect(try explain(runs(10)) != nil)
  }
}
