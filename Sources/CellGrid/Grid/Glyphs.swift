/// The special glyphs a screen draws with, by name; none is one a terminal may draw as an emoji.
package enum Glyphs: Hashable, Sendable {
  /// UTF-8 with a font that has braille: the finest charts.
  case braille
  /// UTF-8 with block elements only.
  case block
  /// Plain ASCII: whatever is drawn, the frame holds nothing else.
  case ascii

  /// Whether a grid with these glyphs holds only ASCII.
  package var isASCII: Bool { self == .ascii }

  /// A full cell of a bar.
  package var full: Character { pick("█") }
  /// The empty part of a bar, and light shade.
  package var light: Character { pick("░") }
  /// Middle shade.
  package var medium: Character { pick("▒") }
  /// Dark shade, a call's own time.
  package var dark: Character { pick("▓") }
  /// The gutter mark of the selected row.
  package var gutter: Character { pick("▌") }
  /// The gutter mark of a row marked by the user.
  package var marked: Character { pick("◆") }
  /// A critical finding or a failed run.
  package var critical: Character { pick("●") }
  /// A warning.
  package var warning: Character { pick("▲") }
  /// An information.
  package var info: Character { pick("○") }
  /// An open tree node.
  package var open: Character { pick("▾") }
  /// A closed tree node.
  package var closed: Character { pick("▸") }
  /// Left.
  package var left: Character { pick("←") }
  /// Right.
  package var right: Character { pick("→") }
  /// Up, also an ascending sort.
  package var up: Character { pick("↑") }
  /// Down, also a descending sort.
  package var down: Character { pick("↓") }
  /// A horizontal rule.
  package var rule: Character { pick("─") }
  /// A dashed horizontal rule: thresholds.
  package var dashed: Character { pick("┄") }
  /// A vertical rule.
  package var vertical: Character { pick("│") }
  /// A heavy vertical rule: the cursor in time.
  package var cursor: Character { pick("┃") }
  /// Cut text.
  package var ellipsis: Character { pick("…") }
  /// A middle dot.
  package var dot: Character { pick("·") }
  /// No value.
  package var none: Character { pick("–") }
  /// About.
  package var about: Character { pick("≈") }
  /// Stands for what cannot be drawn.
  package var placeholder: Character { pick("□") }
  /// The multiplication sign.
  package var times: Character { pick("×") }
  /// Change.
  package var delta: Character { isASCII ? "D" : "Δ" }
  /// The corners of a box: top left, top right, bottom left, bottom right.
  package var corners: [Character] { ["┌", "┐", "└", "┘"].map(pick) }
  /// A branch of a tree with siblings below, without, and a passing line.
  package var branches: (tee: Character, corner: Character, line: Character) {
    isASCII ? ("|", "`", "|") : ("├", "└", "│")
  }
  /// Bars of 1 to 8 eighths of a cell's height; in ASCII eight characters of growing weight.
  package var eighths: [Character] { isASCII ? Glyphs.asciiEighths : Glyphs.heightEighths }
  /// Bars of 1 to 7 eighths of a cell's width; empty in ASCII, where bars end at whole cells.
  package var widthEighths: [Character] { isASCII ? [] : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"] }
  /// Five shades from nothing to full.
  package var shades: [Character] {
    isASCII ? [" ", ".", "-", "+", "#"] : [" ", "░", "▒", "▓", "█"]
  }

  /// The glyph itself, or its ASCII form.
  package func pick(_ glyph: Character) -> Character {
    guard isASCII, let scalar = glyph.unicodeScalars.first else { return glyph }
    return Character(Transliteration.ascii(scalar))
  }

  private static let heightEighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiEighths: [Character] = ["_", ".", ",", "-", "=", "+", "*", "#"]
}
