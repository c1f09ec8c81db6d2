import InsightEngine
import Testing

struct ShellWordTests {
  @Test(arguments: ["plain", "", "it's", "a\\ b", "\u{5BD}x", "a'\u{301} b", "'\u{301}"])
  func `a quoted word is read back as one word`(text: String) {
    #expect(ShellWord.split(ShellWord.quoted(text)) == [text])
  }
}
