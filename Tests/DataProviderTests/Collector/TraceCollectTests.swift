import AWSClient
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// Traces: found hour by hour, read five at a time, each once.
struct TraceCollectTests {
  private static func workshop(_ count: Int, every seconds: Int = 60) throws -> CollectorWorkshop {
    let shop = try CollectorWorkshop()
    shop.options.readsTraces = true
    shop.options.services = ["lambda"]
    let start = Int(shop.start.milliseconds / 1000) - 3600
    shop.aws.set {
      $0.traces = (0..<count).map {
        FakeTrace(second: start + $0 * seconds, number: UInt64($0), hasFault: $0 % 5 == 0)
      }
    }
    return shop
  }

  private static func held(_ shop: CollectorWorkshop) throws -> [TraceID] {
    let reader = try shop.reader()
    return try shop.aws.settings.traces.map(\.id).filter { try reader.trace($0) != nil }
  }

  @Test func `every trace is read once, five to a call`() async throws {
    let shop = try Self.workshop(90)
    try await shop.collect(for: 3600)
    #expect(try Self.held(shop).count == 90)
    let asked = shop.aws.calls("xray batch-get-traces").map { $0.input["TraceIds"]?.list ?? [] }
    #expect(asked.allSatisfy { $0.count <= 5 })
    #expect(asked.flatMap(\.self).count == 90)
    #expect(try shop.coverage(.traces, "*").contains { $0.outcome == .answered })
  }

  @Test func `no window is longer than an hour`() async throws {
    let shop = try Self.workshop(1)
    try await shop.collect(for: 60)
    for call in shop.aws.calls("xray get-trace-summaries") {
      let start = try #require(call.input["StartTime"]?.number)
      let end = try #require(call.input["EndTime"]?.number)
      #expect(end - start <= 3600)
    }
  }

  @Test func `what X-Ray did not get to is asked for again`() async throws {
    let shop = try Self.workshop(10)
    let ids = shop.aws.settings.traces.map(\.id.description)
    shop.aws.set { $0.unprocessed = Set(ids.prefix(3)) }
    try await shop.collect(for: 60)
    #expect(try Self.held(shop).count == 10)
  }

  @Test func `of too many the failed come first, and the rest is said to be sampled`() async throws
  {
    let shop = try Self.workshop(400, every: 5)
    try await shop.collect(for: 5)
    let held = try Self.held(shop)
    #expect(held.count == LaneTraces.mostTraces)
    let faults = shop.aws.settings.traces.filter(\.hasFault).map(\.id)
    #expect(Set(held).isSuperset(of: faults))
    let rows = try shop.coverage(.traces, "*")
    #expect(rows.contains { $0.outcome == .sampled(share: 0.375) })
  }

  @Test(arguments: [30, 40, 50, 60, 75])
  func `one that is killed reads on where it stopped, and nothing twice that it holds`(call: Int)
    async throws
  {
    let shop = try Self.workshop(60)
    try await shop.collect(for: 1200, killedAtCall: call)
    let before = Set(try Self.held(shop).map { JSONValue.text($0.description) })
    try await shop.collect(for: 3600)
    #expect(try Self.held(shop).count == 60)
    let again = shop.aws.calls("xray batch-get-traces").flatMap { $0.input["TraceIds"]?.list ?? [] }
    #expect(before.isDisjoint(with: again))
  }
}
