import Console
import Testing

/// What is said where AWS cannot be asked for want of credentials.
struct AccessTests {
  @Test func `the first line says so until it can be again, whatever keys are pressed`() {
    var driver = Driver(mode: .live)
    driver.send(.accessChanged(isLost: true))
    driver.press("j")
    #expect(driver.lines[0].hasPrefix(" SIGNED OUT"))
    driver.send(.accessChanged(isLost: false))
    #expect(driver.lines[0].hasPrefix(" LIVE"))
  }
}
