import CellGrid
import Console
import ServerlessModel
import Testing

struct `Charts of a resource` {
  private func driver(
    _ keys: String = "", _ reading: FakeReading = Fleet.reading, width: Int = 120,
    height: Int = 40, name: String = "charge-card", mode: ConsoleMode = .replay
  ) -> Driver {
    var driver = Driver(
      reading, width: width, height: height, view: .resource(name, .overview), mode: mode)
    driver.press(keys)
    return driver
  }

  @Test func `what happened is marked on each of them`() {
    func marked(_ reading: FakeReading, _ mark: String) -> Int {
      driver("", reading, width: 110).lines.filter { $0.contains(" \(mark) ") }.count
    }
    #expect(marked(Fleet.deployed, "d") >= 2)
    #expect(marked(Fleet.reading, "d") == 0)
    #expect(marked(Fleet.reading, "●") >= 3)
  }

  @Test func `the cursor stands on all of them, and each tells its value`() {
    let driver = driver("Tab Left")
    let lines = driver.lines
    #expect(lines.filter { $0.contains("┃") }.count > 9)
    #expect(lines.contains { $0.contains("runs ") && $0.contains("failed ") })
    #expect(lines[1].contains("14:32 to 14:33 UTC"))
  }

  @Test func `moving the cursor asks nothing`() {
    var driver = driver("Tab Left")
    for _ in 0..<30 {
      let effects = driver.console.update(.key(.left))
      #expect(effects.isEmpty)
    }
    #expect(driver.lines[1].contains("14:02 to 14:03"))
  }

  @Test func `the cursor ends at the ends of the window`() {
    var driver = driver("Tab Right")
    let first = driver.lines[1]
    driver.press("Left")
    #expect(driver.lines[1] == first)
    driver.press("End")
    let last = driver.lines[1]
    driver.press("Right")
    #expect(driver.lines[1] == last && last != first)
  }

  @Test func `Enter goes to the time under the cursor, and there the future is hidden`() {
    var driver = driver("Tab Left")
    for _ in 0..<30 { driver.press("Left") }
    driver.press("Enter")
    #expect(driver.console.state.window.at == Instant(iso8601: "2026-11-20T14:03:00Z"))
    #expect(driver.view == "resource/charge-card")
  }

  @Test func `marks are gone to, told, and lead to before and after`() {
    var driver = driver("Tab )", Fleet.deployed)
    #expect(driver.lines[1].contains("14:02 to 14:03 UTC"))
    #expect(driver.lines[1].contains("d charge-card 41 to 42") || driver.lines[1].contains("●C"))
    driver.press("D")
    #expect(driver.view == "diff/d2")
    #expect(driver.text.contains("before") && driver.text.contains("after"))
  }

  @Test func `without a deployment before and after says so`() {
    var reading = Fleet.reading
    reading.deploymentList = []
    #expect(driver("D", reading).lines.last?.contains("no deployment of charge-card") == true)
    #expect(driver("D").view == "diff/d1", "the newest, though before the window")
  }

  @Test func `Tab goes from findings to charts to the next tab, and back`() {
    var driver = driver("Tab")
    #expect(driver.lines.last?.contains("zoom") == true)
    driver.press("Tab")
    #expect(driver.view == "resource/charge-card/executions")
    driver.press("BTab BTab")
    #expect(driver.view == "resource/charge-card/environments")
  }

  @Test func `Escape takes the cursor away, leaves the charts, then goes up`() {
    var driver = driver("Tab Left Escape")
    #expect(!driver.lines[1].contains("UTC"))
    driver.press("Escape")
    #expect(driver.view == "resource/charge-card")
    driver.press("Escape")
    #expect(driver.view != "resource/charge-card")
  }

  @Test func `yesterday lies behind them, and is told where nothing of it is held`() {
    var reading = Fleet.reading
    let runs = reading.executionList
    #expect(driver("H", reading).text.contains("yesterday not recorded"))
    reading.info.span.start = Fleet.at.adding(seconds: -100_000)
    for index in reading.coverageList.indices {
      reading.coverageList[index].span.start = reading.info.span.start
    }
    reading.executionList += runs.map { run in
      var earlier = run
      earlier.start = run.start.adding(seconds: -86_400)
      earlier.end = run.end?.adding(seconds: -86_400)
      return earlier
    }
    let known = driver("H", reading)
    let title = known.lines.first { $0.contains("Runs and") } ?? ""
    #expect(title.contains("┄ yesterday") && !title.prefix(41).contains("not recorded"))
    #expect(driver("H H", reading).text.contains("last week not recorded"))
    #expect(!driver("H H H", reading).text.contains("last week"))
  }

  @Test func `each version has a line of its own`() {
    var reading = Fleet.reading
    for index in reading.executionList.indices where index % 3 == 0 {
      reading.executionList[index].version = "42"
    }
    let text = driver("B", reading).text
    #expect(text.contains("Runs by version") && text.contains("─ 41  ─ 42"))
    #expect(text.contains("Failures by version"))
  }

  @Test func `each alias has the runs of the version it pointed to`() {
    var reading = Fleet.reading
    for index in reading.executionList.indices where index % 3 == 0 {
      reading.executionList[index].version = "42"
    }
    let text = driver("B B", reading).text
    #expect(text.contains("Runs by alias"))
    #expect(text.contains("─ live") && text.contains("─ no alias"))
  }

  @Test func `a single version is named`() {
    #expect(driver("B").text.contains("Runs of version 41"))
  }

  @Test func `only functions are split`() {
    let queue = driver("B", name: "orders-dlq")
    #expect(queue.lines.last?.contains("only a function") == true)
  }

  @Test func `what was not recorded is a gap, what was quiet is nought`() throws {
    var reading = Fleet.reading
    reading.executionList.removeAll { $0.resource == Fleet.chargeCard }
    let middle = Fleet.at.adding(seconds: -1800)
    reading.executionList.append(
      Execution(resource: Fleet.chargeCard, start: middle.adding(seconds: 60), status: .success))
    for index in reading.coverageList.indices where reading.coverageList[index].source == .logs {
      reading.coverageList[index].span.start = middle
    }
    let all = driver("", reading)
    let axis = try #require(all.lines.first { $0.contains(" 0│") })
    let plot = axis.drop { $0 != "│" }.dropFirst().prefix(30)
    #expect(plot.prefix(10).allSatisfy { $0 == " " }, "\(axis)")
    #expect(plot.suffix(8).contains { $0 != " " }, "\(axis)")
  }

  @Test(arguments: [
    ("1", "─ p50"), ("2", "─ p95"), ("4", "Duration of "), ("5", "Duration over time"),
  ])
  func `one chart is shown in any form`(key: String, words: String) {
    var driver = driver("Tab Down Enter")
    #expect(driver.view.hasSuffix("/duration"))
    driver.press(key)
    #expect(driver.text.contains(words), "\(driver.text)")
    #expect(driver.text.contains("timeout 3.0 s"))
  }

  @Test func `a form that would mislead is refused`() {
    var driver = driver("Tab Down Enter 3")
    #expect(driver.lines.last?.contains("do not add up") == true)
    driver.press("[ 4")
    #expect(driver.lines.last?.contains("this is counted, not spread") == true)
  }

  @Test func `the histogram tells the bin under its cursor`() {
    var driver = driver("Tab Down Enter 4 End Left")
    #expect(driver.text.contains(" runs, "))
    driver.press("Escape")
    #expect(!driver.text.contains(" runs, "))
  }

  @Test func `charts follow one another, and keep what lies behind them`() {
    var driver = driver("H Tab Enter")
    #expect(driver.view.hasSuffix("/runs"))
    #expect(driver.text.contains("yesterday not recorded"))
    driver.press("]")
    #expect(driver.view.hasSuffix("/duration"))
    driver.press("[ [")
    #expect(driver.lines.last?.contains("first chart") == true)
  }

  @Test func `a chart is reopened by its name`() throws {
    let view = try #require(ViewPath("chart/charge-card/memory"))
    let driver = Driver(width: 120, height: 40, view: view)
    #expect(driver.view == "chart/charge-card/memory")
    #expect(driver.text.contains("size 256 MB"))
    #expect(ViewPath("chart/charge-card") == nil)
    let unknown = try #require(ViewPath("chart/charge-card/nonsense"))
    #expect(Driver(view: unknown).text.contains("no chart nonsense here; runs, duration"))
  }

  @Test func `they are told as lines`() {
    let lines = driver("Tab Left").console.linearText
    #expect(lines.contains { $0.hasPrefix("Duration, p95: from ") && $0.contains(", at 14:") })
    #expect(lines.contains("Duration, limit: timeout 3.0 s"))
  }

  @Test func `they work with plain letters only`() {
    for keys in ["Tab Left", "H", "B", "Tab Down Enter 4 Left", "Tab Down Enter 5", "Tab Enter 3"] {
      let grid = driver(keys).grid(.ascii)
      #expect(grid.plainText.unicodeScalars.allSatisfy { $0.isASCII }, "\(keys)")
    }
  }
}
