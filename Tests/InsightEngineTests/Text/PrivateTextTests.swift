import ServerlessModel
import Testing

@testable import InsightEngine

struct `private text` {
  @Test(arguments: [
    ("/users/‹email:7f3a›/x", "‹email:7f3a›"), ("‹unknown› ‹card:0001›", "‹card:0001›"),
    ("‹email:7f3a", nil), ("‹mail:7f3a›", nil), ("plain", nil), ("", nil),
    ("‹email ‹token:7f3a›", "‹token:7f3a›"),
  ])
  func `is known by the mask that was left`(text: String, mask: String?) {
    #expect(PrivateText.mask(in: text) == mask)
  }

  @Test func `says what a mask stands for`() {
    #expect(PrivateText.kind(of: "‹privateKey:7f3a›") == "privateKey")
  }

  @Test(arguments: [
    ("password", true), ("userPassword", true), ("access_token", true), ("Email", true),
    ("nextToken", false), ("page-token", false), ("tokens", false), ("id", false),
  ])
  func `is told by the name of a parameter`(name: String, telling: Bool) {
    #expect(PrivateText.isTelling(name) == telling)
  }

  @Test(arguments: [
    ("/123-45-6789", true), ("a=123-45-6789&b", true), ("2026-11-27", false),
    ("123-456-789", false),
    ("1123-45-6789", false),
  ])
  func `may be a social security number`(text: String, found: Bool) {
    #expect(PrivateText.hasNationalID(text) == found)
  }
}
