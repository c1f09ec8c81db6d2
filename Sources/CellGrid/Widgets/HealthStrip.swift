/// A row of cells, each for a span of time: how well it went, by shape as well as by role.
package struct HealthStrip: Hashable, Sendable {
  /// What one span is told as, the worse the later.
  package enum Level: Int, Comparable, Hashable, Sendable, CaseIterable {
    case unknown, idle, fine, some, many, warning, critical

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The level's role.
    package var role: Role {
      switch self {
      case .unknown, .idle: .dim
      case .fine: .ok
      case .some, .warning: .warning
      case .many: .error
      case .critical: .critical
      }
    }

    /// The level's glyph; in ASCII each has one of its own too.
    package func glyph(_ glyphs: Glyphs) -> Character {
      switch self {
      case .unknown: " "
      case .idle: glyphs.dot
      case .fine: glyphs.isASCII ? "-" : glyphs.light
      case .some: glyphs.isASCII ? "+" : glyphs.medium
      case .many: glyphs.isASCII ? "#" : glyphs.full
      case .warning: glyphs.isASCII ? "!" : glyphs.warning
      case .critical: glyphs.isASCII ? "@" : glyphs.critical
      }
    }
  }

  /// Oldest first.
  package var levels: [Level]

  /// Makes a strip.
  package init(_ levels: [Level]) { self.levels = levels }

  /// Draws the strip over the whole width: the worst of each share when there are more levels than cells.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty, !levels.isEmpty else { return }
    for x in 0..<rect.width {
      let level = levels[range(of: x, in: rect.width)].max() ?? .unknown
      let glyph = level.glyph(grid.glyphs)
      grid.put(glyph, x: rect.x + x, y: rect.y, level.role, level > .many ? .bold : [])
    }
  }

  /// The cells of a level's span.
  package func cells(of index: Int, in width: Int) -> ClosedRange<Int> {
    let first = index * width / max(1, levels.count)
    return first...max(first, (index + 1) * width / max(1, levels.count) - 1)
  }

  private func range(of cell: Int, in width: Int) -> Range<Int> {
    let first = cell * levels.count / width
    return first..<max(first + 1, (cell + 1) * levels.count / width)
  }
}
