import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-reserved-concurrency-near-limit` {
  private static let story = used(first(5, of: 10, 8))

  private static func used(_ values: [Double], of reserved: Int? = 10) -> Story {
    Story().metric("ConcurrentExecutions", .maximum, values).function {
      $0.reservedConcurrency = reserved
      $0.reservedConcurrencyKnown = true
    }
  }

  @Test(arguments: [
    Case("speaks at eighty percent in five of ten minutes", .speaks, story),
    Case("is silent of four minutes", .silent, used(first(4, of: 10, 10))),
    Case("is silent below eighty percent", .silent, used(first(5, of: 10, 7.9))),
    Case("is silent of minutes before its window", .silent, used(first(5, of: 11, 8))),
    Case("speaks of a single reserved environment", .speaks, used(first(5, of: 10, 1), of: 1)),
    Case("does not apply to a function at zero", .notApplicable, used(first(5, of: 10, 8), of: 0)),
    Case("does not apply without a reservation", .notApplicable, used([], of: nil)),
    Case("is silent without points", .silent, used([]).seen(minutes: 10)),
    Case("does not know where less than its window was seen", .unknown, used([]).seen(minutes: 9)),
    Case("does not know where the reservation was not asked for", .unknown, Story()),
    Case(
      "does not know where metrics were denied", .unknown,
      used([]).denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaReservedConcurrencyNearLimit())
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaReservedConcurrencyNearLimit())
        == "8 of 10 reserved run at once, in 5 of the last 10 min")
    #expect(
      try Story().verdict(LambdaReservedConcurrencyNearLimit()).missing
        == "lambda:GetFunctionConcurrency not recorded")
  }
}
