import CellGrid
@testable import Console
import ServerlessModel
import Testing

/// Histograms and heat maps of what each run has.
struct SpreadTests {
  private static func driver(_ keys: String) throws -> Driver {
    let view = try #require(ViewPath("chart/charge-card/duration"))
    var driver = Driver(width: 120, height: 40, view: view)
    driver.press(keys)
    return driver
  }

  @Test(arguments: [
    ("4", "Duration of "), ("4 4", "Billed duration of "), ("4 4 4", "Init of "),
    ("4 4 4 4", "Memory used of "), ("4 4 4 4 4", "Duration of "),
    ("5", "Duration over time"), ("5 5 5 5", "Memory used over time"),
  ])
  func `the number again shows the next figure so`(keys: String, title: String) throws {
    let driver = try Self.driver(keys)
    #expect(driver.text.contains(title), "\(driver.text)")
  }

  @Test func `memory is told in megabytes, with the size of the function`() throws {
    let driver = try Self.driver("4 4 4 4")
    #expect(driver.text.contains("size 256 MB"))
    #expect(driver.text.contains("p99"))
    let lines = driver.console.linearText
    #expect(lines.contains { $0.contains("112 MB to 128 MB: ") }, "\(lines)")
    #expect(lines.contains { $0.contains("192 MB to 224 MB: ") }, "\(lines)")
  }

  @Test func `init counts cold starts only`() throws {
    let driver = try Self.driver("4 4 4")
    #expect(driver.text.contains("Init of 4 cold starts"), "\(driver.text)")
  }

  @Test func `the chart of memory spreads memory first`() throws {
    var driver = try Self.driver("")
    driver.press("] ] 4")
    #expect(driver.view.hasSuffix("/memory"))
    #expect(driver.text.contains("Memory used of "))
  }

  @Test func `a window without a cold start says so`() throws {
    var reading = Fleet.reading
    for index in reading.executionList.indices {
      (reading.executionList[index].coldStart, reading.executionList[index].initDuration) = (
        false, nil
      )
    }
    let view = try #require(ViewPath("chart/charge-card/cold"))
    var driver = Driver(reading, width: 120, height: 40, view: view)
    driver.press("4")
    #expect(driver.text.contains("no cold start in this window"))
  }

  // MARK: Mouse

  private static func click(_ driver: inout Driver, _ x: Int, _ y: Int) {
    driver.send(.key(.mouse(MouseEvent(.press, at: Point(x: x, y: y)))))
  }

  @Test func `a click on a chart puts the value cursor there`() throws {
    var driver = try Self.driver("F3")
    let before = driver.lines[1]
    Self.click(&driver, 60, 20)
    #expect(driver.lines[1] != before)
    #expect(driver.lines[1].contains(" to 14:0"), "\(driver.lines[1])")
    let there = driver.lines[1]
    Self.click(&driver, 110, 20)
    #expect(driver.lines[1] != there)
    #expect(driver.lines[1].contains("14:3"), "\(driver.lines[1])")
  }

  @Test func `a click on a bar tells what it holds`() throws {
    var driver = try Self.driver("F3 4")
    Self.click(&driver, 60, 30)
    #expect(
      driver.lines.contains { $0.contains("Duration of") && $0.contains(" %") }, "\(driver.text)")
  }

  @Test func `a click on a form chooses it`() throws {
    var driver = try Self.driver("F3")
    Self.click(&driver, 14, 2)
    #expect(driver.lines[2].contains("[2 Area]"))
  }

  @Test func `the wheel zooms over a chart and scrolls elsewhere`() throws {
    var driver = try Self.driver("F3")
    driver.send(.key(.mouse(MouseEvent(.wheelUp, at: Point(x: 60, y: 20)))))
    #expect(driver.console.state.window.seconds == 900)
    driver.send(.key(.mouse(MouseEvent(.wheelDown, at: Point(x: 60, y: 20)))))
    #expect(driver.console.state.window.seconds == 3600)
    driver.press("Esc")
    driver.send(.key(.mouse(MouseEvent(.wheelUp, at: Point(x: 60, y: 3)))))
    #expect(driver.console.state.window.seconds == 3600)
  }

  @Test func `charts of the overview are clicked as well`() {
    var driver = Driver(width: 120, height: 40, view: .resource("charge-card", .overview))
    driver.press("F3")
    Self.click(&driver, 30, 20)
    #expect(driver.lines[1].contains(" to 1"), "\(driver.lines[1])")
    driver.send(.key(.mouse(MouseEvent(.wheelUp, at: Point(x: 30, y: 20)))))
    #expect(driver.console.state.window.seconds == 900)
  }

  @Test func `without the mouse asked for nothing happens`() throws {
    var driver = try Self.driver("")
    let before = driver.text
    Self.click(&driver, 60, 20)
    #expect(driver.text == before)
  }
}
