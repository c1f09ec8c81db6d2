import CellGrid
import NcursesTerminal
import Testing

struct `Input from the terminal` {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(from: text.unicodeScalars.map { .character($0.value) })
  }

  @Test(arguments: [
    ("j", [Key.character("j")]), ("λ", [.character("λ")]), ("\r", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{08}", [.backspace]), ("\u{04}", [.control("d")]),
    ("\u{1A}", [.control("z")]), ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
    ("\u{1B}j", [.escape, .character("j")]), ("\u{1B}[A\u{1B}[B", [.up, .down]),
    ("\u{1B}OC\u{1B}OD", [.right, .left]), ("\u{1B}[1;5C", [.right]), ("\u{1B}[Z", [.backTab]),
    ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]), ("\u{1B}[H\u{1B}[F", [.home, .end]),
    ("\u{1B}OQ", [.function(2)]), ("\u{1B}[15~\u{1B}[24~", [.function(5), .function(12)]),
  ])
  func `becomes keys`(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test func `of an unknown sequence is swallowed whole, not read as commands`() {
    #expect(keys("\u{1B}[?1;2cq") == [.character("q")])
    #expect(keys("\u{1B}[99;99;99zq") == [.character("q")])
  }

  @Test func `of the mouse is a click or the wheel at a cell`() {
    #expect(
      keys("\u{1B}[<0;10;5M\u{1B}[<0;10;5m\u{1B}[<64;1;1M\u{1B}[<65;2;3M") == [
        .mouse(MouseEvent(.press, at: Point(x: 9, y: 4))),
        .mouse(MouseEvent(.release, at: Point(x: 9, y: 4))),
        .mouse(MouseEvent(.wheelUp, at: Point(x: 0, y: 0))),
        .mouse(MouseEvent(.wheelDown, at: Point(x: 1, y: 2))),
      ])
    #expect(keys("\u{1B}[<0;0;0M\u{1B}[<M") == [])
  }

  @Test func `that was pasted is one piece and no commands`() {
    #expect(keys("\u{1B}[200~q\rQ\u{1B}[Ax\u{1B}[201~j") == [.paste("q\rQx"), .character("j")])
  }

  @Test func `may be cut anywhere`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: [.character(0x1B), .character(0x5B)]) == [])
    #expect(decoder.keys(from: [.character(0x42)]) == [.down])
    let paste = Array("\u{1B}[200~ab".unicodeScalars).map { RawInput.character($0.value) }
    #expect(decoder.keys(from: paste) == [])
    let rest = Array("c\u{1B}[201~".unicodeScalars).map { RawInput.character($0.value) }
    #expect(decoder.keys(from: rest) == [.paste("abc")])
  }

  @Test func `that curses knew is passed on, a lone escape before it kept`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: [.character(0x1B), .key(.down)]) == [.escape, .down])
  }
}
