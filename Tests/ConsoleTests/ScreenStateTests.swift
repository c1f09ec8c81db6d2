import CellGrid
@testable import Console
import Foundation
import FrameSupport
import ServerlessModel
import Testing

/// Every screen while it waits, where there is nothing, and where AWS refused: a pane says which, and why.
struct ScreenStateTests {
  /// What a screen finds when it asks.
  enum State: String, CaseIterable, Sendable { case loading, empty, denied }

  private static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]
  private static let resting = Scene.all.filter { $0.screen != nil && $0.rests }

  @Test(arguments: resting, State.allCases)
  func `says what it waits for, lacks or was refused`(scene: Scene, state: State) throws {
    for (width, height) in Self.sizes {
      let driver = try Self.reach(scene, state, width, height)
      expectFrame(driver.grid(), named: "\(state)/\(scene.name)")
    }
  }

  @Test(arguments: resting)
  func `tells a refusal from emptiness`(scene: Scene) throws {
    let text = try State.allCases.map { try Self.reach(scene, $0, 200, 60).text }
    #expect(text[0].contains("loading…"))
    #expect(!text[1].contains("loading…") && !text[2].contains("loading…"))
    #expect(!text[1].contains("denied"))
  }

  // MARK: No screen is left out

  @Test func `every screen has a scene`() throws {
    let scenes = Set(Scene.all.compactMap(\.screen))
    let screens = try Self.screensInSource()
    #expect(screens.count >= 30)
    #expect(screens.subtracting(scenes).sorted() == [])
    #expect(scenes.subtracting(screens).sorted() == [])
  }

  @Test(arguments: Scene.all.filter { $0.screen != nil })
  func `a scene is of the screen it names`(scene: Scene) throws {
    let view = try #require(ViewPath(scene.view))
    var driver = Driver(view: view)
    driver.press(scene.keys)
    let top = driver.console.state.top
    #expect(String(describing: type(of: top)) == scene.screen)
    #expect(top.needs(driver.console.state.topContext).isEmpty != scene.rests)
  }

  /// The names of all types that are screens, as the sources declare them.
  private static func screensInSource() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Console/Screens").standardizedFileURL
    let walk = try #require(FileManager.default.enumerator(atPath: folder.path))
    let files = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    let sources = try files.map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
    return Set(
      sources.flatMap { source in
        source.matches(of: /struct (\w+): (?:Screen|PlainList)\b/).map { String($0.1) }
      })
  }

  // MARK: Getting there

  /// The screen as it is when its own question finds that state; what lies above it was answered.
  private static func reach(
    _ scene: Scene, _ state: State, _ width: Int, _ height: Int
  ) throws -> Driver {
    let view = try #require(ViewPath(scene.view))
    let keys = scene.keys.split(separator: " ").map(String.init)
    let reading = state == .empty ? Fleet.quiet : Fleet.refused
    guard let last = keys.last else {
      if state == .loading { return Driver(waitingOn: view, width: width, height: height) }
      return Driver(reading, width: width, height: height, view: view)
    }
    var driver = Driver(width: width, height: height, view: view)
    driver.press(keys.dropLast().joined(separator: " "))
    driver.reading = reading
    guard state == .loading else {
      driver.press(last)
      return driver
    }
    driver.pressWithoutAnswer(last)
    return driver
  }
}

extension Driver {
  /// A console that knows of what the first line says, and waits for the rest.
  fileprivate init(waitingOn view: ViewPath, width: Int, height: Int) {
    self.init(FakeReading(info: Fleet.reading.info), width: width, height: height)
    reading = Fleet.reading
    console = Console(
      ConsoleOptions(
        info: reading.info, mode: .replay, size: Size(width: width, height: height), view: view))
    answerFrame(console.start())
  }

  fileprivate mutating func pressWithoutAnswer(_ name: String) {
    guard case .success(let keys) = Key.parse(tmuxKeys: name) else { return }
    for key in keys { answerFrame(console.update(.key(key))) }
  }

  private mutating func answerFrame(_ asked: [Effect]) {
    for case .ask(let ticket, let question) in asked where question.subject.isOfFrame {
      guard let answer = try? answer(question, from: reading) else { continue }
      _ = console.update(.answered(ticket, answer))
    }
  }
}

extension Subject {
  fileprivate var isOfFrame: Bool { self == .frame || self == .marks }
}
