@testable import Console
import ServerlessModel
import Testing

@testable import perch

struct ExportTextTests {
  private static let columns = [
    ExportedTable.Column(key: "name", title: "NAME", isRight: false),
    ExportedTable.Column(key: "p95", title: "P95", isRight: true),
  ]

  private func table(_ title: String?, _ rows: [[ExportedTable.Value]]) -> ExportedTable {
    ExportedTable(title: title, columns: Self.columns, rows: rows)
  }

  @Test func `JSON holds numbers, and leaves out what is not known`() {
    let page = ExportText.page(
      [table(nil, [[.text("a"), .number(1234.5, shown: "1.23 s")], [.text("b"), .absent]])], .json)
    #expect(
      page == """
        [
          {
            "name": "a",
            "p95": 1234.5
          },
          {
            "name": "b"
          }
        ]

        """)
  }

  @Test func `a moment leaves in full, and stands in a ticket as on the screen`() {
    let moment = Instant(milliseconds: 1_795_185_130_000)
    let tables = [table(nil, [[.moment(moment, shown: "14:32"), .absent]])]
    #expect(ExportText.page(tables, .json).contains("2026-11-20T14:32:10.000Z"))
    #expect(ExportText.page(tables, .csv).contains("2026-11-20T14:32:10.000Z"))
    #expect(ExportText.page(tables, .markdown).contains("| 14:32 |"))
  }

  @Test func `rows of several tables say which they are of`() {
    let tables = [
      table("One", [[.text("a"), .absent]]),
      table("Two", [[.text("b"), .number(2, shown: "2 ms")]]),
    ]
    #expect(ExportText.page(tables, .csv) == "section,name,p95\r\nOne,a,\r\nTwo,b,2\r\n")
  }

  @Test func `a formula is no formula any more`() {
    #expect(
      ExportText.page([table(nil, [[.text("=cmd()"), .number(-1, shown: "-1")]])], .csv)
        == "name,p95\r\n'=cmd(),-1\r\n")
  }

  @Test func `Markdown shows what the screen shows`() {
    let page = ExportText.page(
      [table("Runs", [[.text("a|b"), .number(1234.5, shown: "1.23 s")]])], .markdown)
    #expect(page == "## Runs\n\n| NAME | P95 |\n| --- | ---: |\n| a\\|b | 1.23 s |\n")
  }
}
