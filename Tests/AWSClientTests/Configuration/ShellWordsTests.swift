import Testing

@testable import AWSClient

struct ShellWordsTests {
  /// The expected words are those of Python's `shlex.split`, which the AWS CLI uses.
  @Test(arguments: [
    ("a b", ["a", "b"]), ("  a\t b\n", ["a", "b"]), ("", []), ("'a b' c", ["a b", "c"]),
    ("\"a \\\" b\" 'it''s'", ["a \" b", "its"]), ("a\\ b", ["a b"]), ("''", [""]),
    ("x\"y z\"w", ["xy zw"]), ("\"a\\nb\"", ["a\\nb"]), ("'a\\'", ["a\\"]),
    ("$HOME ~ *", ["$HOME", "~", "*"]),
    ("a ; b | c # d", ["a", ";", "b", "|", "c", "#", "d"]),
  ])
  func `splits as the AWS CLI does`(_ text: String, _ words: [String]) {
    #expect(ShellWords.split(text) == words)
  }

  @Test(arguments: ["'a", "a \"b", "a\\", "\"a\\\""])
  func `gives nothing for what is not closed`(_ text: String) {
    #expect(ShellWords.split(text) == nil)
  }

  @Test(arguments: [
    ("prod", "prod"), ("a b", "'a b'"), ("", "''"), ("it's", "'it'\\''s'"), ("$(x)", "'$(x)'"),
    ("'\u{301};x", "''\\''\u{301};x'"),
  ])
  func `quotes what a shell would take apart`(_ text: String, _ word: String) {
    #expect(ShellText.word(text) == word)
    #expect(ShellWords.split(word) == [text])
  }
}
