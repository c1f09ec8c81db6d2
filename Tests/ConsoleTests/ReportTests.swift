import CellGrid
import ServerlessModel
import Testing

@testable import Console

/// The report of a bad half hour, as a reader of it would read it.
struct ReportTests {
  private func page(
    scope: Scope = .everything, notes: [UserNote] = [], _ reading: FakeReading = Fleet.reading
  ) throws -> String {
    try IncidentReport(
      reading, window: Window(at: reading.info.openAt, seconds: 1920), scope: scope,
      settings: .init(), notes: notes, source: "my file.perch"
    ).markdown()
  }

  @Test func `the first sentence says what failed and since when`() throws {
    let lines = try page().split(separator: "\n")
    #expect(lines[0].hasPrefix("# Incident report: "))
    #expect(lines[1].hasPrefix("**charge-card "))
    #expect(lines[1].contains(", since 14:02:"))
    #expect(lines[1].contains("It was not over at 14:32:10Z"))
  }

  @Test func `the chapters stand in order`() throws {
    let text = try page(
      notes: [UserNote(at: Fleet.reading.info.openAt.adding(seconds: -60), text: "called them")])
    let titles = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
    #expect(
      titles == [
        "## Timeline", "## What was affected", "## What it cost", "## What is not known",
        "## Notes", "## To look again",
      ])
    #expect(text.contains("### 14:31:10Z\n\ncalled them"))
    #expect(text.contains("| 14:31:10Z | note | called them |"))
  }

  @Test func `one run is told from its sentence to its lines`() throws {
    let text = try page()
    #expect(text.contains("TIMEOUT at 3.00 s."))
    #expect(text.contains("payments.example POST"))
    #expect(text.contains("█"))
    #expect(text.contains("POST https://payments.example/v1/charges try 2"))
  }

  @Test func `commands open the recording again, whatever its name`() throws {
    let text = try page()
    #expect(
      text.contains("perch replay 'my file.perch' --at 2026-11-20T14:32:10.000Z --window 32m"))
    #expect(text.contains("--view service/checkout"))
  }

  @Test func `hostile words stay words`() throws {
    var reading = Fleet.reading
    reading.alarmList = [
      Alarm(
        id: "x", name: "<script>alert(1)</script> [a](http://evil) `x` | y", kind: .cloudwatch,
        state: .alarm, reason: "``` \u{1B}[31m http://evil", since: reading.info.openAt,
        account: "111122223333", region: "eu-west-1")
    ]
    let text = try page(reading)
    #expect(!text.contains("<script>"))
    #expect(text.contains("\\<script\\>alert(1)\\</script\\> \\[a\\](http://evil)"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("````"))
  }

  @Test func `a quiet window says so`() throws {
    var reading = Fleet.reading
    reading.events = []
    #expect(try page(reading).contains("**Nothing began to go wrong in this window.**"))
  }

  @Test(arguments: [
    ("a*b_c", "a\\*b\\_c"), ("plain words", "plain words"), ("a|b", "a\\|b"),
    ("line\none", "line one"),
  ])
  func `words are escaped`(words: String, made: String) {
    #expect(Markdown.plain(words) == made)
  }

  @Test(arguments: [
    ("a", "`a`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("", "`  `"),
  ])
  func `code holds backticks`(words: String, made: String) {
    #expect(Markdown.code(words) == made)
  }

  @Test func `a fence is longer than any in it`() {
    var page = Markdown()
    page.fenced(["```", "x"])
    #expect(page.text == "````text\n```\nx\n````\n")
  }

  @Test func `a chart has a foot for nought, and blanks for gaps`() {
    let span = TimeSpan(seconds: 240, endingAt: Fleet.reading.info.openAt)
    let chart = BlockChart(
      title: "failed", values: [0, nil, 4, 8], unit: .count, span: span, limit: nil)
    #expect(chart.lines.count == 6)
    #expect(chart.lines[0] == "failed  most 8")
    func row(_ bars: String) -> String {
      String(bars.flatMap { Array(repeating: $0, count: 15) })
    }
    #expect(chart.lines[1] == "8 │" + row("   █"))
    #expect(chart.lines[4] == "0 │" + row("▁ ██"))
    #expect(chart.lines[5].hasSuffix("14:32Z"))
  }
}
