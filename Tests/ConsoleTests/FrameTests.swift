import CellGrid
import Console
import FrameSupport
import ServerlessModel
import Testing

/// Each screen as a golden frame, at the sizes it must hold.
struct FrameTests {
  /// Looks that need room, beside the screens themselves.
  private static let roomy: Set = [
    "diff", "histogram", "heat-map", "overview-cursor", "export", "cut",
  ]

  @Test(arguments: Scene.all)
  func `draws every screen at 80x24`(scene: Scene) throws { try check(scene, 80, 24) }

  @Test(arguments: Scene.all)
  func `says something true at 40x12`(scene: Scene) throws { try check(scene, 40, 12) }

  @Test(
    arguments: Scene.all.filter { $0.screen != nil || roomy.contains($0.name) },
    [(120, 40), (200, 60)])
  func `uses the room of larger terminals`(scene: Scene, size: (Int, Int)) throws {
    try check(scene, size.0, size.1)
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

  @Test func `says that what was not read yet is on its way`() {
    var info = Fleet.reading.info
    info.span = TimeSpan(start: Fleet.at, end: Fleet.at)
    info.metricSpan = info.span
    expectFrame(Driver(FakeReading(info: info), mode: .live).grid(), named: "beginning")
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

  private func check(_ scene: Scene, _ width: Int, _ height: Int) throws {
    let view = try #require(ViewPath(scene.view))
    var driver = Driver(width: width, height: height, view: view)
    driver.press(scene.keys)
    expectFrame(driver.grid(), named: scene.name)
  }
}
