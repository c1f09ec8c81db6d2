import CellGrid
import Testing

struct `Text from outside` {
  @Test(arguments: [
    ("colours", "\u{1B}[31mred\u{1B}[0m", "red"),
    ("a title", "a\u{1B}]0;owned\u{07}b", "ab"),
    ("a string ended by ST", "a\u{1B}]52;c;eA==\u{1B}\\b", "ab"),
    ("an 8-bit introducer", "a\u{9B}2Jb", "ab"),
    ("a charset choice", "\u{1B}(0x", "x"),
    ("a string that never ends", "a\u{1B}]0;hidden", "a0;hidden"),
    ("a lone escape", "a\u{1B}", "a"),
    ("bells and backspaces", "a\u{07}\u{08}b", "ab"),
    ("tabs and line ends", "a\tb\nc\r\nd", "a b c d"),
    ("a bidi override", "abc\u{202E}cba\u{202C}", "abccba"),
    ("isolates and marks", "\u{2066}a\u{200F}\u{2069}b\u{061C}", "ab"),
    ("zero-width characters", "a\u{200B}b\u{FEFF}c\u{00AD}d\u{2060}", "abcd"),
    ("variation selectors", "\u{2764}\u{FE0F}x", "\u{2764}x"),
    ("a joined emoji", "a\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}b", "a□b"),
    ("a flag", "\u{1F1E9}\u{1F1EA}x", "□x"),
    ("a skin tone", "\u{1F44D}\u{1F3FD}x", "\u{1F44D}x"),
    ("private use", "\u{E0B0}x", "□x"),
    ("stacked marks", "e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}"),
    ("a mark with no base", "\u{301}a", "a"),
    ("tags", "a\u{E0061}\u{E007F}b", "ab"),
    ("plain words", "charge-card 3.0 s", "charge-card 3.0 s"),
  ])
  func `is cleaned`(what: String, dirty: String, clean: String) {
    #expect(Text.clean(dirty) == clean, "\(what)")
  }

  @Test func `is the same when cleaned twice`() {
    let dirty = "a\u{1B}[1mb\u{202E}c\u{1F468}\u{200D}\u{1F469}日本 e\u{301}"
    #expect(Text.clean(Text.clean(dirty)) == Text.clean(dirty))
  }

  @Test(arguments: [
    ("plain", 5), ("日本", 4), ("e\u{301}", 1), ("ｆｕｌｌ", 8), ("한글", 4), ("naïve", 5),
    ("\u{1F600}", 2), ("▲●○", 3), ("\u{1B}[31mred", 3), ("", 0),
  ])
  func `has the width it takes on the screen`(text: String, width: Int) {
    #expect(Text.width(text) == width)
  }
}

struct `Text without room` {
  @Test func `ends with an ellipsis`() {
    #expect(Text.truncate("charge-card", to: 7) == "charge…")
    #expect(Text.truncate("charge-card", to: 11) == "charge-card")
    #expect(Text.truncate("charge-card", to: 1) == "…")
    #expect(Text.truncate("charge-card", to: 0) == "")
  }

  @Test func `never shows half a wide character`() {
    #expect(Text.truncate("日本語", to: 4) == "日…")
    #expect(Text.prefix("日本", width: 3) == "日")
    #expect(Text.suffix("日本", width: 3) == "本")
  }

  @Test func `keeps both ends of an id`() {
    #expect(Text.truncateMiddle("arn:aws:lambda:eu-west-1", to: 11) == "arn:a…est-1")
    #expect(Text.truncateMiddle("short", to: 11) == "short")
    #expect(Text.truncateMiddle("abcdef", to: 2) == "a…")
  }

  @Test func `is filled to a width`() {
    #expect(Text.pad("ab", to: 4) == "ab  ")
    #expect(Text.pad("ab", to: 4, align: .right) == "  ab")
    #expect(Text.pad("日", to: 4, align: .centre) == " 日 ")
  }

  @Test func `is wrapped at blanks, long words cut and nothing lost`() {
    #expect(Text.wrap("raise the timeout", to: 9) == ["raise the", "timeout"])
    #expect(Text.wrap("abcdefgh ij", to: 4) == ["abcd", "efgh", "ij"])
    #expect(Text.wrap("", to: 4) == [""])
  }
}
