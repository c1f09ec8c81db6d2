import CellGrid
import Console
import ServerlessModel

/// A console over a recording in memory, driven by key names.
struct Driver {
  var console: Console
  var reading: FakeReading
  var settings: AnswerSettings
  var effects: [Effect] = []

  init(
    _ reading: FakeReading = Fleet.reading, width: Int = 80, height: Int = 24,
    view: ViewPath = .fleet, at: Instant? = nil,
    mode: ConsoleMode = .replay, settings: AnswerSettings = .init(), bellIsOn: Bool = true,
    looks: AccountLooks = .init()
  ) {
    self.reading = reading
    self.settings = settings
    console = Console(
      ConsoleOptions(
        info: reading.info, mode: mode, size: Size(width: width, height: height), at: at,
        view: view,
        themes: ["dark", "light", "mono"], localTime: LocalTime { _ in (3600, "CET") },
        bellIsOn: bellIsOn, looks: looks))
    effects = console.settle(console.start(), from: reading, settings: settings)
  }

  /// Presses keys by tmux's names; other words are typed letter by letter.
  mutating func press(_ names: String) {
    guard case .success(let keys) = Key.parse(tmuxKeys: names) else { return }
    for key in keys { send(.key(key)) }
  }

  mutating func type(_ text: String) {
    for letter in text { send(.key(.character(letter))) }
  }

  mutating func send(_ event: Event) {
    effects = console.settle(console.update(event), from: reading, settings: settings)
  }

  func grid(_ glyphs: Glyphs = .braille) -> CellGrid {
    var grid = CellGrid(size: console.state.size, glyphs: glyphs)
    console.render(into: &grid)
    return grid
  }

  var lines: [String] { grid().lines }
  var text: String { grid().plainText }
  var view: String { console.state.view.description }
}
