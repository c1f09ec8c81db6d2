import ServerlessModel
import Testing

@testable import InsightEngine

struct `an estimate` {
  private static let one = Confidence(functions: 1)

  /// Whether two numbers are the same to three decimals.
  private static func near(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 0.0005 } ?? false
  }

  @Test func `bounds a share as Newcombe's paper does`() throws {
    // Newcombe 1998, Statistics in Medicine 17, table II (a): 56 of 70 and 48 of 80.
    let first = try #require(Estimate(share: 56, of: 70, Self.one))
    let second = try #require(Estimate(share: 48, of: 80, Self.one))
    let difference = first.difference(from: second)
    #expect(Self.near(difference.value, 0.2))
    #expect(Self.near(difference.low, 0.0524))
    #expect(Self.near(difference.high, 0.3339))
  }

  @Test func `of no failure in many runs still reaches above zero`() throws {
    let none = try #require(Estimate(share: 0, of: 100, Self.one))
    #expect(none.value == 0 && none.low == 0)
    #expect(Self.near(none.high, 0.037))
  }

  @Test func `of a share needs 20 runs`() {
    #expect(Estimate(share: 1, of: 19, Self.one) == nil)
    #expect(Estimate(share: 1, of: 20, Self.one) != nil)
  }

  @Test func `of failed inits beside fewer runs stays a share`() throws {
    let all = try #require(Estimate(share: 90, of: 40, Self.one))
    #expect(all.value == 1 && all.high == 1)
  }

  @Test func `of the 95th percentile lies between two of the durations`() throws {
    let slowest = (1...100).map(Double.init).reversed()
    let p95 = try #require(Estimate(slowest: Array(slowest), of: 100, Self.one))
    #expect(p95 == Estimate(95, 91, 100))
  }

  @Test func `of the 95th percentile needs enough runs for one to lie above it`() {
    #expect(Ranks(72, Self.one) == nil)
    #expect(Ranks(73, Self.one) != nil)
  }

  @Test func `needs more runs for the 95th percentile when many functions are compared`() {
    #expect(Ranks(100, Confidence(functions: 50)) == nil)
    #expect(Ranks(300, Confidence(functions: 50)) != nil)
  }

  @Test func `of the cost is exact where all minutes cost alike, and needs ten of them`() throws {
    var minute = Counters()
    minute.executions = 10
    minute.billedMBmsX86 = 1_024_000
    let nine = Array(repeating: minute, count: 9)
    #expect(Estimate(costOf: nine, region: "eu-west-1", Self.one) == nil)
    let cost = try #require(Estimate(costOf: nine + [minute], region: "eu-west-1", Self.one))
    #expect(Self.near(cost.value, 0.2 + 1.66667))
    #expect(Self.near(cost.low, cost.value) && Self.near(cost.high, cost.value))
  }

  @Test func `of the cost is wide where minutes differ`() throws {
    let minutes = (0..<20).map { place in
      var minute = Counters()
      minute.executions = 10
      minute.billedMBmsX86 = place.isMultiple(of: 2) ? 0 : 2_048_000
      return minute
    }
    let cost = try #require(Estimate(costOf: minutes, region: "eu-west-1", Self.one))
    // Half of the minutes lie 1.667 above the mean and half as far below it: 1.96 × 1.667 / √19.
    #expect(Self.near(cost.high - cost.value, 0.7494))
  }
}
