import ArgumentParser
import CellGrid
import Glibc
import NcursesTerminal

/// What `perch` alone shows: recorders at work, recordings, AWS profiles and the sample; Enter opens one.
struct Chooser {
  private let entries: [ChooserEntry]
  private var selected = 0
  private var message: String?

  init(_ entries: [ChooserEntry] = ChooserEntries.here().all) { self.entries = entries }

  mutating func run() throws {
    guard entries.contains(where: { $0.section != .profiles }) else {
      throw CommandFailure(
        .noInput,
        "There is no recording in this folder, and the sample was not found. "
          + "Make one with: perch import PATH… --out FILE.perch")
    }
    guard case .open(let path, let follow) = try choose() else { return }
    var session = ConsoleSession(try Recordings.open(path))
    session.follows = follow
    try session.run()
  }

  private mutating func choose() throws -> ChooserEntry.Choice? {
    let mailbox = Mailbox<Int>()
    let source = EventSource(mailbox: mailbox.descriptor)
    let terminal: Terminal
    do {
      terminal = try Terminal.open(theme: try ThemeFiles.theme("dark"))
    } catch let error as TerminalError {
      throw CommandFailure(.unavailable, error.description)
    }
    defer { terminal.close() }
    while true {
      paint(terminal)
      for event in source.wait() {
        switch event {
        case .keys:
          for key in terminal.readKeys() {
            switch press(key) {
            case .stay: break
            case .leave(let choice): return choice
            }
          }
        case .signal(SIGWINCH):
          _ = terminal.resize()
          terminal.redraw()
        case .signal(SIGHUP), .signal(SIGTERM), .signal(SIGINT), .hangup: return nil
        case .mailbox, .signal: break
        }
      }
    }
  }

  /// What a key leads to.
  enum Outcome: Hashable {
    case stay
    case leave(ChooserEntry.Choice?)
  }

  /// Moves, opens or quits; a profile only says what is missing.
  mutating func press(_ key: Key) -> Outcome {
    message = nil
    switch key {
    case .enter, .right, .character("l"):
      let choice = entries[selected].choice
      guard case .profile(let name) = choice else { return .leave(choice) }
      message = "perch cannot read AWS live yet; import exports of \(name): perch import PATH"
    case .down, .character("j"): selected = min(selected + 1, entries.count - 1)
    case .up, .character("k"): selected = max(selected - 1, 0)
    case .home, .character("g"): selected = 0
    case .end, .character("G"): selected = entries.count - 1
    case .character("q"), .character("Q"), .control("c"): return .leave(nil)
    default: break
    }
    return .stay
  }

  /// The screen as it stands.
  func draw(into grid: inout CellGrid) {
    ChooserView(entries: entries, selected: selected, message: message).draw(into: &grid)
  }

  private func paint(_ terminal: Terminal) {
    var grid = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
    draw(into: &grid)
    terminal.paint(grid)
  }
}
