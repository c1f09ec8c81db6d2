import Testing

@testable import NcursesTerminal

struct `A frame on its way to the terminal` {
  private func short(_ text: String, knowsColumns: Bool = true) -> String {
    let bytes = Array(text.replacing("^", with: "\u{1B}").utf8)
    let shortened = FrameShortener.shortened(bytes, knowsColumns: knowsColumns)
    return String(decoding: shortened, as: UTF8.self).replacing("\u{1B}", with: "^")
  }

  @Test(arguments: [
    // One sequence in place of two, and no character set.
    ("^(B^[0;1m^[38;5;179m▲^(B^[0m14", "^[1;38;5;179m▲^[m14"),
    // Back to the terminal's own colours by the shorter way.
    ("^[38;5;111m█▌^[39m  1", "^[38;5;111m█▌^[m  1"),
    // Only where text follows.
    ("^[32mA^[39m^[7;44H^[32mB^[0m", "^[32mA^[7;44HB^[m"),
    // An attribute more needs no colour again; one less needs all anew.
    ("^[32mA^[1mB", "^[32mA^[1mB"), ("^[0;1m^[32mA^[0m^[32mB", "^[1;32mA^[;32mB"),
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
    let whole = FrameShortener.shortened(bytes, isWhole: true, knowsColumns: true)
    #expect(String(decoding: whole, as: UTF8.self) == "\u{1B}[m\u{1B}[2J")
  }

  @Test func `names the row of a move only where it is another`() {
    #expect(short("^[7;5Hab^[7;34Hc^[8;5Hd") == "^[7;5Hab^[34Gc^[8;5Hd")
    #expect(short("^[7;5Hab^[8;1Hc^[10;1Hd") == "^[7;5Hab\r\nc^[10;1Hd")
    #expect(short("^[15dab^[15;34Hc") == "^[15dab^[34Gc")
    #expect(short("^[7;5Hab\n^[7;34Hc") == "^[7;5Hab\n^[7;34Hc")
    #expect(short("^[7;5Hab^[7;34Hc", knowsColumns: false) == "^[7;5Hab^[7;34Hc")
  }

  @Test func `moves a little further where all since the last move was plain ASCII`() {
    #expect(short("^[7;9Habc^[7;20Hd") == "^[7;9Habc^[8Cd")
    #expect(short("^[7;9Habc^[21Gd") == "^[7;9Habc^[9Cd")
    #expect(short("^[7;9Habc^[22Gd") == "^[7;9Habc^[22Gd")
    #expect(short("^[7;9H█bc^[20Gd") == "^[7;9H█bc^[20Gd")
    #expect(short("^[7;9Habc^[10Gd") == "^[7;9Habc^[10Gd")
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
      let shorter = FrameShortener.shortened(frame, knowsColumns: true)
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
      "ab", "█", "\u{1B}(B\u{1B}[m", "\u{1B}(B\u{1B}[0;1m", "\u{1B}(B\u{1B}[0;1;7m",
      "\u{1B}[38;5;\(number)m", "\u{1B}[3\(number % 8)m", "\u{1B}[4\(number % 8)m",
      "\u{1B}[39m", "\u{1B}[49m", "\u{1B}[39;49m", "\u{1B}[\(row);\(column)H", "\u{1B}[\(column)G",
      "\u{1B}[\(row)d", "\u{1B}[K", "\r",
    ].randomElement(using: &dice) ?? ""
  }
}

/// What a terminal shows after some bytes, and how it would go on.
private struct Shown: Equatable {
  private var cells: [[String]] = []
  private var y = 1
  private var x = 1
  private var pen = Pen()

  init(_ bytes: [UInt8]) {
    var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}", rest.popFirst() == "[" {
        let text = rest.prefix { !("@"..."~").contains($0) }
        rest = rest.dropFirst(text.count)
        take(String(String.UnicodeScalarView(text)), rest.popFirst() ?? "m")
      } else if scalar == "\u{1B}" {
        rest.removeFirst()
      } else if scalar == "\r" {
        x = 1
      } else if scalar == "\n" {
        y += 1
      } else {
        put("\(scalar)\(pen)")
        x += 1
      }
    }
  }

  private mutating func take(_ parameters: String, _ last: Unicode.Scalar) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    switch last {
    case "m": _ = pen.follow(Array(parameters.utf8)[...])
    case "H": (y, x) = (numbers[0] ?? 1, numbers[1] ?? 1)
    case "G": x = numbers[0] ?? 1
    case "C": x += numbers[0] ?? 1
    case "d": y = numbers[0] ?? 1
    default: put("erased \(pen)")
    }
  }

  private mutating func put(_ cell: String) { cells.append(["\(y) \(x)", cell]) }
}
