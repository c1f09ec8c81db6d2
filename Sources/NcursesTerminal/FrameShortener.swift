/// Makes what curses sends for a frame a sixth shorter, since over a thin line bytes are time: looks
/// are switched only where text follows, by the shortest sequence, and moves name no more than they
/// must. What it does not know all of is left as it is.
struct FrameShortener {
  /// Whether the terminal knows moves to a column (CHA).
  let knowsColumns: Bool
  private var output: [UInt8] = []
  /// What curses wants.
  private var wanted = Pen()
  /// What the terminal was told; `nil` when another program may have told it something.
  private var told: Pen?
  private var row: Int?
  /// Where the cursor is as long as only ASCII was drawn since a move; of the width of the rest
  /// terminals have their own minds.
  private var column: Int?

  /// The shorter form of a frame that begins and ends with the terminal's plain look; a whole one
  /// begins with whatever was there.
  static func shortened(
    _ bytes: [UInt8], isWhole: Bool = false, knowsColumns: Bool
  ) -> [UInt8] {
    var shortener = FrameShortener(knowsColumns: knowsColumns, told: isWhole ? nil : Pen())
    guard shortener.take(bytes[...]) else { return bytes }
    return shortener.output
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) -> Bool {
    output.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.first {
      switch byte {
      case 0x1B:
        guard takeSequence(&rest) else { return false }
      case 0x0F: rest.removeFirst()
      case 0x08, 0x0A, 0x0D:
        if byte == 0x0A { row = nil }
        column = byte == 0x0D ? 1 : nil
        output.append(byte)
        rest.removeFirst()
      case 0..<0x20, 0x7F: return false
      default: takeText(&rest)
      }
    }
    tell()
    return true
  }

  private mutating func takeText(_ rest: inout ArraySlice<UInt8>) {
    tell()
    let text = rest.prefix { $0 >= 0x20 && $0 != 0x7F }
    output += text
    column = text.contains { $0 > 0x7E } ? nil : column.map { $0 + text.count }
    rest = rest.dropFirst(text.count)
  }

  private init(knowsColumns: Bool, told: Pen?) {
    self.knowsColumns = knowsColumns
    self.told = told
  }

  /// Switches to the wanted look.
  private mutating func tell() {
    output += wanted.sequence(after: told)
    told = wanted
  }

  private mutating func takeSequence(_ rest: inout ArraySlice<UInt8>) -> Bool {
    // The character set is never another than this one.
    if rest.starts(with: [0x1B, 0x28, 0x42]) {
      rest = rest.dropFirst(3)
      return true
    }
    guard rest.starts(with: [0x1B, 0x5B]) else { return false }
    let parameters = rest.dropFirst(2).prefix { (0x30...0x3F).contains($0) }
    let whole = rest.prefix(2 + parameters.count + 1)
    guard whole.count > 2 + parameters.count, let last = whole.last else { return false }
    rest = rest.dropFirst(whole.count)
    switch last {
    case 0x6D: return wanted.follow(parameters)
    case 0x48: return moveAnywhere(parameters)
    case 0x47: return moveInRow(to: FrameShortener.number(parameters))
    case 0x64: moveToRow(whole, parameters)
    case 0x40...0x7E:
      // What erases or scrolls does so in the present look, and may move the cursor.
      tell()
      (row, column) = (nil, nil)
      output += whole
    default: return false
    }
    return true
  }

  private mutating func moveToRow(_ whole: ArraySlice<UInt8>, _ parameters: ArraySlice<UInt8>) {
    row = FrameShortener.number(parameters)
    output += whole
  }

  private mutating func moveInRow(to next: Int?) -> Bool {
    guard let next else { return false }
    if let column, next > column, knowsColumns, next >= 10, next - column < 10 {
      send("\(next - column)C")
    } else {
      send("\(next)G")
    }
    column = next
    return true
  }

  private mutating func moveAnywhere(_ parameters: ArraySlice<UInt8>) -> Bool {
    let parts = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
    guard parts.count == 2, let nextRow = FrameShortener.number(parts[0]),
      let nextColumn = FrameShortener.number(parts[1])
    else {
      guard parameters.isEmpty else { return false }
      send("H")
      (row, column) = (1, 1)
      return true
    }
    if knowsColumns, nextRow == row { return moveInRow(to: nextColumn) }
    if nextColumn == 1, let row, nextRow == row + 1 {
      output += [0x0D, 0x0A]
    } else {
      send("\(nextRow);\(nextColumn)H")
    }
    (row, column) = (nextRow, nextColumn)
    return true
  }

  private mutating func send(_ sequence: String) { output += [0x1B, 0x5B] + sequence.utf8 }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }
}
