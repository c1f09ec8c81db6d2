import ServerlessModel
import Testing

@testable import InsightEngine

struct `JSON that a rule looks into` {
  @Test func `is read into its parts`() {
    let tree = JSONTree(#" {"a": [1, -2.5e1, "x", true, false, null], "b": {"c": {}}, "d": []} "#)
    #expect(
      tree
        == .object([
          "a": .list([.number(1), .number(-25), .text("x"), .bool(true), .bool(false), .null]),
          "b": .object(["c": .object([:])]), "d": .list([]),
        ]))
    #expect(tree?["a"]?.list?.first?.number == 1)
    #expect(JSONTree(#""12""#)?.number == 12)
  }

  @Test(arguments: [
    (#""a\"b\\c\/d\n\t\r\b\f""#, "a\"b\\c/d\n\t\r\u{8}\u{c}"), (#""\u00e9""#, "é"),
    (#""\ud83d\ude00""#, "😀"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ude00""#, "\u{FFFD}"),
    ("\"‹email:7f3a›\"", "‹email:7f3a›"),
  ])
  func `unescapes texts`(json: String, text: String) { #expect(JSONTree(json)?.text == text) }

  @Test(arguments: [
    "", "{", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"x", "\"\\q\"", "\"\\u12\"", "tru",
    "1 2", "{} x", "--", "nul", "nan", "0x10", "inf", "[tru]", "[1 2]", "{\"a\":1 \"b\":2}", "\"\\",
  ])
  func `is none where it is broken`(text: String) { #expect(JSONTree(text) == nil) }

  @Test func `of members of one name the last holds`() {
    #expect(JSONTree(#"{"a": 1, "a": 2}"#)?["a"]?.number == 2)
  }

  @Test func `is none where it lies too deep, however deep`() {
    let nested = { (depth: Int) in
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    #expect(JSONTree(nested(JSONReader.deepest)) != nil)
    #expect(JSONTree(nested(JSONReader.deepest + 1)) == nil)
    #expect(JSONTree(String(repeating: "[", count: 1_000_000)) == nil)
    #expect(JSONTree(String(repeating: "{\"a\":", count: 1_000_000)) == nil)
  }
}
