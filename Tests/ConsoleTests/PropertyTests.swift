import CellGrid
import InsightEngine
import Console
import ServerlessModel
import Testing

/// What holds whatever is pressed.
struct PropertyTests {
  private static let keys: [Key] =
    Keymap.standard.bindings.filter { $0.action != .quit && $0.action != .interrupt }.flatMap(
      \.keys)
    + [.character("x"), .paste("abc"), .mouse(MouseEvent(.press, at: Point(x: 7, y: 9)))]

  @Test(arguments: 0..<24)
  func `random keys never leave a blank pane`(seed: Int) {
    let sizes = [(80, 24), (40, 12), (120, 40), (57, 17), (200, 60), (41, 13)]
    let (width, height) = sizes[seed % sizes.count]
    var driver = Driver(width: width, height: height)
    var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<160 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      let key = Self.keys[Int(random % UInt64(Self.keys.count))]
      driver.send(.key(key))
      let lines = driver.lines
      let body = lines.dropFirst(2).dropLast()
      #expect(lines.count == height)
      #expect(
        body.contains { !$0.allSatisfy { $0 == " " } }, "\(driver.view) is blank after \(key.label)"
      )
      #expect(!driver.console.isWaiting)
    }
  }

  @Test func `an unanswered screen says that it is loading`() {
    let options = ConsoleOptions(info: Fleet.reading.info, mode: .replay)
    var console = Console(options)
    let effects = console.start()
    #expect(effects.count >= 3)
    #expect(console.isWaiting)
    var grid = CellGrid(size: Size(width: 80, height: 24), glyphs: .braille)
    console.render(into: &grid)
    #expect(grid.plainText.contains("loading"))
  }

  @Test func `a failure is shown with its sentence`() {
    var reading = Fleet.reading
    reading.failure = "The recording is damaged at page 7; perch doctor says more."
    let driver = Driver(reading)
    #expect(driver.text.contains("The recording is damaged at page 7"))
  }

  @Test func `an answer to an old question is dropped`() throws {
    var console = Console(ConsoleOptions(info: Fleet.reading.info, mode: .replay))
    let first = console.start()
    let second = console.update(.key(.character(",")))
    #expect(second.contains { if case .ask = $0 { true } else { false } })
    _ = console.settle(second, from: Fleet.reading)
    var before = CellGrid(size: Size(width: 80, height: 24), glyphs: .braille)
    console.render(into: &before)
    for effect in first {
      guard case .ask(let ticket, let question) = effect, question.subject == .fleet else {
        continue
      }
      let other = try answer(question, from: FakeReading(info: Fleet.reading.info))
      _ = console.update(.answered(ticket, other))
    }
    var after = CellGrid(size: Size(width: 80, height: 24), glyphs: .braille)
    console.render(into: &after)
    for (old, new) in zip(before.lines, after.lines) { #expect(old == new) }
  }

  @Test func `a muted finding takes no points`() throws {
    let mute = FindingMark(
      .mute, of: .init(rule: "lambda-timeout-occurred"), until: Fleet.at.adding(seconds: 60),
      reason: "known", made: Fleet.at)
    let settings = AnswerSettings(marks: MarkBook([mute], now: Fleet.at))
    let question = Question(.frame, window: Window(at: Fleet.at, seconds: 3600))
    let loud = try answer(question, from: Fleet.reading)
    let quiet = try answer(question, from: Fleet.reading, settings: settings)
    guard case .frame(let all) = loud, case .frame(let fewer) = quiet else {
      Issue.record("not a frame")
      return
    }
    #expect(all.findings.critical == fewer.findings.critical + 1)
  }

  @Test func `an empty recording says so on every screen`() {
    let empty = FakeReading(info: Fleet.reading.info)
    for view in [
      "fleet", "insights", "errors", "logs", "alarms", "cost", "limits", "deploys", "activity",
    ] {
      let driver = Driver(empty, view: ViewPath(view) ?? .fleet)
      let body = driver.lines.dropFirst(2).dropLast().joined()
      #expect(body.contains { $0.isLetter }, "\(view)")
    }
  }

  @Test func `escape codes from outside never reach the grid`() {
    let driver = Driver(view: .resource("charge-card", .logs))
    #expect(!driver.text.unicodeScalars.contains { $0.value == 0x1B })
  }

  @Test func `labelled lines say what the screen says`() {
    let driver = Driver()
    let lines = driver.console.linearText
    #expect(lines.contains { $0.contains("SERVICE: checkout") && $0.contains("HEALTH: 80") })
    #expect(lines.contains { $0.contains("open findings: 2 critical") })
  }
}
