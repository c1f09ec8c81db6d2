import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-cost-concentration` {
  private static let story = story([40, 30, 10.5, 19.5 / 2, 19.5 / 2])

  /// Functions that make so many hundredths of a bill of so many dollars a month.
  private static func story(_ parts: [Double], total: Double = 100, ago: Double = 7 * 1440)
    -> Story
  {
    parts.enumerated().reduce(Story.account().seen(minutes: 7 * 1440)) { story, part in
      story.beside(.lambdaFunction, "f\(part.offset)", minutesAgo: ago) {
        let gigabyteSeconds = part.element / 100 * total * 7 / 30 / 0.000_016_666_7
        $0.billedMBmsX86 = Int64(gigabyteSeconds * 1_024_000)
      }
    }
  }

  @Test(arguments: [
    Case("speaks where three functions make eighty percent", .speaks, story),
    Case("is silent where they make less", .silent, story([40, 30, 9.5, 9, 9, 2.5])),
    Case("speaks of ten dollars a month", .speaks, story([40, 30, 20, 10], total: 10.5)),
    Case("is silent below ten dollars", .silent, story([40, 30, 20, 10], total: 9.5)),
    Case("speaks of four functions", .speaks, story([40, 30, 20, 10])),
    Case("does not apply to three", .notApplicable, story([50, 30, 20])),
    Case(
      "counts functions alone", .notApplicable,
      story([50, 30, 20]).beside(.queue, "orders").beside(.queue, "bills")),
    Case(
      "is silent of runs before its window", .silent, story([40, 30, 20, 10], ago: 7 * 1440 + 1)),
    Case("leaves it to the first region to speak", .notApplicable, story.alsoElsewhere()),
    Case(
      "does not know where less than seven days were seen", .unknown,
      story.seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where logs were denied", .unknown,
      story.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaCostConcentration()) }

  @Test func `says which functions and what drives them`() throws {
    let rule = LambdaCostConcentration()
    let story = Self.story([40, 30, 20, 10])
    #expect(try story.summary(rule) == "3 of 4 functions make 90 % of $100.00 a month")
    #expect(
      try story.evidence("functions", rule)
        == .list([
          "f0 $40.00, most for compute", "f1 $30.00, most for compute",
          "f2 $20.00, most for compute",
        ]))
  }

  @Test func `is judged once a day`() {
    #expect(
      LambdaCostConcentration().recheckAt(after: Story.now, stepSeconds: 300)
        == Story.now.floored(toSeconds: 86_400).adding(seconds: 86_400))
  }
}
