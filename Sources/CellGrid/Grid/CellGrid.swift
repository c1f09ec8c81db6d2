/// A frame of cells kept as arrays of clusters and styles; drawing outside of it does nothing.
package struct CellGrid: Hashable, Sendable {
  /// The width and height.
  package let size: Size
  /// The glyphs to draw with; ASCII glyphs make every frame pure ASCII.
  package let glyphs: Glyphs
  /// Where the terminal's own cursor is shown, for a prompt; `nil` hides it.
  package var cursor: Point?
  /// The stored clusters, row by row.
  package private(set) var clusters: [UInt64]
  /// The stored styles, row by row.
  package private(set) var styles: [UInt16]

  /// Makes an empty frame.
  package init(size: Size, glyphs: Glyphs = .braille) {
    self.size = size
    self.glyphs = glyphs
    clusters = Array(repeating: Cluster.blank.bits, count: size.width * size.height)
    styles = Array(repeating: 0, count: size.width * size.height)
  }

  /// The rectangle of the whole frame.
  package var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside.
  package subscript(x: Int, y: Int) -> Cell {
    guard let index = index(x, y) else { return Cell() }
    return Cell(Cluster(bits: clusters[index]), Style(bits: styles[index]))
  }

  /// Blanks every cell, keeping the memory.
  package mutating func erase() {
    for index in clusters.indices { clusters[index] = Cluster.blank.bits }
    for index in styles.indices { styles[index] = 0 }
    cursor = nil
  }

  /// Draws one cluster; half a wide one that it covers becomes a blank.
  package mutating func set(_ cluster: Cluster, x: Int, y: Int, _ style: Style = Style()) {
    guard let index = index(x, y) else { return }
    let wide = cluster.width == 2
    if glyphs.isASCII {
      let base = Cluster(Transliteration.ascii(cluster.base))
      store(base, at: index, x, style.bits)
      if wide, x + 1 < size.width { store(base, at: index + 1, x + 1, style.bits) }
      return
    }
    guard wide else { return store(cluster, at: index, x, style.bits) }
    guard x + 1 < size.width else { return store(.blank, at: index, x, style.bits) }
    store(cluster, at: index, x, style.bits)
    store(.blank, at: index + 1, x + 1, style.bits)
    clusters[index + 1] = Cluster.continuation.bits
    clusters[index] = cluster.bits
  }

  /// Draws printable ASCII, a byte a cell; half a wide cluster that it covers becomes a blank.
  mutating func set(ascii bytes: UnsafeBufferPointer<UInt8>, x: Int, y: Int, _ style: Style) {
    let (first, end) = (max(0, x), min(size.width, x + bytes.count))
    guard y >= 0, y < size.height, first < end else { return }
    let row = y * size.width
    if first > 0, clusters[row + first] == Cluster.continuation.bits {
      clusters[row + first - 1] = Cluster.blank.bits
    }
    if end < size.width, clusters[row + end] == Cluster.continuation.bits {
      clusters[row + end] = Cluster.blank.bits
    }
    for column in first..<end {
      clusters[row + column] = UInt64(bytes[column - x])
      styles[row + column] = style.bits
    }
  }

  /// Changes the style of cells without changing what they show.
  package mutating func restyle(
    _ rect: Rect, _ change: (Style) -> Style
  ) {
    let rect = rect.intersection(bounds)
    for y in rect.y..<rect.endY {
      for index in y * size.width + rect.x..<y * size.width + rect.endX {
        styles[index] = change(Style(bits: styles[index])).bits
      }
    }
  }

  private func index(_ x: Int, _ y: Int) -> Int? {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return nil }
    return y * size.width + x
  }

  private mutating func store(_ cluster: Cluster, at index: Int, _ x: Int, _ style: UInt16) {
    if clusters[index] == Cluster.continuation.bits, x > 0 {
      clusters[index - 1] = Cluster.blank.bits
    } else if x + 1 < size.width, clusters[index + 1] == Cluster.continuation.bits {
      clusters[index + 1] = Cluster.blank.bits
    }
    clusters[index] = cluster.bits
    styles[index] = style
  }
}
