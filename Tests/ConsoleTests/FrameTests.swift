import CellGrid
import Console
import FrameSupport
import ServerlessModel
import Testing

/// Each screen as a golden frame, at the sizes it must hold.
struct FrameTests {
  static let screens: [(name: String, view: String, keys: String)] = [
    ("fleet", "fleet", ""), ("fleet-why", "fleet", "Down W"),
    ("fleet-filter", "fleet", "/ checkout"),
    ("service", "service/checkout", ""), ("overview", "resource/charge-card", ""),
    ("executions", "resource/charge-card/executions", ""),
    ("errors-tab", "resource/charge-card/errors", ""),
    ("logs-tab", "resource/charge-card/logs", ""),
    ("insights-tab", "resource/charge-card/insights", ""),
    ("configuration", "resource/charge-card/configuration", ""),
    ("cost-tab", "resource/charge-card/cost", ""),
    ("alarms-tab", "resource/charge-card/alarms", ""),
    ("environments", "resource/charge-card/environments", ""),
    ("queue", "resource/orders-dlq", ""),
    ("execution", "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b", ""),
    ("execution-whole-trace", "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b", "z"),
    ("call", "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b", "G Enter"),
    ("trace", "trace/\(Fleet.failedTrace)", ""), ("traces", "traces", ""), ("map", "map", ""),
    ("cold", "cold", ""), ("cold-function", "cold/charge-card", ""),
    ("compare-runs", "resource/charge-card/executions", "Space Space ="),
    ("tries", "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b", "Tab"),
    ("insights", "insights", ""),
    ("insights-by-pillar", "insights", "2"), ("insights-unknown", "insights", "5"),
    ("finding", "insights", "Enter"), ("errors", "errors", ""), ("error-group", "errors", "Enter"),
    ("logs", "logs", ""), ("lens", "lens", ""),
    ("lens-question", "lens/REL2", ""), ("diff", "diff", "+ +"), ("alarms", "alarms", ""),
    ("alarm", "alarms", "Enter"), ("policy", "resource/charge-card", ": policy Enter"),
    ("cost", "cost", ""),
    ("limits", "limits", ""),
    ("deployments", "deploys", ""), ("activity", "activity", ""), ("help", "help", ""),
    ("neighbours", "resource/charge-card", "J"), ("command", "fleet", ": cha"),
    ("themes", "fleet", "F2"),
    ("overview-cursor", "resource/charge-card", "Tab Left Left"),
    ("overview-yesterday", "resource/charge-card", "H"),
    ("overview-versions", "resource/charge-card", "B"),
    ("chart", "chart/charge-card/duration", ""), ("chart-area", "chart/charge-card/memory", "2"),
    ("chart-stacked", "chart/charge-card/runs", "3"),
    ("histogram", "chart/charge-card/duration", "4 Left Left"),
    ("heat-map", "chart/charge-card/duration", "5"),
    ("day", "day", ""), ("window", "resource/charge-card", "t"),
    ("window-wrong", "fleet", "t 25:00"),
    ("compare", "service/checkout", "Space Space ="), ("export", "fleet", "e"),
    ("cut", "service/checkout", "x"), ("notes-empty", "notes", ""),
  ]

  @Test(arguments: screens.map(\.name))
  func `draws every screen at 80x24`(name: String) throws { try check(name, 80, 24) }

  @Test(arguments: screens.map(\.name))
  func `says something true at 40x12`(name: String) throws { try check(name, 40, 12) }

  @Test(
    arguments: [
      "fleet", "service", "overview", "executions", "execution", "insights", "lens",
      "lens-question", "diff", "errors", "error-group", "alarms", "alarm", "policy", "cost",
      "cost-tab", "limits", "logs", "trace", "traces", "map", "cold", "cold-function",
      "compare-runs", "chart", "histogram", "heat-map", "day", "overview-cursor", "export", "cut",
    ],
    [(120, 40), (200, 60)])
  func `uses the room of larger terminals`(name: String, size: (Int, Int)) throws {
    try check(name, size.0, size.1)
  }

  @Test func `draws with plain letters where nothing else can be shown`() throws {
    let driver = Driver()
    let grid = driver.grid(.ascii)
    #expect(grid.plainText.unicodeScalars.allSatisfy { $0.isASCII })
    expectFrame(grid, named: "fleet-ascii")
  }

  @Test func `says that it is loading`() {
    var console = Console(ConsoleOptions(info: Fleet.reading.info, mode: .sample))
    _ = console.start()
    var grid = CellGrid(size: Size(width: 80, height: 24), glyphs: .braille)
    console.render(into: &grid)
    expectFrame(grid, named: "loading")
  }

  @Test func `says what failed`() {
    var reading = Fleet.reading
    reading.failure = "The recording is damaged at page 7; `perch doctor incident.perch` says more."
    expectFrame(Driver(reading).grid(), named: "failed")
  }

  @Test func `says that nothing was recorded`() {
    expectFrame(Driver(FakeReading(info: Fleet.reading.info)).grid(), named: "empty")
  }

  @Test func `names the permission that is missing`() {
    let driver = Driver(view: .service(ServiceReference(name: "feed", account: Fleet.partner)))
    expectFrame(driver.grid(), named: "denied")
  }

  @Test func `shows live data without a timeline`() {
    expectFrame(Driver(mode: .live).grid(), named: "live")
  }

  @Test func `says the size it needs`() {
    let driver = Driver(width: 39, height: 11)
    #expect(driver.text.contains("40x12"))
    #expect(driver.text.contains("39x11"))
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60), (40, 12)])
  func `sets before and after a deployment side by side`(size: (Int, Int)) {
    let driver = Driver(
      Fleet.deployed, width: size.0, height: size.1, view: .diff(.deployment("d2")))
    expectFrame(driver.grid(), named: "deployment")
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60), (40, 12)])
  func `draws what the business watches`(size: (Int, Int)) {
    let driver = Driver(
      Fleet.trading, width: size.0, height: size.1,
      view: .service(ServiceReference(name: "checkout")),
      settings: AnswerSettings(business: Fleet.businessMetrics))
    expectFrame(driver.grid(), named: "business")
  }

  private func check(_ name: String, _ width: Int, _ height: Int) throws {
    let screen = try #require(Self.screens.first { $0.name == name })
    let view = try #require(ViewPath(screen.view))
    var driver = Driver(width: width, height: height, view: view)
    driver.press(screen.keys)
    expectFrame(driver.grid(), named: name)
  }
}
