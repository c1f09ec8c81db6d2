import Console
import ServerlessModel
import Testing

/// Cold starts: functions ranked, one function taken apart.
struct ColdTests {
  @Test func `functions are ranked by what cold starts add to p99`() {
    let driver = Driver(width: 120, height: 40, view: .cold(of: nil))
    #expect(driver.text.contains("ADDS TO P99"))
    #expect(driver.lines.contains { $0.contains("catalogue-read") && $0.contains("ms") })
    #expect(!driver.text.contains("nightly-report"))
  }

  @Test func `one function says what is known of each part, and what is not`() {
    var driver = Driver(width: 120, height: 40, view: .cold(of: nil))
    driver.press("Enter")
    #expect(driver.text.contains("9 of 432 runs cold (2.1 %) add 371 ms to p99"))
    #expect(driver.lines.contains { $0.contains("init") && $0.contains("392 ms") })
    #expect(driver.lines.contains { $0.contains("restore") && $0.contains("no line of one") })
    #expect(driver.lines.contains { $0.contains("extension") && $0.contains("not in log lines") })
    #expect(driver.lines.contains { $0.contains("41 (live)") })
    driver.press("G Enter")
    #expect(driver.view.hasPrefix("execution/"))
  }

  @Test func `the lanes of a function lead with it`() {
    let driver = Driver(view: .resource("charge-card", .environments))
    #expect(driver.text.contains("runs cold"))
    var cold = driver
    cold.press(": cold Enter")
    #expect(cold.view.hasPrefix("cold/"))
  }

  @Test func `without cold starts it says among how many runs`() {
    var reading = Fleet.reading
    reading.executionList = reading.executionList.filter { $0.coldStart != true }
    let driver = Driver(reading, view: .cold(of: nil))
    #expect(driver.text.contains("no cold start among"))
  }
}
