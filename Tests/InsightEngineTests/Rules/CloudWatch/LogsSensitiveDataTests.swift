import ServerlessModel
import Testing

@testable import InsightEngine

struct `logs-sensitive-data` {
  private static let group = "/aws/lambda/orders"
  private static let story = lines(["a ‹token:0001›", "b ‹token:0002›", "c ‹email:0003›"])

  private static func lines(_ lines: [String], ago: Double = 5, of name: String = group) -> Story {
    lines.reduce(Story(.logGroup, group).seen(minutes: 1440)) {
      $0.line($1, ago: ago, group: name)
    }
  }

  /// Two lines, then the same one so often.
  private static func crowd(_ count: Int) -> Story {
    lines(["b ‹token:0001›", "c ‹card:0001›"] + Array(repeating: "a ‹token:0001›", count: count))
  }

  @Test(arguments: [
    Case("speaks of three lines with a mask", .speaks, story),
    Case("is silent of two", .silent, lines(["a ‹token:0001›", "b ‹token:0002›"])),
    Case("counts a line once", .silent, lines(Array(repeating: "a ‹token:0001›", count: 9))),
    Case("knows masks from quotes", .silent, lines(["‹a›", "‹b›", "‹c›", "‹note: d›"])),
    Case(
      "is silent of lines before its window", .silent,
      lines(["a ‹token:0001›", "b ‹token:0002›", "c ‹token:0003›"], ago: 1441)),
    Case(
      "speaks of lines at the start of its window", .speaks,
      lines(["a ‹token:0001›", "b ‹token:0002›", "c ‹token:0003›"], ago: 1440)),
    Case(
      "is silent of other groups", .silent,
      lines(["a ‹token:0001›", "b ‹token:0002›", "c ‹token:0003›"], of: "/aws/lambda/other")),
    Case("looks at two thousand lines", .speaks, crowd(1998)),
    Case("looks at no more", .silent, crowd(1999)),
    Case("is silent without lines", .silent, lines([])),
    Case("does not know where less than a day was seen", .unknown, lines([]).seen(minutes: 1439)),
    Case(
      "does not know where the log was denied", .unknown,
      story.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LogsSensitiveData()) }

  @Test func `says what was found, and shows it masked`() throws {
    let found = try Self.story.verdict(LogsSensitiveData()).violations.first
    #expect(found?.summary == "3 lines with what should not be there: token ×2, email ×1")
    #expect(found?.severity == .critical)
    #expect(found?.since == Story.ago(5))
    #expect(
      try Self.story.evidence("maskedLines", LogsSensitiveData())
        == .list(["a ‹token:0001›", "b ‹token:0002›", "c ‹email:0003›"]))
  }

  @Test func `warns of personal data alone`() throws {
    let story = Self.lines(["a ‹email:0001›", "b ‹email:0002›", "c ‹card:0003› ‹email:0001›"])
    let found = try story.verdict(LogsSensitiveData()).violations.first
    #expect(found?.severity == .warning)
    #expect(found?.summary == "3 lines with what should not be there: email ×3, card ×1")
  }
}
