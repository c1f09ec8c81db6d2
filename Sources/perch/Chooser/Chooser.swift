import ArgumentParser
import CellGrid
import Glibc
import NcursesTerminal

/// What `perch` alone shows: recorders at work, recordings, AWS profiles and the sample; Enter opens one.
struct Chooser {
  private let entries: [ChooserEntry]
  private var selected = 0

  init(_ entries: [ChooserEntry] = ChooserEntries.here().all) { self.entries = entries }

  mutating func run() throws {
    switch try choose() {
    case .open(let path, let follow):
      var session = ConsoleSession(try Recordings.open(path))
      session.follows = follow
      try session.run()
    case .profile(let name): try LiveCommand.parse(["--profile", name]).run()
    case .aws: try LiveCommand.parse([]).run()
    case nil: return
    }
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
      for event in source.wait(output: terminal.blockedOutput) {
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
        case .output: terminal.push()
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

  /// Moves, opens or quits.
  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .enter, .right, .character("l"): return .leave(entries[selected].choice)
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
    ChooserView(entries: entries, selected: selected).draw(into: &grid)
  }

  private func paint(_ terminal: Terminal) {
    var grid = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
    draw(into: &grid)
    terminal.paint(grid)
  }
}
