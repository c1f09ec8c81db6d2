import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-no-concurrency-control` {
  private static let story = peak(10)
  private static let database = Call(
    name: "orders@shop.abc.eu-west-1.rds.amazonaws.com", ms: 5, remote: true)

  private static func peak(
    _ value: Double, ago minutes: Double = 14 * 1440, cap: Int? = nil,
    _ change: (inout FunctionConfiguration) -> Void = { $0.subnets = ["subnet-1", "subnet-2"] }
  ) -> Story {
    Story().metric("ConcurrentExecutions", .maximum, at: [minutes: value])
      .mapping("sqs", "orders") { $0.maximumConcurrency = cap }
      .described {
        $0.reservedConcurrencyKnown = true
        change(&$0)
      }
  }

  @Test(arguments: [
    Case("speaks of ten runs at once within two weeks", .speaks, story),
    Case("is silent of nine", .silent, peak(9.9)),
    Case("is silent of runs before its window", .silent, peak(10, ago: 14 * 1440 + 1)),
    Case(
      "is silent of a reservation", .silent,
      peak(10) {
        $0.subnets = ["subnet-1"]
        $0.reservedConcurrency = 5
      }),
    Case("is silent of a cap on the mapping", .silent, peak(10, cap: 5)),
    Case(
      "speaks of a database in a trace", .speaks,
      peak(10) { _ in }.traces(1, ms: 10, ago: 1440, [database])),
    Case(
      "does not apply where the database was traced more than a day ago", .notApplicable,
      peak(10) { _ in }.traces(1, ms: 10, ago: 1441, [database])),
    Case("does not apply without a downstream", .notApplicable, peak(10) { _ in }),
    Case(
      "is silent of no runs where two weeks were seen", .silent,
      peak(0, ago: 1).seen(minutes: 14 * 1440)),
    Case(
      "does not know where less than that was seen", .unknown,
      peak(0, ago: 1).seen(minutes: 14 * 1440 - 1)),
    Case(
      "does not know where mappings were not asked for", .unknown,
      peak(10).function { $0.eventSourceMappings = nil }),
    Case(
      "does not know where the reservation was not asked for", .unknown,
      peak(10).function { $0.reservedConcurrencyKnown = nil }),
    Case("does not know without traces", .unknown, peak(10) { _ in }.without(.traces)),
    Case(
      "does not know without a day of traces", .unknown,
      peak(10) { _ in }.seen([.traces], minutes: 1439)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaNoConcurrencyControl()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaNoConcurrencyControl())
        == "10 runs at once reach a network of 2 subnets without a limit")
  }

  @Test func `says how many connections the database takes`() throws {
    var database = DatabaseConfiguration()
    database.maxConnections = 90
    let story = Self.peak(10) { _ in }.traces(1, ms: 10, [Self.database])
      .beside(.database, "shop", .database(database))
    #expect(
      try story.evidence("connectionLimit", LambdaNoConcurrencyControl()) == .number(90))
  }
}
