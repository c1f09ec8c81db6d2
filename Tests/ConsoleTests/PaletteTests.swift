import CellGrid
import Console
import Testing

/// The key page as a palette of what can be done.
struct PaletteTests {
  @Test func `begins with what can be done where it was opened`() {
    var driver = Driver(height: 40)
    driver.press("?")
    let here = driver.lines.firstIndex { $0.hasPrefix(" Here") }
    let table = driver.lines.firstIndex { $0.hasPrefix(" Move and open") }
    #expect(here != nil && table != nil)
    #expect(driver.lines[(here ?? 0)...].contains { $0.contains("findings of this place") })
  }

  @Test func `does on the screen below what Enter is pressed on`() {
    var driver = Driver()
    driver.press("? /")
    driver.type("findings of this place")
    driver.press("Enter Enter")
    #expect(driver.view == "insights")
    driver.press("Esc")
    #expect(driver.view == "fleet")
  }

  @Test func `begins a command that Enter is pressed on`() {
    var driver = Driver()
    driver.press("? /")
    driver.type("set the window")
    driver.press("Enter G Enter")
    #expect(driver.lines.last?.hasPrefix(" :window ") == true, "\(driver.lines.last ?? "")")
  }
}
