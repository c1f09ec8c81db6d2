import CellGrid
import Console
import InsightEngine
import ServerlessModel
import Testing

/// Log lines by the thousand: moving, choosing, unfolding, marking, following.
struct `Log lines on the screen` {
  private static let start = Fleet.at.adding(seconds: -3000)

  /// A line each half second, an error each thousand, all of one millisecond every hundred.
  private func reading(_ count: Int) -> FakeReading {
    var reading = Fleet.reading
    reading.logList = (0..<count).map { number in
      LogLine(
        time: Self.start.adding(milliseconds: Int64(number / 100 * 50_000 / max(1, count / 100))),
        logGroup: "/aws/lambda/charge-card", account: Fleet.prod, region: Fleet.region,
        logStream: "s", message: "line number \(number) of order",
        level: number % 1000 == 500 ? .error : .info,
        requestID: RequestID(high: UInt64(number / 10), low: 1))
    }
    return reading
  }

  private func cursor(_ driver: Driver) -> String { driver.lines.first { $0.hasPrefix("▌") } ?? "" }

  @Test func `a list of any length is walked in both directions, line by line`() {
    var driver = Driver(reading(5000), view: .logs)
    #expect(cursor(driver).contains("line number 4999 "))
    #expect(driver.lines[1].contains("line 5,000 of 5,000"))
    driver.press("g")
    #expect(cursor(driver).contains("line number 0 "))
    #expect(driver.lines[1].contains("line 1 of 5,000"))
    for _ in 0..<5 { driver.press("PPage") }
    #expect(cursor(driver).contains("line number 0 "))
    driver.press("NPage")
    let page = number(driver)
    for _ in 0..<29 { driver.press("NPage") }
    #expect(number(driver) == 30 * page)
    #expect(driver.lines[1].contains("line \(Format.count(30 * page + 1)) of 5,000"))
    driver.press("G")
    #expect(cursor(driver).contains("line number 4999 "))
    for _ in 0..<400 { driver.press("k") }
    #expect(cursor(driver).contains("line number 4599 "))
    #expect(driver.lines[1].contains("line 4,600 of 5,000"))
  }

  @Test func `keys pressed before the next lines are there are not lost`() {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("g NPage")
    let page = number(driver)
    var open: [Effect] = []
    for _ in 0..<99 { open += driver.console.update(.key(.pageDown)) }
    _ = driver.console.settle(open, from: driver.reading)
    #expect(number(driver) == 100 * page)
  }

  /// The number of the line under the cursor.
  private func number(_ driver: Driver) -> Int {
    let line = cursor(driver)
    return line.firstRange(of: "line number ")
      .flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) } ?? -1
  }

  @Test func `lines of one millisecond stand in the order they came in`() {
    var driver = Driver(reading(90), view: .logs)
    driver.press("g")
    let numbers = driver.lines.compactMap { line in
      line.firstRange(of: "line number ").flatMap {
        Int(line[$0.upperBound...].prefix { $0.isNumber })
      }
    }
    #expect(numbers == Array(0..<numbers.count))
  }

  @Test func `the next error is found though it is not held`() {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("(")
    #expect(cursor(driver).contains("line number 4500 "))
    driver.press("( (")
    #expect(cursor(driver).contains("line number 2500 "))
    driver.press(")")
    #expect(cursor(driver).contains("line number 3500 "))
    driver.press(") )")
    #expect(driver.lines[1].contains("no "))
  }

  @Test func `a filter is asked of the whole recording and the cursor stays near its line`() {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("/")
    driver.type("number 12")
    driver.press("Enter")
    #expect(driver.lines[1].contains("/number 12"))
    #expect(cursor(driver).contains("line number 4912 "))
    driver.press("g")
    #expect(cursor(driver).contains("line number 12 "))
    driver.press("\\")
    #expect(cursor(driver).contains("line number 12 "))
    #expect(driver.lines[1].contains("line 13 of 5,000"))
  }

  @Test(
    arguments: [
      ("level>=warn", 5), ("level:error", 5), ("!order", 0), ("~number.[0-9]{4}", 4000),
      ("level<error number", 4995),
    ])
  func `filters go by level, text and pattern`(filter: String, count: Int) {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("/")
    driver.type(filter)
    driver.press("Enter G")
    let shown = driver.lines[1]
    #expect(
      count == 0
        ? driver.text.contains("no line matches")
        : shown.contains("\(count) line") || shown.contains("of \(Format.count(count))"), "\(shown)"
    )
  }

  @Test func `lines like the one under the cursor are kept or left out`() {
    var driver = Driver(view: .logs)
    driver.press("g j I")
    #expect(driver.lines[1].contains("/\"message:charging order"))
    #expect(driver.lines.filter { $0.contains("14:31:5") }.count == 1)
    driver.press("\\ g j O")
    #expect(!driver.text.contains("charging order 1841"))
    driver.press("\\")
    driver.press(": out Space level:info Enter")
    #expect(driver.lines[1].contains("/!level:info"))
    #expect(!driver.text.contains("INFO"))
  }

  @Test func `a request is followed, then its trace, and the way back leads to the same line`() {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("g j j j")
    let before = driver.text
    driver.press("L")
    #expect(driver.lines[1].contains("logs of 00000000"))
    #expect(driver.lines[1].contains("10 lines"))
    driver.press("L")
    #expect(driver.text.contains("has no trace"))
    driver.press("Escape Escape")
    #expect(driver.text == before)
  }

  @Test func `the trace of a request shows the lines of all its functions`() {
    var driver = Driver(view: .logs)
    driver.press("g L L")
    #expect(driver.lines[1].contains("logs of its trace"))
    #expect(driver.text.contains("Task timed out"))
  }

  private static let json =
    #"{"level":"INFO","msg":"order paid","orderId":18410000000000000001,"price":42.10,"#
    + #""customer":{"tier":"gold"},"notes":"a\nb"}"#

  private func withJSON() -> FakeReading {
    var reading = Fleet.reading
    reading.logList[1].message = Self.json
    return reading
  }

  @Test func `a line of JSON is folded to its message and unfolded to its members`() {
    var driver = Driver(withJSON(), view: .logs)
    driver.press("g j")
    #expect(cursor(driver).contains("order paid"))
    #expect(!driver.text.contains("orderId"))
    driver.press("z")
    #expect(driver.text.contains("orderId: 18410000000000000001"))
    #expect(driver.text.contains("price: 42.10"))
    #expect(driver.text.contains("  tier: gold"))
    driver.press("z")
    #expect(!driver.text.contains("orderId"))
    driver.press("Enter")
    #expect(driver.text.contains("price: 42.10"))
    driver.press("Enter")
    #expect(driver.view.hasPrefix("execution/"))
  }

  @Test func `chosen members stand behind the message and are kept`() {
    var driver = Driver(withJSON(), width: 120, height: 40, view: .logs)
    driver.press("g j C")
    #expect(driver.text.contains("[ ] orderId"))
    #expect(driver.text.contains("[ ] customer.tier"))
    driver.press("G Space")
    driver.press("Escape")
    #expect(cursor(driver).contains("="))
    let isKept = driver.effects.contains {
      if case .save(.logFields(let names)) = $0 { names.count == 1 } else { false }
    }
    #expect(isKept)
  }

  @Test func `the document of a line can be searched`() {
    var driver = Driver(withJSON(), view: .logs)
    driver.press("g j d")
    #expect(driver.text.contains("customer:"))
    driver.press("/")
    driver.type("tier")
    driver.press("Enter")
    #expect(driver.text.contains("tier: gold"))
    #expect(!driver.text.contains("price"))
  }

  @Test func `bookmarks stand at their lines, are jumped to, listed, and taken away`() {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("g j j b")
    let isKept = driver.effects.contains {
      if case .save(.line(let mark, isMarked: true)) = $0 {
        mark.words == "line number 2 of order"
      } else {
        false
      }
    }
    #expect(isKept)
    driver.press("k")
    #expect(driver.text.contains("◆"))
    driver.press("G \"")
    #expect(cursor(driver).contains("line number 2 "))
    driver.press("'")
    #expect(driver.lines[1].contains("no later bookmark"))
    driver.press("G : bookmarks Enter")
    #expect(driver.text.contains("line number 2 of order"))
    driver.press("Enter")
    #expect(cursor(driver).contains("line number 2 "))
    driver.press("b j")
    #expect(!driver.text.contains("◆"))
  }

  @Test func `counts by seriousness stand above the lines, and mark the cursor's place`() {
    var driver = Driver(reading(5000), width: 120, height: 40, view: .logs)
    #expect(driver.lines[2].contains("ERROR") && driver.lines[2].contains(" 5 "))
    #expect(driver.lines[4].contains("4,995"))
    let right = driver.lines[5].firstIndex(of: "↑")
    driver.press("g")
    let left = driver.lines[5].firstIndex(of: "↑")
    #expect(right != nil && left != nil)
    if let left, let right { #expect(left < right) }
    #expect(Driver(reading(5000), view: .logs).lines[2].contains("●5"))
    #expect(!Driver(reading(50), width: 40, height: 12, view: .logs).text.contains("●0"))
  }

  @Test func `a list that follows shows what comes; one that is held counts it`() {
    var short = reading(200)
    (short.info.span.end, short.info.metricSpan.end) = (Fleet.at, Fleet.at)
    var driver = Driver(short, view: .logs, mode: .live)
    driver.press("f")
    #expect(driver.lines[1].contains("following"))
    grow(&driver, by: 3)
    #expect(cursor(driver).contains("came 2"))
    driver.press("k")
    let before = cursor(driver)
    grow(&driver, by: 37)
    #expect(cursor(driver) == before)
    #expect(driver.lines[1].contains("+37 new, f follows"))
    driver.press("f")
    #expect(cursor(driver).contains("came 36"))
    driver.press("p")
    #expect(driver.lines[1].contains("held"))
    driver.press("p")
    #expect(!driver.lines[1].contains("held"))
  }

  private func grow(_ driver: inout Driver, by count: Int) {
    var info = driver.console.state.info
    let end = driver.console.state.window.at.adding(seconds: 60)
    for number in 0..<count {
      var line = driver.reading.logList[0]
      line.time = end.adding(milliseconds: Int64(number) - 1000)
      line.message = "came \(number)"
      line.level = .info
      driver.reading.logList.append(line)
    }
    info.span.end = end
    info.metricSpan.end = end
    driver.reading.info = info
    driver.send(.grew(info))
  }

  @Test func `another time shows its newest lines`() {
    var driver = Driver(reading(5000), view: .logs)
    driver.press("g")
    driver.press(",")
    #expect(!cursor(driver).contains("line number 0 "))
    #expect(driver.lines[1].contains("of"))
  }
}
