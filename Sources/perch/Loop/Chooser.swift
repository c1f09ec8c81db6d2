import ArgumentParser
import CellGrid
import Glibc
import NcursesTerminal

/// What `perch` alone shows: the sample and the recordings of this folder; Enter opens one.
struct Chooser {
  private struct Entry {
    var name: String
    var detail: String
    var path: String
  }

  private let entries: [Entry]

  init() {
    let sample = (try? Recordings.samplePath()).map {
      [Entry(name: "The sample", detail: "a made-up shop on a bad day", path: $0)]
    }
    let here = FileText.names(in: ".").filter { $0.hasSuffix(".perch") }
    entries =
      here.map { Entry(name: $0, detail: "recording in this folder", path: $0) } + (sample ?? [])
  }

  func run() throws {
    guard !entries.isEmpty else {
      throw CommandFailure(
        .noInput,
        "There is no recording in this folder, and the sample was not found. "
          + "Make one with: perch import PATH… --out FILE.perch")
    }
    guard let path = try choose() else { return }
    try ReplayCommand.parse([path]).run()
  }

  private func choose() throws -> String? {
    let mailbox = Mailbox<Int>()
    let source = EventSource(mailbox: mailbox.descriptor)
    let terminal: Terminal
    do {
      terminal = try Terminal.open(theme: try ThemeFiles.theme("dark"))
    } catch let error as TerminalError {
      throw CommandFailure(.unavailable, error.description)
    }
    defer { terminal.close() }
    var selected = 0
    while true {
      paint(terminal, selected)
      for event in source.wait() {
        switch event {
        case .keys:
          for key in terminal.readKeys() {
            switch key {
            case .enter, .right, .character("l"): return entries[selected].path
            case .down, .character("j"): selected = min(selected + 1, entries.count - 1)
            case .up, .character("k"): selected = max(selected - 1, 0)
            case .character("q"), .character("Q"), .control("c"): return nil
            default: break
            }
          }
        case .signal(SIGWINCH): _ = terminal.resize()
        case .signal(SIGHUP), .signal(SIGTERM), .signal(SIGINT), .hangup: return nil
        case .mailbox, .signal: break
        }
      }
    }
  }

  private func paint(_ terminal: Terminal, _ selected: Int) {
    var grid = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
    grid.put("perch", x: 1, y: 0, .title, .bold)
    grid.put("Open a recording", x: 8, y: 0, .dim)
    let names = entries.map { Text.width($0.name) }.max() ?? 0
    for (index, entry) in entries.enumerated() where index + 2 < grid.size.height - 1 {
      let isSelected = index == selected
      if isSelected { grid.put(grid.glyphs.gutter, x: 0, y: index + 2, .selection) }
      grid.put(entry.name, x: 2, y: index + 2, .text, isSelected ? .bold : [])
      grid.put(entry.detail, x: 4 + names, y: index + 2, .dim)
    }
    KeyHints([("Enter", "open"), ("j k", "move"), ("q", "quit")])
      .draw(into: &grid, in: grid.bounds.row(grid.size.height - 1))
    terminal.paint(grid)
  }
}
