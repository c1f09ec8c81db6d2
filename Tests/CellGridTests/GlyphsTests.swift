import CellGrid
import Testing

struct `The glyphs` {
  private func all(_ glyphs: Glyphs) -> [Character] {
    let named = [
      glyphs.full, glyphs.light, glyphs.medium, glyphs.dark, glyphs.gutter, glyphs.marked,
      glyphs.critical, glyphs.warning, glyphs.info, glyphs.open, glyphs.closed, glyphs.left,
      glyphs.right, glyphs.up, glyphs.down, glyphs.rule, glyphs.dashed, glyphs.vertical,
      glyphs.cursor, glyphs.ellipsis, glyphs.dot, glyphs.none, glyphs.about, glyphs.placeholder,
      glyphs.times, glyphs.delta, glyphs.branches.tee, glyphs.branches.corner,
    ]
    return named + glyphs.corners + glyphs.eighths + glyphs.widthEighths + glyphs.shades
  }

  @Test func `are nothing a terminal may draw as an emoji, and one cell each`() {
    for glyph in all(.braille) + all(.block) {
      let isEmoji = glyph.unicodeScalars.contains { $0.properties.isEmoji }
      #expect(!isEmoji, "\(glyph)")
      #expect(Text.width(String(glyph)) == 1, "\(glyph)")
    }
  }

  @Test func `have ASCII forms that keep the severities and the levels apart`() {
    for glyph in all(.ascii) { #expect(glyph.isASCII, "\(glyph)") }
    let glyphs = Glyphs.ascii
    #expect(Set([glyphs.critical, glyphs.warning, glyphs.info]).count == 3)
    #expect(Set(glyphs.eighths).count == 8)
    #expect(Set(glyphs.shades).count == 5)
    #expect(glyphs.open != glyphs.closed)
    #expect(glyphs.up != glyphs.down)
  }
}
