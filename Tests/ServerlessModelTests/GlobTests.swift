import ServerlessModel
import Testing

struct `patterns with stars` {
  @Test(arguments: [
    ("abc", "a*c", true), ("abc", "a?c", true), ("abc", "ab", false), ("abc", "*", true),
    ("", "", true), ("aaab", "*a*b", true), ("aaac", "*a*b", false), ("ab", "a*b*", true),
  ])
  func `match the whole of a text`(text: String, pattern: String, matches: Bool) {
    #expect(Glob.matches(text, pattern) == matches)
  }
}
