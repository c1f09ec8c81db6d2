import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-error-rate-high` {
  private static let story = Story().metric("Invocations", oldest(15, 60)).metric(
    "Errors", oldest(15, 3))

  @Test(arguments: [
    Case("speaks at five percent of runs", .speaks, story),
    Case(
      "is silent below five percent", .silent,
      Story().metric("Invocations", oldest(15, 61)).metric("Errors", oldest(15, 3))),
    Case(
      "is silent of two errors", .silent,
      Story().metric("Invocations", oldest(15, 20)).metric("Errors", oldest(15, 2))),
    Case(
      "speaks of three errors in twenty runs", .speaks,
      Story().metric("Invocations", oldest(15, 20)).metric("Errors", oldest(15, 3))),
    Case(
      "is silent below twenty runs", .silent,
      Story().metric("Invocations", oldest(15, 19)).metric("Errors", oldest(15, 3))),
    Case(
      "is silent of errors before its window", .silent,
      Story().metric("Invocations", oldest(16, 60)).metric("Errors", oldest(16, 3))),
    Case("counts runs where no metrics were recorded", .speaks, Story().runs(57).runs(3, .error)),
    Case(
      "counts runs of which half are held", .speaks,
      Story().runs(57).runs(3, .error).listing(.logs, as: .sampled(share: 0.5))),
    Case(
      "does not judge by fewer, since those that failed are held first", .unknown,
      Story().runs(57).runs(3, .error).listing(.logs, as: .sampled(share: 0.49))),
    Case(
      "counts by metrics where few runs are held", .speaks,
      story.listing(.logs, as: .sampled(share: 0.01))),
    Case(
      "does not know where too little was seen", .unknown,
      Story().metric("Invocations", [60]).seen(minutes: 14)),
    Case(
      "does not know where neither was recorded", .unknown,
      Story().without(.metrics).denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaErrorRateHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaErrorRateHigh())
        == "fails: 3 of 60 runs, 5.0 %")
  }

  @Test func `says whether it counted metrics or reports`() throws {
    let rule = LambdaErrorRateHigh()
    #expect(try Self.story.evidence("basis", rule) == .text("metrics"))
    #expect(
      try Story().runs(57).runs(3, .error).evidence("basis", rule) == .text("reports"))
  }
}
