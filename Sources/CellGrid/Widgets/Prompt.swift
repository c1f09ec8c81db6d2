/// A one-line editor with a cursor, a history and completion by the caller.
package struct Prompt: Hashable, Sendable {
  /// What a key did.
  package enum Outcome: Hashable, Sendable {
    /// The text changed.
    case edited
    /// Only the cursor moved, or nothing happened.
    case moved
    /// Enter: the text is to be used.
    case submitted(String)
    /// Escape, or ^C.
    case cancelled
    /// Tab: the caller may complete.
    case completion
    /// A key that means nothing here.
    case ignored
  }

  /// What stands before the text.
  package var label: String
  /// Texts used before, oldest first.
  package var history: [String]
  /// Grey words after the text: what completion would add.
  package var hint: String
  private var characters: [Character]
  private var position: Int
  private var recalled: Int?
  private var draft: [Character] = []

  /// Makes an editor with the cursor at the end of a text.
  package init(label: String, text: String = "", history: [String] = [], hint: String = "") {
    self.label = label
    self.history = history
    self.hint = hint
    characters = Array(Text.clean(text))
    position = characters.count
  }

  /// The text; setting it puts the cursor at its end.
  package var text: String {
    get { String(characters) }
    set {
      characters = Array(Text.clean(newValue))
      position = characters.count
    }
  }

  /// The cursor, in characters from the start.
  package var cursor: Int { position }

  /// Takes a key.
  package mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .enter: return .submitted(text)
    case .escape, .control("c"), .control("g"): return .cancelled
    case .tab: return .completion
    case .character(let character): return insert(String(character))
    case .paste(let pasted): return insert(pasted)
    case .backspace, .control("h"): return delete(from: position - 1, to: position)
    case .delete, .control("d"): return delete(from: position, to: position + 1)
    case .control("u"): return delete(from: 0, to: position)
    case .control("k"): return delete(from: position, to: characters.count)
    case .control("w"): return delete(from: wordStart, to: position)
    default: return move(key)
    }
  }

  /// Blanks one row and draws label, text and hint into it, scrolled so that the cursor shows, and puts the
  /// terminal's cursor there.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.fill(rect.row(0))
    let used = grid.put(label, x: rect.x, y: rect.y, .key, .bold, width: rect.width)
    let room = rect.width - used
    guard room > 1 else { return }
    var first = position
    var before = 0
    while first > 0 {
      let width = Text.width(String(characters[first - 1]))
      if before + width > room - 1 { break }
      before += width
      first -= 1
    }
    let shown = Text.prefix(String(characters[first...]), width: room)
    let end = rect.x + used + grid.put(shown, x: rect.x + used, y: rect.y, width: room)
    grid.put(hint, x: end, y: rect.y, .dim, width: rect.endX - end)
    grid.cursor = Point(x: rect.x + used + before, y: rect.y)
  }

  private mutating func insert(_ text: String) -> Outcome {
    let added = Array(Text.clean(text))
    guard !added.isEmpty else { return .ignored }
    characters.insert(contentsOf: added, at: position)
    position += added.count
    recalled = nil
    return .edited
  }

  private mutating func delete(from start: Int, to end: Int) -> Outcome {
    let range = max(0, start)..<max(max(0, start), min(end, characters.count))
    guard !range.isEmpty else { return .ignored }
    characters.removeSubrange(range)
    position = range.lowerBound
    recalled = nil
    return .edited
  }

  private mutating func move(_ key: Key) -> Outcome {
    switch key {
    case .left, .control("b"): position = max(0, position - 1)
    case .right, .control("f"): position = min(characters.count, position + 1)
    case .home, .control("a"): position = 0
    case .end, .control("e"): position = characters.count
    case .up, .control("p"): return recall(older: true)
    case .down, .control("n"): return recall(older: false)
    default: return .ignored
    }
    return .moved
  }

  private mutating func recall(older: Bool) -> Outcome {
    let next = (recalled ?? history.count) + (older ? -1 : 1)
    guard next >= 0, next <= history.count else { return .ignored }
    if recalled == nil { draft = characters }
    characters = next == history.count ? draft : Array(Text.clean(history[next]))
    recalled = next == history.count ? nil : next
    position = characters.count
    return .edited
  }

  private var wordStart: Int {
    var start = position
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    return start
  }
}
