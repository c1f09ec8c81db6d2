import CellGrid
@testable import Console
import InsightEngine
import Testing

/// JSON is shown as it was written.
struct JSONDocumentTests {
  @Test func `members keep their order and numbers their digits`() throws {
    let document = try #require(
      JSONDocument(#"{"b": 1.50, "a": [1, {"x": null}], "é\u00e9\ud83d\ude00": "t\"q"}"#))
    #expect(
      document.lines().map { $0.map(\.text).joined() } == [
        "b: 1.50", "a: ", "  - 1", "  - ", "    x: null", "éé😀: t\"q",
      ])
    #expect(document.paths() == ["b", "a", "éé😀"])
    #expect(document["b"]?.words == "1.50")
    #expect(JSONDocument(#"{"a":{"b":{"c":7}}}"#)?["a.b.c"]?.words == "7")
  }

  @Test(arguments: [
    "", "plain", "{", "{\"a\":}", "[1,]", "{} x", "\"text\"", "12", "{\"a\":tru}",
    "{\"a\":\"\\x41\"}", "{\"a\":nan}", "{\"a\":0x1}",
  ])
  func `what is no document is told as it is`(text: String) {
    #expect(JSONDocument(text) == nil)
  }

  @Test func `depth is bounded`() {
    #expect(JSONDocument(String(repeating: "[", count: 100_000)) == nil)
    for (depth, isRead) in [(121, true), (122, false)] {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect((JSONDocument(nested) != nil) == isRead, "\(depth)")
    }
  }

  @Test func `escapes stand for what JSON says, and control characters never reach the screen`() {
    let document = JSONDocument(#"{"a": "x\b\fy\/"}"#)
    #expect(document?["a"]?.words == "x\u{8}\u{c}y/")
    var grid = CellGrid(size: Size(width: 20, height: 1), glyphs: .ascii)
    for line in document?.lines() ?? [] { grid.put(line, x: 0, y: 0, width: 20) }
    #expect(grid.lines[0].unicodeScalars.allSatisfy { $0.value >= 32 })
  }
}
