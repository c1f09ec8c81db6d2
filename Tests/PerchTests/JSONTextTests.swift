import ServerlessModel
import Testing

@testable import perch

struct `JSON output` {
  @Test(arguments: [
    ("plain words", "charge-card", #""charge-card""#),
    ("nothing", "", #""""#),
    ("quotes", #"say "no""#, #""say \"no\"""#),
    ("a backslash", #"a\b"#, #""a\\b""#),
    ("line ends and tabs", "a\nb\tc\r\n", #""a\nb\tc\r\n""#),
    ("a slash", "a/b", #""a/b""#),
    ("other scripts", "naïve 日本 😀", #""naïve 日本 😀""#),
    ("a quote with a mark on it", "\"\u{301}", "\"\\\"\u{301}\""),
    ("an escape sequence", "\u{1B}[31mred", #""\u001b[31mred""#),
    ("a nought and a bell", "\u{0}\u{7}", #""\u0000\u0007""#),
    ("delete and an 8-bit introducer", "\u{7F}\u{9B}", #""\u007f\u009b""#),
    ("a bidi override", "a\u{202E}b", #""a\u202eb""#),
    ("isolates", "\u{2066}\u{2069}", #""\u2066\u2069""#),
    ("a zero-width blank and a mark", "\u{200B}\u{FEFF}", #""\u200b\ufeff""#),
    ("line separators", "\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("a tag beyond 16 bits", "\u{E0001}", #""\udb40\udc01""#),
  ])
  func `quotes a text so that no terminal acts on it`(what: String, text: String, json: String) {
    #expect(JSONText.line(.text(text)) == json, "\(what)")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (3.0, "3"), (-2.0, "-2"), (0.1, "0.1"), (3.25, "3.25"),
    (1e-7, "1e-07"), (123_456_789_012.0, "123456789012"), (1e15, "1000000000000000.0"),
    (1e16, "1e+16"), (1e300, "1e+300"),
  ])
  func `prints the shortest number that reads back as the same`(number: Double, json: String) {
    #expect(JSONText.line(.number(number)) == json)
    #expect(Double(json) == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `has null for what is no number, since JSON has none`(number: Double) {
    #expect(JSONText.line(.number(number)) == "null")
  }

  @Test func `keeps whole numbers and flags as they are`() {
    #expect(JSONText.line(.integer(Int.max)) == "9223372036854775807")
    #expect(JSONText.line(.integer(-5)) == "-5")
    #expect(JSONText.line(.list([.flag(true), .flag(false)])) == "[true,false]")
  }

  @Test func `keeps the order in which fields were added`() {
    var inner = Row()
    inner.add("z", 1)
    inner.add("a", "b\u{1B}")
    var row = Row()
    row.add("requestId", "x")
    row.add("inner", Value.object(inner))
    row.add("list", ["p", "q"])
    let json = #"{"requestId":"x","inner":{"z":1,"a":"b\u001b"},"list":["p","q"]}"#
    #expect(JSONText.line(.object(row)) == json)
  }

  @Test func `is indented by two blanks a level`() {
    var row = Row()
    row.add("a", 1)
    row.add("b", ["x"])
    row.add("none", [String]())
    #expect(
      JSONText.page(.list([.object(row), .object(Row())])) == """
        [
          {
            "a": 1,
            "b": [
              "x"
            ],
            "none": []
          },
          {}
        ]

        """)
  }
}

struct `A row` {
  @Test func `leaves out what is absent, and never what is nought`() {
    var row = Row()
    row.add("text", nil as String?)
    row.add("empty", "")
    row.add("number", Double.nan)
    row.add("time", nil as Instant?)
    row.add("zero", 0)
    row.add("none", [String]())
    row.add("no", false)
    #expect(JSONText.line(.object(row)) == #"{"zero":0,"none":[],"no":false}"#)
    #expect(row["text"] == nil)
  }

  @Test func `prints times in UTC with milliseconds and lengths in milliseconds`() {
    var row = Row()
    row.add("start", Instant(milliseconds: 1_795_185_130_007))
    row.add("durationMs", Elapsed(microseconds: 1_234_560))
    row.add("billedMs", Elapsed(microseconds: 2_000_000))
    let json = #"{"start":"2026-11-20T14:32:10.007Z","durationMs":1234.56,"billedMs":2000}"#
    #expect(JSONText.line(.object(row)) == json)
  }
}
