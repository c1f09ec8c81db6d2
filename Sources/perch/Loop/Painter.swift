import CellGrid
import NcursesTerminal

/// What is drawn on.
protocol FrameTerminal {
  var size: Size { get }
  var glyphs: Glyphs { get }
  /// How far what was sent has come; `nil` when that is not known any more.
  var line: LineProgress? { get }
  /// Draws a frame, and answers the number of bytes that took.
  func paint(_ grid: CellGrid) -> Int
}

extension Terminal: FrameTerminal {}

/// Draws frames on a terminal at the pace of the line to it.
struct Painter<Screen: FrameTerminal> {
  /// The frame that is being drawn.
  var frame: CellGrid
  private(set) var pace = FramePace()
  private let terminal: Screen

  init(_ terminal: Screen) {
    self.terminal = terminal
    frame = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
  }

  mutating func want(_ cause: FramePace.Cause) { pace.want(cause) }

  /// Looks how far the last frames have come.
  ///
  /// - Returns: Whether the line is slow, where that is new.
  mutating func look(now: Int64) -> Bool? {
    guard pace.looks else { return nil }
    let wasSlow = pace.isSlow
    pace.look(terminal.line, now: now)
    return pace.isSlow == wasSlow ? nil : pace.isSlow
  }

  /// Empties the frame when one is to be drawn now.
  mutating func begin(now: Int64) -> Bool {
    guard pace.isDue(now: now) else { return false }
    if frame.size == terminal.size {
      frame.erase()
    } else {
      frame = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
    }
    return true
  }

  /// Sends what was drawn since `begin`.
  mutating func send(now: Int64) {
    pace.painted(terminal.paint(frame), now: now)
  }
}
