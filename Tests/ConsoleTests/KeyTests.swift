import CellGrid
import Console
import ServerlessModel
import Testing

/// Keys that change how a screen is shown.
struct KeyTests {
  private static let views: [ViewPath] = [
    .fleet, .service(ServiceReference(name: "checkout")), .resource("charge-card", .executions),
    .resource("charge-card", .logs), .resource("charge-card", .environments), .insights(filter: ""),
    .errors, .logs, .lens, .lensQuestion(.rel2), .diff(.earlier(nil)), .alarms, .cost, .activity,
    .help,
  ]

  @Test(arguments: views.indices, [(80, 24), (120, 40), (200, 60)])
  func `a cursor move changes two rows and the position, whatever else is on the screen`(
    view: Int, size: (Int, Int)
  ) {
    var driver = Driver(width: size.0, height: size.1, view: Self.views[view])
    driver.press("g Down")
    var before = driver.lines
    for _ in 0..<3 {
      driver.press("Down")
      let after = driver.lines
      let changed = zip(before, after).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
      let scrolled = changed.count > size.1 / 2
      #expect(changed.count <= 3 || scrolled, "\(driver.view) changed lines \(changed)")
      before = after
    }
  }

  @Test func `times are shown in UTC, local or as ages, and the zone is told`() {
    var driver = Driver(view: .resource("charge-card", .executions))
    #expect(driver.text.contains("TIME UTC"))
    #expect(driver.text.contains("14:31:58.112"))
    driver.press("T")
    #expect(driver.text.contains("TIME CET"))
    #expect(driver.text.contains("15:31:58.112"))
    #expect(driver.lines[0].contains("15:32:10 CET"))
    driver.press("T")
    #expect(driver.text.contains("TIME AGO"))
    #expect(driver.text.contains("12 s"))
    #expect(driver.lines[0].contains("14:32:10Z"))
    driver.press("T")
    #expect(driver.text.contains("14:31:58.112"))
    #expect(driver.lines.last?.contains("times are UTC") == true)
  }

  @Test func `wide shows the columns that did not fit, from the cursor on`() {
    var driver = Driver(view: .resource("charge-card", .executions))
    #expect(!driver.text.contains("BILLED"))
    driver.press("w")
    #expect(driver.lines[1].contains("wide"))
    #expect(driver.text.contains("BILLED"))
    driver.press("> > > > > > > > > > >")
    #expect(driver.text.contains("TRACE"))
    #expect(driver.text.contains("TIME UTC"))
    #expect(!driver.text.contains("BILLED"))
    driver.press("w")
    #expect(!driver.lines[1].contains("wide"))
  }

  @Test func `a column that is taken away makes room, on every list of its kind`() {
    var driver = Driver(view: .resource("charge-card", .executions))
    driver.press("C")
    #expect(driver.text.contains("[x] STATUS"))
    driver.press("j Space")
    #expect(driver.text.contains("[ ] DURATION"))
    driver.press("Escape")
    #expect(!driver.text.contains("DURATION of"))
    driver.press("3 2")
    #expect(!driver.text.contains("DURATION of"))
    driver.press("C j Space Escape")
    #expect(driver.text.contains("DURATION of"))
  }

  @Test func `long messages run on over further lines, and the cursor keeps to rows`() {
    var driver = Driver(width: 40, height: 24, view: .resource("charge-card", .logs))
    driver.press("g")
    #expect(driver.text.contains("…"))
    let rows = driver.lines.filter { $0.contains("14:3") }.count
    driver.press("Z")
    #expect(driver.lines[1].contains("wrapped"))
    #expect(driver.text.contains("mple/v1/charges try"))
    #expect(driver.text.contains("not confirmed ·"))
    #expect(driver.lines.filter { $0.contains("14:3") }.count <= rows)
    let first = driver.lines.firstIndex { $0.hasPrefix("▌") } ?? 0
    driver.press("j j j")
    let fourth = driver.lines.firstIndex { $0.hasPrefix("▌") } ?? 0
    #expect(fourth > first + 3)
    driver.press("Z")
    #expect(driver.text.contains("…"))
  }

  @Test func `only log lines wrap`() {
    var driver = Driver()
    driver.press("Z")
    #expect(driver.lines.last?.contains("only log lines wrap") == true)
  }

  @Test func `the cost tab tells what another size and architecture would cost`() {
    var driver = Driver(view: .resource("charge-card", .cost))
    #expect(driver.text.contains("← → another memory size"))
    #expect(driver.text.contains("as it is  256 MB x86_64"))
    driver.press("Right")
    #expect(driver.text.contains("what if   384 MB x86_64"))
    driver.press("Left Left")
    #expect(driver.text.contains("256 MB x86_64"))
    driver.press("A")
    #expect(driver.text.contains("256 MB arm64"))
    #expect(driver.text.contains("-20 %") || driver.text.contains("-19 %"))
    #expect(driver.text.contains("only a test can tell"))
    #expect(driver.view == "resource/charge-card/cost")
  }

  @Test func `elsewhere the arrows go in and out`() {
    var driver = Driver()
    driver.press("Down Right")
    #expect(driver.view == "service/checkout")
    driver.press("Left")
    #expect(driver.view == "fleet")
    driver.press("A")
    #expect(driver.lines.last?.contains("cost tab") == true)
  }

  @Test func `the way to the keys is always shown`() {
    for view in Self.views where view != .help {
      for (width, height) in [(80, 24), (57, 17), (40, 12)] {
        let driver = Driver(width: width, height: height, view: view)
        #expect(driver.lines.last?.contains("? keys") == true, "\(view) at \(width)")
      }
    }
  }

  @Test func `lines that were sampled are told as a part of more`() {
    var reading = Fleet.reading
    let all = driver(reading)
    #expect(all.text.contains("Log 6 lines"))
    reading.coverageList.append(coverage(.sampled(share: 0.24)))
    #expect(driver(reading).text.contains("Log 6 of about 25 lines recorded"))
    reading.coverageList.append(coverage(.sampled(share: 0)))
    #expect(driver(reading).text.contains("Log 6 lines; more were not recorded"))
  }

  @Test func `lines of another function that were sampled say nothing of this one`() {
    var reading = Fleet.reading
    reading.coverageList.append(coverage(.sampled(share: 0.24), scope: "/aws/lambda/other"))
    #expect(driver(reading).text.contains("Log 6 lines"))
  }

  private func driver(_ reading: FakeReading) -> Driver {
    Driver(
      reading, view: .execution(RunReference(requestID: "8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")))
  }

  private func coverage(
    _ outcome: Coverage.Outcome, scope: String = "/aws/lambda/charge-card"
  ) -> Coverage {
    Coverage(
      account: Fleet.prod, region: Fleet.region, source: .logs, scope: scope,
      span: TimeSpan(start: Fleet.at.adding(seconds: -3600), end: Fleet.at), settled: Fleet.at,
      outcome: outcome)
  }
}
