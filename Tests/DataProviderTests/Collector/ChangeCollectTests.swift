import AWSClient
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// CloudTrail: asked only where someone said yes, half an hour at a time, without a gap.
struct ChangeCollectTests {
  private static func workshop(asks: Bool = true) throws -> CollectorWorkshop {
    let shop = try CollectorWorkshop {
      $0.answers["cloudtrail lookup-events"] = #"""
        {"Events":[{"EventId":"e","EventName":"UpdateFunctionCode","EventTime":1795180000,
        "CloudTrailEvent":"{\"userIdentity\":{\"type\":\"Root\"},\"eventSource\":\"lambda.amazonaws.com\",\"requestParameters\":{\"functionName\":\"fn-1000\"}}"}]}
        """#
    }
    shop.options.services = ["lambda"]
    shop.options.asksChanges = asks
    return shop
  }

  private static func spans(_ shop: CollectorWorkshop) -> [ClosedRange<Double>] {
    shop.aws.calls("cloudtrail lookup-events").compactMap { call in
      guard let start = call.input["StartTime"]?.number, let end = call.input["EndTime"]?.number
      else { return nil }
      return start...end
    }
  }

  @Test func `nothing is asked unless someone said so`() async throws {
    let shop = try Self.workshop(asks: false)
    try await shop.collect(for: 600)
    #expect(shop.aws.calls("cloudtrail lookup-events").isEmpty)
  }

  @Test func `a change is kept once, with who made it`() async throws {
    let shop = try Self.workshop()
    try await shop.collect(for: 1200)
    let ever = TimeSpan(start: shop.start.adding(seconds: -86_400), end: shop.start)
    let all = try shop.reader().allDeployments(in: ever)
    #expect(all.map(\.actor) == ["root"])
    #expect(all.map(\.resource.arn) == [FakeAWS.functionARN(0)])
  }

  @Test func `only writing is asked for, without a gap, and goes on after a restart`() async throws
  {
    let shop = try Self.workshop()
    try await shop.collect(for: 900)
    let first = Self.spans(shop)
    #expect(first.count > 6)
    #expect(zip(first, first.dropFirst()).allSatisfy { $1.lowerBound <= $0.upperBound })
    #expect(first.allSatisfy { $0.upperBound - $0.lowerBound <= 1800 })
    let attribute = shop.aws.calls("cloudtrail lookup-events")[0].input["LookupAttributes"]
    #expect(attribute?.list.first?["AttributeValue"]?.scalar == "false")
    try await shop.collect(for: 10)
    let next = try #require(Self.spans(shop).first)
    let last = try #require(first.last)
    #expect(next.lowerBound >= last.upperBound - 1800 && next.lowerBound <= last.upperBound)
    let rows = try shop.coverage(.configuration, CloudTrailAnswers.scope)
    #expect(rows.count == 1)
  }

  @Test func `a refusal says which action is missing, and the rest goes on`() async throws {
    let shop = try Self.workshop()
    shop.aws.set {
      $0.refusals["cloudtrail lookup-events"] =
        "An error occurred (AccessDeniedException) when calling the LookupEvents operation: "
        + "User is not authorized to perform: cloudtrail:LookupEvents"
    }
    let told = try await shop.collect(for: 600)
    #expect(
      told.contains {
        if case .denied(_, _, let action) = $0 {
          action == "cloudtrail:LookupEvents"
        } else {
          false
        }
      })
    #expect(shop.aws.calls("cloudtrail lookup-events").count == 1)
    #expect(try shop.points("Invocations").isEmpty == false)
  }
}
