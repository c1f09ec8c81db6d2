import CellGrid
@testable import Console
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

  @Test(arguments: ["", "plain", "{", "{\"a\":}", "[1,]", "{} x", "\"text\"", "12", "{\"a\":tru}"])
  func `what is no document is told as it is`(text: String) {
    #expect(JSONDocument(text) == nil)
  }

  @Test func `depth is bounded`() {
    #expect(JSONDocument(String(repeating: "[", count: 100_000)) == nil)
    let deep = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
    #expect(JSONDocument(deep) != nil)
  }
}
