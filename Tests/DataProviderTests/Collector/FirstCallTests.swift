import AWSClient
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// What a collector asks before anything else, and what a list that is printed once asks at all.
struct FirstCallTests {
  private static func collector(_ shop: CollectorWorkshop, _ writer: SnapshotWriter) throws
    -> Collector
  {
    try Collector([shop.lane], into: writer, options: shop.options, clock: shop.clock)
  }

  @Test func `a thousand functions are listed in twenty calls, before their metrics are counted`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.functions = 1000 }
    let writer = try SnapshotWriter.record(at: shop.path)
    let estimate = try await Self.collector(shop, writer).estimate()
    #expect(estimate.dollars > 0)
    #expect(shop.aws.calls.prefix(20).allSatisfy { $0.operation.title == "lambda list-functions" })
    #expect(shop.aws.calls("lambda list-functions").count == 20)
    #expect(try shop.reader().resources(at: shop.start.adding(seconds: 3600)).count == 1000)
    writer.abandon()
  }

  @Test func `an inventory that is printed once asks for lists alone, and writes once`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.functions = 120 }
    let writer = try SnapshotWriter.record(at: shop.path)
    let collector = try Self.collector(shop, writer)
    try await collector.takeOnce(.inventory)
    let asked = Set(shop.aws.calls.map(\.operation.title))
    #expect(asked.isSuperset(of: ["lambda list-functions", "sqs list-queues"]))
    #expect(
      asked.isDisjoint(with: [
        "service-quotas list-service-quotas", "lambda get-account-settings",
        "cloudwatch list-metrics", "ec2 describe-subnets",
      ]))
    let held = try shop.reader().resources(at: shop.start.adding(seconds: 3600))
    #expect(held.filter { $0.kind == .lambdaFunction }.count == 120)
    #expect(held.contains { $0.microservices.contains("shop-3") })
    writer.abandon()
  }

  @Test func `a recorder is told how all is set that was only listed before`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 3 }
    let listing = try SnapshotWriter.record(at: shop.path)
    try await Self.collector(shop, listing).takeOnce(.inventory)
    listing.abandon()
    let later = shop.start.adding(seconds: 3600)
    let functions = try shop.reader().resources(at: later).filter { $0.kind == .lambdaFunction }
    #expect(functions.count == 3)
    for function in functions {
      #expect(try shop.reader().configuration(of: function.id, at: later).value == nil)
    }
    #expect(
      try shop.reader().coverage(account: shop.lane.account).allSatisfy {
        $0.source != .configuration
      })
    let recording = try SnapshotWriter.record(at: shop.path)
    try await Self.collector(shop, recording).takeOnce(.everything)
    for function in functions {
      let held = try shop.reader().configuration(of: function.id, at: later).value
      #expect(held?.function?.memoryMB != nil)
    }
    recording.abandon()
  }
}
