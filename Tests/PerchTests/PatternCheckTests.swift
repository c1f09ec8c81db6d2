import Testing

@testable import perch

struct `a pattern of one's own to mask` {
  @Test(arguments: [
    "ORD-[0-9]{8}", #"\bC[0-9]+\b"#, #"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"#,
    #"([0-9]{1,3}\.){3}[0-9]{1,3}"#, "(?:foo|bar)-[0-9]+", "(a|b){1,10}", "(a+)?b", "[(+)*]+",
    #"\(a\+\)+"#, "(ab)+", #"session=\S+"#, "a{2,}(b{3})*c",
  ])
  func `is taken where a line is soon searched`(pattern: String) {
    #expect(PatternCheck.fault(in: pattern) == nil)
  }

  @Test(arguments: [
    ("(a+)+", "outer repeat"), ("([a-z]*,)*x", "outer repeat"), ("(a|aa)+", "outer repeat"),
    ("x(a?){20}", "outer repeat"), ("(?:(a+)b)+c", "outer repeat"),
    ("((a|b)c){2,}", "outer repeat"),
    (#"(\w+\.){1,11}com"#, "outer repeat"), (#"(a)\1"#, "refers back"),
    ("[0-9]*", "empty text"), ("a|", "empty text"), ("(a", "no regular expression"),
    ("a**", "no regular expression"),
  ])
  func `is refused with what to write instead`(pattern: String, words: String) {
    #expect(PatternCheck.fault(in: pattern)?.contains(words) == true, "\(pattern)")
  }

  @Test func `may repeat what varies ten times and no more`() {
    #expect(PatternCheck.fault(in: "x(a?){10}") == nil)
    #expect(PatternCheck.fault(in: "x(a?){11}") != nil)
  }
}
