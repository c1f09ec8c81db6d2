import CellGrid
import Console
import ServerlessModel
import Testing

/// What is said to whoever opens perch for the first time.
struct WelcomeTests {
  private static func driver(isNew: Bool, width: Int = 80, height: Int = 24) -> Driver {
    var driver = Driver(width: width, height: height)
    var options = ConsoleOptions(
      info: Fleet.reading.info, mode: .replay, size: Size(width: width, height: height))
    options.welcomes = isNew
    driver.console = Console(options)
    driver.effects = driver.console.settle(driver.console.start(), from: driver.reading)
    return driver
  }

  @Test func `the first screen says what the next key is, until that key`() {
    var driver = Self.driver(isNew: true)
    #expect(driver.lines.last?.contains("Enter opens a row") == true)
    driver.press("Down")
    #expect(driver.lines.last?.contains("opens a row") == false)
    driver.press("Up r Esc")
    #expect(driver.lines.last?.contains("opens a row") == false)
  }

  @Test func `each of the next screens says it once`() {
    var driver = Self.driver(isNew: true)
    driver.press("Down Enter")
    #expect(driver.lines.last?.contains("opens a resource") == true)
    driver.press("Esc Enter")
    #expect(driver.lines.last?.contains("opens a resource") == false)
    driver.press("Enter")
    #expect(driver.lines.last?.contains("1 to 9 are the tabs") == true)
  }

  @Test func `it covers nothing but the last line`() {
    let (new, old) = (Self.driver(isNew: true), Self.driver(isNew: false))
    #expect(new.lines.dropLast() == old.lines.dropLast())
    #expect(new.lines.last != old.lines.last)
  }

  @Test func `what else is said comes first, and the hint after it`() {
    var driver = Self.driver(isNew: true)
    driver.send(.said("TERM xterm-odd is unknown"))
    #expect(driver.lines.last?.contains("xterm-odd") == true)
    driver.press("Down")
    #expect(driver.lines.last?.contains("opens a row") == true)
  }

  @Test func `whoever was here before is told nothing`() {
    let driver = Self.driver(isNew: false)
    #expect(driver.lines.last?.contains("opens a row") == false)
  }

  @Test func `it fits the smallest terminal`() {
    let driver = Self.driver(isNew: true, width: 40, height: 12)
    #expect(driver.lines.last?.contains("Enter opens a row") == true)
  }
}
