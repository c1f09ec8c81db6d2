import CellGrid
import ServerlessModel
import Testing

@testable import perch

private typealias Column = perch.Column

private func row(_ name: String, _ runs: Int?, _ share: Double? = nil) -> Row {
  var row = Row()
  row.add("name", name)
  row.add("runs", runs)
  row.add("share", share)
  return row
}

private let columns: [Column] = [
  .text("NAME", "name"), .number("RUNS", "runs"), .percent("ERR %", "share"),
]

struct `A printed table` {
  @Test func `sets words to the left, numbers to the right and titles above them`() {
    let page = TableText.page([row("orders", 12_000, 0.125), row("pay", nil)], columns)
    #expect(
      page == """
        NAME     RUNS  ERR %
        orders  12000   12.5
        pay         -      -

        """)
  }

  @Test func `is straight with wide characters and marks`() {
    let page = TableText.page([row("日本", 1), row("e\u{301}t", 22), row("plain", 3)], columns)
    let lines = page.split(separator: "\n").map(String.init)
    #expect(Set(lines.map(Text.width)).count == 1)
    #expect(lines[1].hasPrefix("日本      1"))
  }

  @Test func `has no blanks at the ends of lines`() {
    let page = TableText.page([row("a", 1)], [.number("RUNS", "runs"), .text("NAME", "none")])
    #expect(!page.contains(" \n"))
    #expect(page == "RUNS  NAME\n   1\n")
  }

  @Test(arguments: ["\u{1B}[31mred", "two\nlines", "a\u{202E}b", "bell\u{7}"])
  func `drives no terminal, made columns included`(dirty: String) {
    let made = Column.made("NAME") { _ in dirty }
    for page in [
      TableText.page([row(dirty, 1)], columns), TableText.page([row("x", 1)], [made]),
      MarkdownText.page([row(dirty, 1)], columns), MarkdownText.page([row("x", 1)], [made]),
    ] {
      let lines = page.split(separator: "\n")
      #expect(lines.count == (page.hasPrefix("|") ? 3 : 2))
      #expect(!page.unicodeScalars.contains { $0 != "\n" && $0.value < 32 || $0.value == 0x202E })
    }
  }

  @Test func `of a column that looks up another field prints that`() {
    let made = Column.made("BOTH", right: true) { row in
      (row["name"].map(CellText.plain) ?? "") + "/" + (row["runs"].map(CellText.plain) ?? "")
    }
    #expect(TableText.page([row("orders", 5)], [made]) == "    BOTH\norders/5\n")
  }
}

struct `A Markdown table` {
  @Test func `is set as its columns are, and a bar inside a cell does not split it`() {
    let page = MarkdownText.page([row("a|b", 1)], Array(columns.prefix(2)))
    #expect(page == "| NAME | RUNS |\n| --- | ---: |\n| a\\|b | 1 |\n")
  }
}

struct `A number in a table` {
  @Test(arguments: [
    (0.0, 0, "0"), (0.4, 0, "0"), (0.5, 0, "1"), (2.5, 0, "3"), (-0.5, 0, "-1"), (-0.4, 0, "0"),
    (1.25, 1, "1.3"), (3.14159, 2, "3.14"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"),
    (-1.005, 1, "-1.0"), (0.05, 2, "0.05"), (9.999, 2, "10.00"), (12, 3, "12.000"),
    (0.0001, 4, "0.0001"), (-12.5, 2, "-12.50"), (123_456_789, 2, "123456789.00"),
  ])
  func `has a fixed count of digits after the point`(number: Double, decimals: Int, text: String) {
    #expect(CellText.fixed(number, decimals) == text)
  }

  @Test(arguments: [9.3e14, 9.9e14, 1e15, 1e18, 1e19, -1e19, 1e300, .infinity, -.infinity, .nan])
  func `is printed however big it is`(number: Double) throws {
    for decimals in [0, 2, 4, 12] {
      let text = CellText.fixed(number, decimals)
      let read = try #require(Double(text))
      #expect(number.isNaN ? read.isNaN : read == number)
    }
  }

  @Test func `that is a share is in percent`() {
    #expect(columns[2].cell(row("x", nil, 0.0567)) == "5.7")
    #expect(columns[2].cell(row("x", nil, 1)) == "100.0")
    #expect(columns[2].cell(row("x", nil)) == "-")
  }

  @Test func `is rounded to the decimals of its column, and whole ones stay whole`() {
    var row = Row()
    row.add("ms", 12.3456)
    row.add("count", 7)
    #expect(Column.number("MS", "ms", decimals: 2).cell(row) == "12.35")
    #expect(Column.number("MS", "ms").cell(row) == "12")
    #expect(Column.number("N", "count", decimals: 2).cell(row) == "7")
  }
}
