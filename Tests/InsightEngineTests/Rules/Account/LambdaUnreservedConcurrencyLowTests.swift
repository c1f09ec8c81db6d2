import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-unreserved-concurrency-low` {
  private static let story = story(150, of: 900)

  private static func story(_ left: Int?, of all: Int?) -> Story {
    Story.account {
      $0.concurrentExecutions = all
      $0.unreservedConcurrentExecutions = left
    }
  }

  @Test(arguments: [
    Case("speaks of a hundred and fifty units", .speaks, story),
    Case("is silent of more", .silent, story(151, of: 900)),
    Case("speaks of fifteen percent of a larger quota", .speaks, story(300, of: 2000)),
    Case("is silent of more of it", .silent, story(301, of: 2000)),
    Case("is silent of a small quota of which nothing is reserved", .silent, story(100, of: 100)),
    Case("speaks of a small quota of which something is", .speaks, story(99, of: 100)),
    Case("does not know where limits were not asked for", .unknown, story(nil, of: 1000)),
    Case("does not know without a configuration", .unknown, Story(.account, Story.account)),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaUnreservedConcurrencyLow())
  }

  @Test func `says what is left and who reserved the rest`() throws {
    var function = FunctionConfiguration()
    function.reservedConcurrency = 700
    let story = Self.story.beside(.lambdaFunction, "orders", .function(function))
      .beside(.lambdaFunction, "plain", .function(FunctionConfiguration()))
    let rule = LambdaUnreservedConcurrencyLow()
    #expect(
      try story.summary(rule) == "150 of 900 units are left for functions without a reservation")
    #expect(try story.evidence("reservations", rule) == .list(["orders 700"]))
  }
}
