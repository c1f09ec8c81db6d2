import CNcurses
import CTerminal
package import CellGrid
import Glibc

/// The user's terminal, taken over while it is open. Only for the main thread.
package final class Terminal {
  /// Whether the terminal shows UTF-8, and how fine its glyphs are.
  package let glyphs: Glyphs
  /// The number of colours in use; 0 for none.
  package let colors: Int
  /// What is worth telling the user once, as sentences.
  package let notices: [String]
  private let settings: TerminalSettings
  private let term: String
  /// Where curses writes, and the memory that a frame gathers in.
  private let frame: Int32
  private let memory: Int32
  /// Whether the terminal knows moves to a column.
  private let knowsColumns: Bool
  private var outlet = Outlet()
  private var sshLine: SSHLine?
  private var inks: Inks
  private var last: CellGrid?
  private var decoder = KeyDecoder()
  private var isMouseOn = false
  private var isOpen = true
  private var isSuspended = false
  private var isWhole = false
  private var awaitsContinue = false

  /// Takes over the terminal: modes, alternate screen, crash guard.
  ///
  /// - Throws: `TerminalError` with the terminal as it was.
  package static func open(
    theme: Theme, settings: TerminalSettings = .fromEnvironment
  ) throws(TerminalError) -> Terminal {
    guard isatty(0) == 1, isatty(1) == 1, settings.term != "dumb", terminal_save(0) == 0 else {
      throw .notATerminal
    }
    let locales = ["", "C.UTF-8", "en_US.UTF-8"]
    let isUTF8 = locales.contains { (name: String) in curses_locale_is_utf8(name) == 1 }
    let candidates = [settings.term, "xterm-256color", "xterm", "vt100"]
    let frame = frame_open()
    guard let output = fdopen(frame, "w") else { throw .notATerminal }
    guard let term = candidates.first(where: { TerminalDescription.open($0, output) }) else {
      fclose(output)
      throw .noDescription(settings.term)
    }
    return Terminal(theme: theme, settings: settings, term: term, isUTF8: isUTF8, frame: frame)
  }

  private init(
    theme: Theme, settings: TerminalSettings, term: String, isUTF8: Bool, frame: Int32
  ) {
    self.frame = frame
    memory = frame_memory()
    self.settings = settings
    sshLine = settings.sshLine
    self.term = term
    glyphs = isUTF8 ? settings.glyphs ?? (term == "linux" ? .block : .braille) : .ascii
    knowsColumns = Terminal.capability("hpa") == "\u{1B}[%i%p1%dG"
    notices = Terminal.notices(settings: settings, term: term, isUTF8: isUTF8)
    if !settings.keepsEscapeDelay { set_escdelay(25) }
    curses_prepare()
    colors = Terminal.startColors(settings)
    inks = Inks(theme, colors: colors)
    curses_ground(inks.groundPair)
    arm()
    switchOn()
  }

  deinit { close() }

  /// The size in cells.
  package var size: Size {
    Size(width: Int(curses_columns()), height: Int(curses_rows()))
  }

  /// Draws a frame: what differs from the last, in one update. An equal frame sends nothing.
  ///
  /// - Returns: The number of bytes sent.
  @discardableResult
  package func paint(_ grid: CellGrid) -> Int {
    guard isOpen, !isSuspended else { return 0 }
    let runs = GridDiff.runs(from: last, to: grid)
    guard !runs.isEmpty || last?.cursor != grid.cursor || isWhole else { return 0 }
    for run in runs { put(run, of: grid) }
    // The cursor's look is sent at once, so it gathers too.
    frame_begin(frame, memory)
    if let cursor = grid.cursor {
      curses_show_cursor(Int32(cursor.y), Int32(cursor.x))
    } else if last?.cursor != nil {
      curses_hide_cursor()
    }
    let count = send()
    last = grid
    isWhole = false
    return count
  }

  /// What to wait for room in; -1 when the terminal has taken all.
  package var blockedOutput: Int32 { outlet.blocked }

  /// Sends more of what waits.
  package func push() { outlet.push() }

  /// How far what was sent has come; `nil` when that is not known any more.
  package var line: LineProgress? {
    let isBlocked = outlet.count > 0
    guard let sshLine else {
      let waiting = UInt64(outlet.count + Int(max(0, terminal_waiting(1))))
      return LineProgress(
        sent: outlet.sent, taken: outlet.sent - min(waiting, outlet.sent), isBlocked: isBlocked)
    }
    guard let progress = sshLine.progress else {
      self.sshLine = nil
      return nil
    }
    return LineProgress(
      sent: progress.sent + UInt64(outlet.count), taken: progress.taken, isBlocked: isBlocked)
  }

  /// Uses another theme from the next frame on.
  package func use(_ theme: Theme) {
    inks = Inks(theme, colors: colors)
    curses_ground(inks.groundPair)
    last = nil
  }

  /// Draws everything anew with the next frame, for a screen that something else wrote on.
  package func redraw() {
    curses_repaint_all()
    last = nil
    isWhole = true
  }

  /// The keys that are there, without waiting.
  package func readKeys() -> [Key] {
    guard isOpen, !isSuspended else { return [] }
    var inputs: [RawInput] = []
    var value: UInt32 = 0
    while inputs.count < 100_000 {
      let kind = curses_next(&value)
      if kind == 0 { break }
      if kind == 1 {
        inputs.append(.character(value))
      } else if let key = Terminal.key(Int32(bitPattern: value)) {
        inputs.append(.key(key))
      }
    }
    return decoder.keys(from: inputs)
  }

  /// Takes the terminal's present size after SIGWINCH, and answers it.
  package func resize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if terminal_size(1, &columns, &rows) == 0, size != Size(width: Int(columns), height: Int(rows))
    {
      resize_term(rows, columns)
      last = nil
      isWhole = true
    }
    return size
  }

  /// Asks the terminal for clicks and the wheel, or no longer.
  package func setMouse(_ isOn: Bool) {
    isMouseOn = isOn
    write(Array((isOn ? Terminal.mouseOn : Terminal.mouseOff).utf8))
  }

  /// Sounds the terminal's bell.
  package func ring() { write([0x07]) }

  /// Sends a text to the terminal's clipboard; `false` when it is too long for one.
  package func sendToClipboard(_ text: String) -> Bool {
    guard let bytes = Clipboard.sequence(for: text, wrapping: settings.wrapping) else {
      return false
    }
    write(bytes)
    return true
  }

  /// Writes bytes past curses; they must not move the cursor or draw.
  package func write(_ bytes: [UInt8]) {
    outlet.send(bytes)
  }

  /// Gives the terminal back, stops the process for the shell, and takes the terminal again when it
  /// goes on.
  package func suspend() {
    release()
    signals_stop_self()
    takeAgain()
    // SIGCONT is still to be read by the loop; the screen need not be drawn twice.
    awaitsContinue = true
  }

  /// Gives the terminal back for a while, for another program; `resume()` takes it again.
  package func release() {
    guard isOpen, !isSuspended else { return }
    isSuspended = true
    leave()
    terminal_arm(nil, 0)
  }

  /// Takes the terminal again after `release()` or SIGCONT; the next frame is drawn whole.
  package func resume() {
    if awaitsContinue, !isSuspended {
      awaitsContinue = false
    } else {
      takeAgain()
    }
  }

  private func takeAgain() {
    guard isOpen else { return }
    isSuspended = false
    reset_prog_mode()
    arm()
    redraw()
    _ = resize()
    flush()
    switchOn()
  }

  /// Gives the terminal back for good.
  package func close() {
    guard isOpen else { return }
    if !isSuspended { leave() }
    isOpen = false
    terminal_arm(nil, 0)
    outlet.close()
    if memory >= 0 { Glibc.close(memory) }
  }

  private func leave() {
    switchOff()
    outlet.finish()
    endwin()
  }

  private func flush() {
    frame_begin(frame, memory)
    _ = send()
  }

  /// Sends what gathered and what changed, in one piece, and answers its length.
  private func send() -> Int {
    curses_flush()
    let count = frame_end(frame, memory)
    guard count > 0 else { return 0 }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      frame_take(memory, bytes.baseAddress, count)
      filled = count
    }
    let short = FrameShortener.shortened(
      bytes, isWhole: last == nil, knowsColumns: knowsColumns, width: size.width)
    outlet.send(short)
    return short.count
  }

  private func put(_ run: GridDiff.Run, of grid: CellGrid) {
    let start = run.y * grid.size.width + run.x
    let cells = start..<start + run.length
    let looks = grid.styles[cells].map { inks.look($0) }
    grid.clusters.withUnsafeBufferPointer { clusters in
      guard let base = clusters.baseAddress else { return }
      curses_put(Int32(run.y), Int32(run.x), base + start, looks, Int32(run.length))
    }
  }
}

extension Terminal {
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"

  /// Whether private modes can be sent; old terminals would show them.
  private var knowsModes: Bool { !term.hasPrefix("vt") && term != "linux" }

  private func switchOn() {
    if knowsModes { write(Array(Terminal.pasteOn.utf8)) }
    if isMouseOn { write(Array(Terminal.mouseOn.utf8)) }
  }

  private func switchOff() {
    if isMouseOn { write(Array(Terminal.mouseOff.utf8)) }
    if knowsModes { write(Array(Terminal.pasteOff.utf8)) }
  }

  /// What a crash writes: everything off, the cursor shown, the first screen back.
  private func arm() {
    let modes = knowsModes ? Terminal.mouseOff + Terminal.pasteOff : ""
    let names = ["sgr0", "rmkx", "cnorm", "rmcup"]
    let bytes = Array((modes + names.map { Terminal.capability($0) }.joined() + "\r\n").utf8)
    terminal_arm(bytes, bytes.count)
  }

  /// A capability without its padding.
  private static func capability(_ name: String) -> String {
    let text = String(cString: curses_string(name))
    guard let start = text.firstIndex(of: "$"), text[start...].hasPrefix("$<") else { return text }
    guard let end = text[start...].firstIndex(of: ">") else { return text }
    return String(text[..<start] + text[text.index(after: end)...])
  }

  private static func startColors(_ settings: TerminalSettings) -> Int {
    guard !settings.noColor, settings.mostColors != 0, has_colors(), start_color() == OK else {
      return 0
    }
    _ = use_default_colors()
    let colors = min(Int(curses_colors()), settings.mostColors ?? Int.max)
    return colors < 8 ? 0 : colors
  }

  private static func notices(
    settings: TerminalSettings, term: String, isUTF8: Bool
  ) -> [String] {
    var notices: [String] = []
    if term != settings.term {
      let asked =
        settings.term.isEmpty ? "TERM is not set" : "TERM=\(settings.term) is not known here"
      notices.append("\(asked); \(term) is used instead.")
    }
    if !isUTF8 { notices.append("No UTF-8 locale was found; ASCII glyphs are used.") }
    return notices
  }

  /// The key of a curses key code.
  private static func key(_ code: Int32) -> Key? {
    let function = curses_function_key(code)
    if (1...24).contains(function) { return .function(Int(function)) }
    return keys[code]
  }

  private static let keys: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BTAB: .backTab,
    KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_ENTER: .enter,
    KEY_SR: .up, KEY_SF: .down, KEY_SLEFT: .left, KEY_SRIGHT: .right, KEY_SHOME: .home,
    KEY_SEND: .end, KEY_SDC: .delete, KEY_FIND: .home, KEY_SELECT: .end,
  ]
}
