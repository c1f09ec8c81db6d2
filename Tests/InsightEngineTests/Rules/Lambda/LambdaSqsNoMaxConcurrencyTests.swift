import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-sqs-no-max-concurrency` {
  private static let story = consumer { $0.subnets = ["subnet-1"] }
  private static let database = Call(
    name: "orders@shop.abc.eu-west-1.rds.amazonaws.com", ms: 5, remote: true)

  private static func consumer(
    cap: Int? = nil, _ change: (inout FunctionConfiguration) -> Void = { _ in }
  ) -> Story {
    Story().mapping("sqs", "orders") { $0.maximumConcurrency = cap }.described {
      $0.reservedConcurrencyKnown = true
      change(&$0)
    }
  }

  @Test(arguments: [
    Case("speaks of a function in a network", .speaks, story),
    Case(
      "speaks of a database in a trace", .speaks,
      consumer().traces(1, ms: 10, ago: 24 * 60, [database])),
    Case(
      "is silent of a trace before its window", .silent,
      consumer().traces(1, ms: 10, ago: 24 * 60 + 1, [database])),
    Case(
      "is silent of what grows with it", .silent,
      consumer().traces(1, ms: 10, [Call(name: "DynamoDB", ms: 5)])),
    Case("is silent without a downstream", .silent, consumer().seen(minutes: 24 * 60)),
    Case("is silent of a cap", .silent, consumer(cap: 2) { $0.subnets = ["subnet-1"] }),
    Case(
      "is silent of a reservation", .silent,
      consumer {
        $0.subnets = ["subnet-1"]
        $0.reservedConcurrency = 5
      }),
    Case(
      "does not apply to a stream", .notApplicable,
      Story().mapping("kinesis", "stream/clicks").described { $0.subnets = ["subnet-1"] }),
    Case(
      "does not know where the reservation was not asked for", .unknown,
      consumer {
        $0.subnets = ["subnet-1"]
        $0.reservedConcurrencyKnown = nil
      }),
    Case("does not know without traces", .unknown, consumer().without(.traces)),
    Case(
      "does not know where less than a day of traces was seen", .unknown,
      consumer().seen(minutes: 24 * 60 - 1)),
    Case("does not know where mappings were not asked for", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSqsNoMaxConcurrency()) }

  @Test func `says what is wrong`() throws {
    #expect(
      try Self.story.summary(LambdaSqsNoMaxConcurrency())
        == "no cap on what reads orders and reaches a network of 1 subnet")
  }
}
