import Console
import ServerlessModel
import Testing

/// Two runs side by side.
struct CompareTests {
  private static func compared(width: Int = 120, height: Int = 40) -> Driver {
    var driver = Driver(width: width, height: height, view: .resource("charge-card", .executions))
    // The cursor stands on the failed run; the one after it ended well.
    driver.press("Space Space =")
    return driver
  }

  @Test func `say what differs, and leave dim what does not`() {
    let driver = Self.compared()
    #expect(driver.text.contains("A timeout, B success; B took"))
    #expect(driver.lines.contains { $0.contains("status") && $0.contains("differs") })
    #expect(driver.lines.contains { $0.contains("duration") && $0.contains("3.00 s") })
    #expect(
      driver.lines.contains { $0.contains("version") && !$0.contains("differs") })
    #expect(driver.text.contains("B has no trace"))
  }

  @Test func `name the first log line in which they part`() {
    var reading = Fleet.reading
    let runs = reading.executionList.filter { $0.resource == Fleet.chargeCard }
    let other = runs.filter { $0.start < Fleet.moment("2026-11-20T14:31:58.112Z") }
      .max { $0.start < $1.start }
    reading.logList += reading.logList.prefix(3).enumerated().map { index, line in
      var copy = line
      copy.requestID = other?.requestID
      copy.time = other?.start.adding(milliseconds: Int64(index)) ?? line.time
      copy.message =
        index == 2
        ? "POST answered 200"
        : line.message.replacing("1841", with: "77")
          .replacing(line.requestID?.description ?? "-", with: copy.requestID?.description ?? "-")
      return copy
    }
    var driver = Driver(
      reading, width: 120, height: 40, view: .resource("charge-card", .executions))
    driver.press("Space Space =")
    #expect(driver.text.contains("Log: the first 2 lines alike, then"))
    #expect(driver.lines.contains { $0.contains("A") && $0.contains("POST https://payments") })
    #expect(driver.lines.contains { $0.contains("B") && $0.contains("POST answered 200") })
  }

  @Test func `open either run`() {
    var driver = Self.compared(width: 80, height: 24)
    driver.press("Enter")
    #expect(driver.view.hasPrefix("execution/8f6e2a1b"))
    driver.press("Escape > > > Enter")
    #expect(!driver.view.hasPrefix("execution/8f6e2a1b"))
  }

  @Test func `findings and resources are still compared column by column`() {
    var driver = Driver(view: .insights(filter: ""))
    driver.press("Space Space =")
    #expect(driver.text.contains("compare"))
    #expect(driver.text.contains("times out: 15"))
  }
}
