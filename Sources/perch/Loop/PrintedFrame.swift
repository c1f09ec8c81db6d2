import CellGrid
import Console
import ServerlessModel

/// One frame of the console as plain text: the frame that the screen would show after some keys.
struct PrintedFrame {
  private let options: ConsoleOptions
  private let keys: [Key]
  private let linear: Bool
  private let glyphs: Glyphs

  init(_ options: ConsoleOptions, keys: [Key], linear: Bool, _ glyphs: Glyphs?) {
    self.options = options
    self.keys = keys
    self.linear = linear
    self.glyphs = glyphs ?? .braille
  }

  func run(_ reading: any SnapshotReading, _ settings: AnswerSettings) throws {
    var console = Console(options)
    _ = console.settle(console.start(), from: reading, settings: settings)
    for key in keys {
      _ = console.settle(console.update(.key(key)), from: reading, settings: settings)
    }
    var out = StandardOutput()
    try out.write(linear ? console.linearText.joined(separator: "\n") + "\n" : frame(of: console))
    try out.flush()
  }

  private func frame(of console: Console) -> String {
    var grid = CellGrid(size: options.size, glyphs: glyphs)
    console.render(into: &grid)
    return grid.plainText
  }
}
