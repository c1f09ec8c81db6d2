import Console
import Testing

/// The screens as labelled lines, for screen readers and terminals that can do nothing.
struct LinearTests {
  @Test func `the fleet begins with what is wrong and why, as on the screen`() throws {
    let driver = Driver()
    let lines = driver.console.linearText
    let problems = try #require(lines.firstIndex(of: "== Problems"))
    let fleet = try #require(lines.firstIndex(of: "== Fleet"))
    #expect(problems < fleet)
    #expect(lines[problems + 1].contains("WHERE: checkout/charge-card"), "\(lines[problems + 1])")
    #expect(lines[fleet + 1].contains("HEALTH: "))
  }
}
