import Testing

@testable import NcursesTerminal

struct `A frame on its way to the terminal` {
  private func short(_ text: String, knowsColumns: Bool = true) -> String {
    let bytes = Array(text.replacing("^", with: "\u{1B}").utf8)
    let shortened = FrameShortener.shortened(bytes, knowsColumns: knowsColumns, width: 80)
    return String(decoding: shortened, as: UTF8.self).replacing("\u{1B}", with: "^")
  }

  @Test(arguments: [
    // One sequence in place of two, and no character set.
    ("^(B^[0;1m^[38;5;179m▲^(B^[0m14", "^[1;38;5;179m▲^[m14"),
    // Back to the terminal's own colours by the shorter way.
    ("^[38;5;111m█▌^[39m  1", "^[38;5;111m█▌  ^[m1"),
    // Only where text follows.
    ("^[32mA^[39m^[7;44H^[32mB^[0m", "^[32mA^[7;44HB^[m"),
    // An attribute more needs no colour again, and one less neither.
    ("^[32mA^[1mB", "^[32mA^[1mB"), ("^[0;1m^[32mA^[0m^[32mB", "^[1;32mA^[22mB"),
    ("^[1;4;38;5;210mA^[0;38;5;210mB", "^[1;4;38;5;210mA^[22;24mB"),
    // A blank is the same in any colour, but not underlined.
    ("^[32mA^[39m  ^[32mB", "^[32mA  B"), ("^[1mA^[0m  B", "^[1mA  ^[mB"),
    ("^[4mA^[0m  ^[4mB", "^[4mA^[m  ^[4mB"), ("^[7mA^[0m ^[7mB", "^[7mA^[m ^[7mB"),
    // Colours of the ground, and of the true palette.
    ("^[48;5;17mA^[49m^[38:2::1:2:3mB", "^[48;5;17mA^[;38:2::1:2:3mB"),
  ])
  func `switches looks by the shortest sequence`(long: String, wanted: String) {
    #expect(short(long) == wanted || short(long) == wanted + "^[m")
  }

  @Test func `ends in the look that curses left`() {
    #expect(short("^[1mA^[0m") == "^[1mA^[m")
    #expect(short("^[1mA") == "^[1mA")
  }

  @Test func `begins with a look of its own when another program may have left one`() {
    let bytes = Array("\u{1B}[39;49m\u{1B}(B\u{1B}[m\u{1B}[2J".utf8)
    let whole = FrameShortener.shortened(
      bytes, isWhole: true, knowsColumns: true, width: 80)
    #expect(String(decoding: whole, as: UTF8.self) == "\u{1B}[m\u{1B}[2J")
  }

  @Test func `names the row of a move only where it is another`() {
    #expect(short("^[7;5Hab^[7;34Hc^[8;5Hd") == "^[7;5Hab^[34Gc^[8;5Hd")
    #expect(short("^[7;5Hab^[8;1Hc^[10;1Hd") == "^[7;5Hab\r\nc^[2B\rd")
    #expect(short("^[15dab^[15;34Hc") == "^[15dab^[34Gc")
    #expect(short("^[7;5Hab\n^[7;34Hc") == "^[7;5Hab\n^[7;34Hc")
    #expect(short("^[7;5Hab^[7;34Hc", knowsColumns: false) == "^[7;5Hab^[7;34Hc")
  }

  @Test func `moves a little further where all since the last move was plain ASCII`() {
    #expect(short("^[7;9Habc^[7;20Hd") == "^[7;9Habc^[8Cd")
    #expect(short("^[7;9Habc^[21Gd") == "^[7;9Habc^[9Cd")
    #expect(short("^[7;9Habc^[22Gd") == "^[7;9Habc^[22Gd")
    #expect(short("^[7;9H█bc^[20Gd") == "^[7;9H█bc^[20Gd")
    #expect(short("^[7;9Habc^[10Gd") == "^[7;9Habc\u{8}\u{8}d")
    #expect(short("^[7;9Habc^[3Cd^[12;9He") == "^[7;9Habc^[3Cd^[12;9He")
  }

  @Test func `draws what comes and goes in a look after the rest`() {
    let rows = (3...5).map { "^[\($0);1H^[1;38;5;203m●^[0m12:0\($0)   ^[38;5;247m–^[39m  1" }
      .joined()
    #expect(
      short(rows + "^[0m^[9;5Hx")
        == "^[3;1H 12:03      1\r\n 12:04      1\r\n 12:05      1^[9;5Hx"
        + "^[3d\r^[1;38;5;203m●\r\n●\r\n●^[3;10H^[;38;5;247m–^[4;10H–^[5;10H–^[9;6H^[m")
  }

  @Test func `leaves what is drawn twice in its order`() {
    #expect(
      short("^[3;1H^[31mA^[0mb^[3;1H^[31mC^[4;1H^[31mA^[0mb^[0m")
        == "^[3;1H^[31mA^[mb\r^[31mC\r\nA^[mb")
  }

  @Test func `says where the cursor is after the last column`() {
    #expect(short("^[7;79Hab^[7;80Hc") == "^[7;79Hab^[80Gc")
    #expect(short("^[7;79Hab^[8;1Hc") == "^[7;79Hab\r\nc")
  }

  @Test func `erases and scrolls in the look that holds there`() {
    #expect(short("^[44mA^[49m^[K^[44mB^[0m") == "^[44mA^[m^[K^[44mB^[m")
  }

  @Test(arguments: [
    "^]0;title\u{7}", "^[1;99mA", "^[38;2;1;2;3mA", "\u{0}A", "^[1", "^7A", "\u{E}q",
  ])
  func `is left as it is where something in it is not known`(text: String) {
    let long = "^(B^[0;1m^[32mA" + text
    #expect(short(long) == long)
  }

  @Test func `shows the same, whatever curses sends`() {
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let frame = RandomFrame.bytes(using: &dice)
      let shorter = FrameShortener.shortened(frame, knowsColumns: true, width: 80)
      #expect(Shown(frame) == Shown(shorter), "\(String(decoding: frame, as: UTF8.self))")
      #expect(shorter.count <= frame.count)
    }
  }
}

/// What curses may send: text, looks, moves, erasing.
private enum RandomFrame {
  static func bytes(using dice: inout SystemRandomNumberGenerator) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 1...30, using: &dice) { text += piece(using: &dice) }
    return Array((text + "\u{1B}(B\u{1B}[m").utf8)
  }

  private static func piece(using dice: inout SystemRandomNumberGenerator) -> String {
    let row = Int.random(in: 1...4, using: &dice)
    let column = Int.random(in: 1...20, using: &dice)
    let number = Int.random(in: 0...15, using: &dice)
    return [
      "ab", "█", " ", "   ", "a b", "日", "\u{1B}[\(number % 4 + 1)C", "\u{1B}(B\u{1B}[m",
      "\u{1B}(B\u{1B}[0;1m", "\u{1B}(B\u{1B}[0;1;7m",
      "\u{1B}[38;5;\(number)m", "\u{1B}[3\(number % 8)m", "\u{1B}[4\(number % 8)m",
      "\u{1B}[39m", "\u{1B}[49m", "\u{1B}[39;49m", "\u{1B}[\(row);\(column)H", "\u{1B}[\(column)G",
      "\u{1B}[\(row)d", "\u{1B}[K", "\r",
    ].randomElement(using: &dice) ?? ""
  }
}

/// What a terminal shows after some bytes, and how it would go on.
private struct Shown: Equatable {
  /// A glyph and what it is drawn with; a blank shows nothing of that but what is behind and under it.
  private struct Drawn: Equatable {
    let scalar: Unicode.Scalar
    let pen: Pen

    static func == (one: Drawn, other: Drawn) -> Bool {
      one.scalar == other.scalar
        && (one.pen == other.pen || one.scalar == " " && one.pen.blanksEqual(other.pen))
    }
  }

  private var cells: [Int: [Int: Drawn]] = [:]
  private var y = 1
  private var x = 1
  private var pen = Pen()

  init(_ bytes: [UInt8]) {
    var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": takeSequence(&rest)
      case "\r": x = 1
      case "\n": y += 1
      case "\u{8}": x = max(1, x - 1)
      default:
        put(scalar, at: x)
        x += 1
      }
    }
  }

  private mutating func takeSequence(_ rest: inout ArraySlice<Unicode.Scalar>) {
    guard rest.popFirst() == "[" else { return rest = rest.dropFirst() }
    let text = rest.prefix { !("@"..."~").contains($0) }
    rest = rest.dropFirst(text.count)
    take(String(String.UnicodeScalarView(text)), rest.popFirst() ?? "m")
  }

  private mutating func take(_ parameters: String, _ last: Unicode.Scalar) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first.flatMap(\.self) ?? 1
    switch last {
    case "m": _ = pen.follow(Array(parameters.utf8)[...])
    case "H": (y, x) = (first, numbers.last.flatMap(\.self) ?? 1)
    case "G": x = first
    case "C": x += first
    case "B": y += first
    case "d": y = first
    default: for column in x...80 { put(" ", at: column) }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, at column: Int) {
    cells[y, default: [:]][column] = Drawn(scalar: scalar, pen: pen)
  }
}
