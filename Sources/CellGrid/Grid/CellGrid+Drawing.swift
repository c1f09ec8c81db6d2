extension CellGrid {
  /// Draws text from a place to the right, cleaned, cut with an ellipsis at a width or at the edge.
  ///
  /// - Returns: The cells it took.
  @discardableResult
  package mutating func put(
    _ text: String, x: Int, y: Int, _ role: Role = .text, _ attributes: Attributes = [],
    width: Int? = nil, align: Alignment = .left
  ) -> Int {
    guard y >= 0, y < size.height else { return 0 }
    let room = max(0, min(width ?? size.width - x, size.width - x))
    let style = Style(role, attributes)
    let length = Text.width(text)
    guard length <= room else { return putCut(text, x: x, y: y, style, room: room) }
    let blanks = room - length
    let start = x + (align == .right ? blanks : align == .centre ? blanks / 2 : 0)
    return putWhole(text, x: start, y: y, style)
  }

  /// Draws one glyph.
  package mutating func put(
    _ glyph: Character, x: Int, y: Int, _ role: Role = .text, _ attributes: Attributes = []
  ) {
    guard let scalar = glyph.unicodeScalars.first else { return }
    set(Cluster(scalar), x: x, y: y, Style(role, attributes))
  }

  /// Draws pieces of text one after the other, cut with an ellipsis at a width or at the edge.
  ///
  /// - Returns: The cells it took.
  @discardableResult
  package mutating func put(_ line: [Span], x: Int, y: Int, width: Int? = nil) -> Int {
    let end = min(size.width, width.map { x + $0 } ?? size.width)
    var position = x
    for (index, span) in line.enumerated() where position < end {
      let style = span.style
      let length = span.width
      let more = position + length == end && line[(index + 1)...].contains { $0.width > 0 }
      let room = end - position
      if length > room || more {
        position += putCut(span.text, x: position, y: y, style, room: room)
        break
      }
      position += putWhole(span.text, x: position, y: y, style)
    }
    return position - x
  }

  /// Draws a piece of text that ends at the right edge of a rectangle's row.
  @discardableResult
  package mutating func putRight(
    _ text: String, in rect: Rect, row: Int = 0, _ role: Role = .text, _ attributes: Attributes = []
  ) -> Int {
    guard row >= 0, row < rect.height else { return 0 }
    return put(
      text, x: rect.x, y: rect.y + row, role, attributes, width: rect.width, align: .right)
  }

  /// Fills a rectangle with one glyph.
  package mutating func fill(
    _ rect: Rect, with glyph: Character = " ", _ role: Role = .text, _ attributes: Attributes = []
  ) {
    guard let scalar = glyph.unicodeScalars.first else { return }
    let (rect, style) = (rect.intersection(bounds), Style(role, attributes))
    for y in rect.y..<rect.endY {
      for x in rect.x..<rect.endX { set(Cluster(scalar), x: x, y: y, style) }
    }
  }

  /// Draws a horizontal rule, with a title in front of it when there is one.
  package mutating func rule(
    _ title: String = "", x: Int, y: Int, width: Int, _ role: Role = .border,
    titleRole: Role = .header
  ) {
    let used = title.isEmpty ? 0 : put(title, x: x, y: y, titleRole, width: width) + 1
    fill(Rect(x: x + used, y: y, width: width - used, height: 1), with: glyphs.rule, role)
  }

  /// Draws a border just inside a rectangle, and its title in the top edge.
  ///
  /// - Returns: The rectangle inside of the border.
  @discardableResult
  package mutating func box(
    _ rect: Rect, title: String = "", _ role: Role = .border, titleRole: Role = .title
  ) -> Rect {
    guard rect.width >= 2, rect.height >= 2 else { return rect }
    let corners = glyphs.corners
    fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), with: glyphs.rule, role)
    fill(Rect(x: rect.x, y: rect.endY - 1, width: rect.width, height: 1), with: glyphs.rule, role)
    for x in [rect.x, rect.endX - 1] {
      let side = Rect(x: x, y: rect.y + 1, width: 1, height: rect.height - 2)
      fill(side, with: glyphs.vertical, role)
    }
    put(corners[0], x: rect.x, y: rect.y, role)
    put(corners[1], x: rect.endX - 1, y: rect.y, role)
    put(corners[2], x: rect.x, y: rect.endY - 1, role)
    put(corners[3], x: rect.endX - 1, y: rect.endY - 1, role)
    if !title.isEmpty, rect.width > 6 {
      put(" \(title) ", x: rect.x + 2, y: rect.y, titleRole, width: rect.width - 4)
    }
    return rect.inset(1)
  }

  private mutating func putWhole(_ text: String, x: Int, y: Int, _ style: Style) -> Int {
    if Text.isPlain(text) {
      var text = text
      return text.withUTF8 { bytes in
        set(ascii: bytes, x: x, y: y, style)
        return bytes.count
      }
    }
    var position = x
    for cluster in Clusters(text) {
      set(cluster, x: position, y: y, style)
      position += cluster.width
    }
    return position - x
  }

  private mutating func putCut(_ text: String, x: Int, y: Int, _ style: Style, room: Int) -> Int {
    guard room > 0 else { return 0 }
    var position = x
    for cluster in Clusters(text) {
      guard position + cluster.width < x + room else { break }
      set(cluster, x: position, y: y, style)
      position += cluster.width
    }
    put(glyphs.ellipsis, x: position, y: y, style.role, style.attributes)
    return position + 1 - x
  }
}
