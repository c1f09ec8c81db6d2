import CellGrid

/// Labelled values in one line; what does not fit is left out whole.
struct FactLine {
  private(set) var spans: [Span] = []
  private var used = 0
  private let width: Int

  init(width: Int) { self.width = width }

  /// Adds a pair, if there is room for all of it.
  mutating func add(
    _ label: String, _ value: String, _ role: Role = .text, _ attributes: Attributes = []
  ) {
    let gap = spans.isEmpty ? 0 : 2
    let head = label.isEmpty ? "" : label + " "
    let needed = gap + Text.width(head) + Text.width(value)
    guard !value.isEmpty, used + needed <= width else { return }
    spans += [Span(String(repeating: " ", count: gap) + head, .dim), Span(value, role, attributes)]
    used += needed
  }
}
