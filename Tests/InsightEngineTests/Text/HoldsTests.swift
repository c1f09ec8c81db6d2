import Testing

@testable import InsightEngine

struct HoldsTests {
  @Test(arguments: [
    ("AccessDenied", "AccessDenied", true), ("an AccessDenied", "AccessDenied", true),
    ("AccAccessDenied.", "AccessDenied", true), ("AccessDenie", "AccessDenied", false),
    ("accessdenied", "AccessDenied", false), ("", "x", false), ("x", "", true),
    ("größer als erlaubt", "größer", true),
  ])
  func `a text holds another where all its bytes stand in a row`(
    _ text: String, _ part: String, _ isHeld: Bool
  ) {
    #expect(text.holds(part) == isHeld)
  }
}
