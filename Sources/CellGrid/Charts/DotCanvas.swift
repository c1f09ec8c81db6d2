/// A canvas of dots finer than cells: 2 by 4 in braille, 2 by 2 in blocks, 1 by 1 in ASCII.
struct DotCanvas {
  let rect: Rect
  let glyphs: Glyphs
  private var dots: [UInt8]
  private var roles: [Role]
  private var marks: [Int: Character] = [:]

  init(_ rect: Rect, glyphs: Glyphs) {
    self.rect = rect
    self.glyphs = glyphs
    dots = Array(repeating: 0, count: rect.width * rect.height)
    roles = Array(repeating: .text, count: dots.count)
  }

  var dotsAcross: Int { glyphs == .ascii ? 1 : 2 }
  var dotsDown: Int { glyphs == .braille ? 4 : glyphs == .block ? 2 : 1 }
  /// The canvas in dots.
  var width: Int { rect.width * dotsAcross }
  var height: Int { rect.height * dotsDown }

  /// Sets a dot, counted from the top left; in ASCII the mark is what is drawn.
  mutating func plot(x: Int, y: Int, _ role: Role, mark: Character) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let index = y / dotsDown * rect.width + x / dotsAcross
    dots[index] |= DotCanvas.bit(x: x % dotsAcross, y: y % dotsDown)
    roles[index] = role
    if glyphs == .ascii { marks[index] = mark }
  }

  /// Draws a line of dots from one place to another.
  mutating func line(from start: Point, to end: Point, _ role: Role, mark: Character) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let x = start.x + (end.x - start.x) * step / steps
      let y = start.y + ((end.y - start.y) * step * 2 + steps) / (2 * steps)
      plot(x: x, y: y, role, mark: mark)
    }
  }

  /// Fills what lies under a line of dots.
  mutating func fill(from start: Point, to end: Point, _ role: Role, mark: Character) {
    let steps = max(1, abs(end.x - start.x))
    for step in 0...steps {
      let x = start.x + (end.x - start.x) * step / steps
      let top = start.y + (end.y - start.y) * step / steps
      for y in top..<max(top, height) { plot(x: x, y: y, role, mark: mark) }
    }
  }

  func draw(into grid: inout CellGrid) {
    for (index, bits) in dots.enumerated() where bits != 0 {
      let x = rect.x + index % rect.width
      let y = rect.y + index / rect.width
      grid.put(marks[index] ?? glyph(bits), x: x, y: y, roles[index])
    }
  }

  private func glyph(_ bits: UInt8) -> Character {
    if glyphs == .block {
      let quadrants = Int(bits & 1) | Int(bits >> 3 & 1) << 1 | Int(bits >> 1 & 1) << 2
      return DotCanvas.quadrants[quadrants | Int(bits >> 4 & 1) << 3]
    }
    return Unicode.Scalar(0x2800 + UInt32(bits)).map { Character($0) } ?? " "
  }

  /// Braille's own order: three rows of the left column, three of the right, then the fourth row.
  private static func bit(x: Int, y: Int) -> UInt8 {
    y == 3 ? (x == 0 ? 0x40 : 0x80) : 1 << UInt8(y + x * 3)
  }

  /// By top left 1, top right 2, bottom left 4, bottom right 8.
  private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
}
