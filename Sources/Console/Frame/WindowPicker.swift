import CellGrid
import ServerlessModel

/// Where the window is chosen: by typing, by length, or from one time to another; the field in use decides.
struct WindowPicker: Sendable {
  /// What is chosen by.
  enum Field: CaseIterable, Hashable, Sendable { case typed, length, from, to }

  /// The lengths that are offered, and that zooming goes through.
  static let lengths: [Int64] = [900, 3600, 10_800, 86_400, 604_800, 2_592_000]

  private(set) var field = Field.typed
  private(set) var length: Int
  private var typed = Prompt(label: "")
  private var from: Prompt
  private var to: Prompt
  private let window: Window
  private let held: TimeSpan

  init(_ window: Window, held: TimeSpan) {
    self.window = window
    self.held = held
    length = Self.nearest(window.seconds)
    from = Prompt(label: "", text: Self.text(window.span.start))
    to = Prompt(label: "", text: Self.text(window.at))
  }

  /// The offered length nearest to a window's.
  static func nearest(_ seconds: Int64) -> Int {
    lengths.indices.min { abs(lengths[$0] - seconds) < abs(lengths[$1] - seconds) } ?? 0
  }

  private static func text(_ moment: Instant) -> String { "\(moment.date) \(moment.clock)" }

  // MARK: Keys

  /// What a key did.
  enum Outcome: Hashable, Sendable { case stays, cancelled, chosen(TimeText.Wish) }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"), .control("g"): return .cancelled
    case .tab, .down: move(1)
    case .backTab, .up: move(-1)
    case .enter:
      if field == .typed, typed.text.isEmpty { return .cancelled }
      if case .success(let wish) = wish { return .chosen(wish) }
    case .left where field == .length: length = max(0, length - 1)
    case .right where field == .length: length = min(Self.lengths.count - 1, length + 1)
    default: type(key)
    }
    return .stays
  }

  private mutating func move(_ delta: Int) {
    let all = Field.allCases
    let index = all.firstIndex(of: field) ?? 0
    field = all[(index + delta + all.count) % all.count]
  }

  private mutating func type(_ key: Key) {
    switch field {
    case .typed: _ = typed.press(key)
    case .from: _ = from.press(key)
    case .to: _ = to.press(key)
    case .length:
      // Whoever types means the first line.
      field = .typed
      _ = typed.press(key)
    }
  }

  /// What Enter would do, or why it would not.
  var wish: Result<TimeText.Wish, TimeTextError> {
    Result { () throws(TimeTextError) in
      switch field {
      case .length: return TimeText.Wish(seconds: Self.lengths[length])
      case .typed: return try TimeText.read(typed.text, window: window, end: held.end)
      case .from, .to:
        return try TimeText.read("\(from.text)..\(to.text)", window: window, end: held.end)
      }
    }
  }

  /// What Enter would show, or what is wrong, or what can be typed.
  private var remark: (words: String, role: Role) {
    if field == .typed, typed.text.isEmpty { return (TimeText.help, .dim) }
    switch wish {
    case .failure(let error): return (error.description, .error)
    case .success(let wish):
      let at = wish.at ?? window.at
      let isHeld = at >= held.start && at <= held.end
      let words = wish.words(from: window)
      return isHeld ? (words, .accent) : ("\(words): outside of what is held", .warning)
    }
  }

  // MARK: Looks

  private static let labelWidth = 8
  private static let width = 58

  /// Draws the dialog over the screen.
  func draw(into grid: inout CellGrid) {
    let width = min(Self.width, grid.size.width - 4)
    var lines: [[Span]] = [[label(.typed, "go to")]]
    let remark = remark
    let words = Text.wrap(remark.words, to: max(1, width - Self.labelWidth))
    for index in 0..<2 {
      let text = index < words.count ? words[index] : ""
      lines.append([Span(String(repeating: " ", count: Self.labelWidth)), Span(text, remark.role)])
    }
    lines += [[label(.length, "window")] + lengthSpans, [label(.from, "from")], [label(.to, "to")]]
    lines.append([Span("held    \(Self.text(held.start)) to \(Self.text(held.end))", .dim)])
    lines[0].append(Span(String(repeating: " ", count: width - Self.labelWidth)))
    let inside = Dialog(
      title: "time and window, UTC", lines: lines,
      hints: [
        (key: "Enter", action: "go"), (key: "Tab", action: "next"), (key: "Esc", action: "cancel"),
      ]
    ).draw(into: &grid, in: grid.bounds)
    for (prompt, row) in [(typed, 0), (from, 4), (to, 5)] {
      draw(prompt, isFocused: fieldRow == row, into: &grid, in: inside.row(row))
    }
  }

  private var fieldRow: Int {
    switch field {
    case .typed: 0
    case .length: 3
    case .from: 4
    case .to: 5
    }
  }

  private func label(_ wanted: Field, _ text: String) -> Span {
    let isFocused = wanted == field
    return Span(
      Text.pad(text, to: Self.labelWidth), isFocused ? .key : .dim, isFocused ? .bold : [])
  }

  private var lengthSpans: [Span] {
    Self.lengths.enumerated().map { index, seconds in
      let text = Figures.window(seconds)
      let isChosen = index == length
      return Span(isChosen ? "[\(text)]" : " \(text) ", isChosen ? .accent : .text)
    }
  }

  private func draw(
    _ prompt: Prompt, isFocused: Bool, into grid: inout CellGrid, in row: Rect
  ) {
    let place = row.inset(left: Self.labelWidth)
    guard !place.isEmpty else { return }
    guard isFocused else {
      grid.put(prompt.text, x: place.x, y: place.y, .dim, width: place.width)
      return
    }
    prompt.draw(into: &grid, in: place)
  }

  /// The dialog as labelled lines.
  var linear: [String] {
    [
      "go to: \(typed.text)", "window: \(Figures.window(Self.lengths[length]))",
      "from: \(from.text)", "to: \(to.text)", "Enter: \(remark.words)",
    ]
  }
}

extension TimeText.Wish {
  /// What will be shown, before it is.
  func words(from window: Window) -> String {
    let at = at ?? window.at
    return "\(at.date) \(at.clock)Z, window \(Figures.window(seconds ?? window.seconds))"
  }
}
