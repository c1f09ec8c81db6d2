import CellGrid
import Console
import ServerlessModel
import Testing

/// Narrowing what is shown to an account or a region.
struct ScopeTests {
  @Test func `P narrows every screen to an account, and back`() {
    var driver = Driver()
    driver.press("P")
    #expect(driver.text.contains("all accounts"))
    driver.press("Down Down Enter")
    #expect(driver.console.state.scope.account == Fleet.staging)
    #expect(!driver.text.contains("charge-card"))
    driver.press("P g Enter")
    #expect(driver.console.state.scope.account == nil)
    #expect(driver.text.contains("charge-card"))
  }

  @Test func `a region is named after a colon, and the command that reopens the view says so`() {
    var driver = Driver()
    driver.press(":")
    driver.type("region eu-central-1")
    driver.press("Enter V")
    #expect(driver.console.state.scope.region == "eu-central-1")
    guard case .copy(let command) = driver.effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(command.contains(" --region eu-central-1 "), "\(command)")
  }

  @Test func `a name that is none is said, and nothing changes`() {
    var driver = Driver()
    driver.press(":")
    driver.type("account nobody")
    driver.press("Enter")
    #expect(driver.lines.last?.contains("no account is named nobody") == true)
    #expect(driver.console.state.scope.account == nil)
  }
}
