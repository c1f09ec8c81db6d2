import Console
import ServerlessModel
import Testing

struct `Window picker` {
  @Test func `a length is chosen with the arrows`() {
    var driver = Driver()
    driver.press("t Tab Right")
    #expect(driver.text.contains("[3h]"))
    driver.press("Enter")
    #expect(driver.console.state.window.seconds == 10_800)
    driver.press("t Tab Left Left Left Left Left Left Enter")
    #expect(driver.console.state.window.seconds == 900)
  }

  @Test func `from and to are edited in place`() {
    var driver = Driver()
    let end = driver.console.state.window.at
    driver.press("t Down Down C-u")
    driver.type("13:00")
    driver.press("Enter")
    #expect(driver.console.state.window.at == end)
    #expect(driver.console.state.window.span.start == Instant(iso8601: "2026-11-20T13:00:00Z"))
  }

  @Test func `a wrong time is told before Enter, and kept`() {
    var driver = Driver()
    driver.press("t")
    driver.type("25:00")
    #expect(driver.text.contains("25:00 is no time of day"))
    driver.press("Enter")
    #expect(driver.text.contains("go to   25:00"))
    driver.press("Escape")
    #expect(!driver.text.contains("time and window"))
  }

  @Test func `nothing typed changes nothing`() {
    var driver = Driver()
    let before = driver.console.state.window
    driver.press("t Enter")
    #expect(driver.console.state.window == before)
    #expect(!driver.text.contains("time and window"))
  }

  @Test func `a time that is not held is told before one goes there`() {
    var driver = Driver()
    driver.press("t")
    driver.type("2020-01-01 10:00")
    #expect(driver.text.contains("outside of what"))
  }

  @Test func `zoom goes through the same lengths`() {
    var driver = Driver()
    driver.press("- - - - - -")
    #expect(driver.console.state.window.seconds == 2_592_000)
  }

  @Test func `it is told as lines too`() {
    var driver = Driver()
    driver.press("t")
    let lines = driver.console.linearText
    #expect(lines.contains("== time and window"))
    #expect(lines.contains { $0.hasPrefix("from: 2026-11-20 13:3") })
  }
}
