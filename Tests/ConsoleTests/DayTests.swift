import CellGrid
import Console
import ServerlessModel
import Testing

struct `The day of all microservices` {
  private func driver(_ reading: FakeReading = Fleet.reading, width: Int = 120) -> Driver {
    Driver(reading, width: width, height: 30, view: .day)
  }

  private func line(_ name: String, _ driver: Driver) -> String {
    driver.lines.first { $0.contains(" \(name) ") } ?? ""
  }

  @Test func `the worst stands first, by shape as well as by colour`() {
    let driver = driver()
    #expect(driver.lines.dropFirst(5).first?.contains("checkout") == true)
    #expect(line("checkout", driver).contains("●"))
    #expect(line("catalogue", driver).contains("░"))
    #expect(!line("catalogue", driver).contains("●"))
  }

  @Test func `failures are told by their share`() {
    func strip(failing every: Int) -> String {
      var reading = Fleet.reading
      reading.events = []
      let catalogue = reading.executionList.indices.filter {
        reading.executionList[$0].functionName == "catalogue-read"
      }
      for (number, index) in catalogue.enumerated() where number % every == every - 1 {
        reading.executionList[index].status = .error
      }
      return line("catalogue", driver(reading))
    }
    #expect(!strip(failing: 1000).contains("▒"))
    #expect(strip(failing: 50).contains("▒"))
    #expect(strip(failing: 10).contains("█"))
  }

  @Test func `what was not recorded is blank, what did not run is a dot`() {
    var reading = Fleet.reading
    #expect(line("catalogue", driver(reading)).contains("····"))
    for index in reading.coverageList.indices {
      reading.coverageList[index].span.start = Fleet.at.adding(seconds: -3600)
    }
    #expect(!line("catalogue", driver(reading)).contains("····"))
  }

  @Test func `CloudWatch's counts stand in where no log line was read`() {
    var reading = Fleet.reading
    let pull = ResourceID.function("feed-pull", account: Fleet.partner, region: Fleet.region)
    let id = SeriesID(
      account: Fleet.partner, region: Fleet.region,
      metric: MetricID(namespace: "AWS/Lambda", name: "Invocations", dimensions: []),
      statistic: .sum, periodSeconds: 300, resource: pull)
    let points = (1...12).map {
      MetricPoint(time: Fleet.at.adding(seconds: -Int64($0) * 300), value: 7)
    }
    reading.coverageList.append(
      Coverage(
        account: Fleet.partner, region: Fleet.region, source: .logs, scope: "/aws/lambda/other",
        span: reading.info.span, settled: Fleet.end, outcome: .answered))
    #expect(!line("feed", driver(reading)).contains("░"))
    reading.seriesList.append(Series(id: id, points: points))
    #expect(line("feed", driver(reading)).contains("░░░"))
  }

  @Test func `Enter goes to the microservice and to the time`() {
    var driver = driver()
    driver.press("Left Left Enter")
    #expect(driver.view == "service/checkout")
    #expect(driver.console.state.window.at == Instant(iso8601: "2026-11-20T14:15:00Z"))
  }

  @Test func `Enter at the last step stays at the moment`() {
    var driver = driver()
    let before = driver.console.state.window.at
    driver.press("Enter")
    #expect(driver.view == "service/checkout")
    #expect(driver.console.state.window.at == before)
  }

  @Test func `the step under the cursor is told`() {
    var driver = driver()
    #expect(driver.lines[2].contains("14:30 to 14:45") && driver.lines[2].contains("failed"))
    driver.press("Left")
    #expect(driver.lines[2].contains("14:15 to 14:30"))
  }

  @Test func `moving the cursor asks nothing and changes few cells`() {
    var driver = driver()
    let before = driver.lines
    #expect(driver.console.update(.key(.left)).isEmpty)
    let changed = zip(before, driver.lines).filter { $0 != $1 }
    #expect(changed.count <= 1)
  }

  @Test func `functions unfold under their microservice`() {
    var driver = driver()
    #expect(!driver.text.contains("charge-card"))
    driver.press("z")
    #expect(driver.text.contains("charge-card"))
    driver.press("Down Enter")
    #expect(driver.view.hasPrefix("resource/"))
  }

  @Test func `wide fleets show it beside each microservice`() {
    func header(_ width: Int) -> Bool {
      Driver(width: width, height: 40).text.contains("24 H")
    }
    #expect(header(200))
    #expect(!header(120))
  }
}
