import Testing

@testable import AWSClient

struct MaskedTextTests {
  @Test(arguments: [
    ("", ""), ("\n \nfirst\nsecond", "first"), ("plain words stay", "plain words stay"),
    ("key=\(Secrets.secret)!", "‹masked›!"), ("token \"\(Secrets.token)\"", "token \"‹masked›\""),
    ("AKIAIOSFODNN7EXAMPLE is unknown", "‹masked› is unknown"),
    (
      "no sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Deploy2024FromOurPipelines",
      "no sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Deploy2024FromOurPipelines"
    ),
    ("bell\u{7}and\u{1B}[31mred", "bell and [31mred"),
  ])
  func `shows the first line without keys`(_ text: String, _ shown: String) {
    #expect(MaskedText.firstLine(text) == shown)
  }

  @Test func `ends a long line`() {
    #expect(MaskedText.firstLine(String(repeating: "word ", count: 100)).count <= 240)
  }
}
