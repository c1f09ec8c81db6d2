import Console
import Testing

/// What is said where nobody writes to the recording that is followed.
struct SilenceTests {
  @Test(arguments: [(299, false), (300, true)])
  func `five minutes without a word are stale`(seconds: Int64, isStale: Bool) {
    var driver = Driver(mode: .live)
    driver.send(.silent(seconds: seconds))
    #expect(driver.lines[0].hasPrefix(isStale ? " STALE 5 min" : " LIVE"))
  }

  @Test func `the age steps, and is gone when somebody writes again`() {
    var driver = Driver(mode: .replay)
    driver.send(.silent(seconds: 29 * 60))
    #expect(driver.lines[0].hasPrefix(" STALE 20 min"))
    driver.send(.silent(seconds: 0))
    #expect(driver.lines[0].hasPrefix(" REPLAY"))
  }

  @Test func `nothing changes on the screen while the step stays the same`() {
    var driver = Driver(mode: .live)
    driver.send(.silent(seconds: 600))
    let before = driver.text
    driver.send(.silent(seconds: 850))
    #expect(driver.text == before)
    #expect(driver.effects.isEmpty)
  }
}
