/// Makes what curses sends for a frame a fifth shorter, since over a thin line bytes are time: what it
/// draws is read as pieces of text, and written again by the shortest way. What it does not know all of
/// is left as it is.
struct FrameShortener {
  private var items: [FrameItem] = []
  /// What curses wants text to look like.
  private var wanted = Pen()
  /// Where the cursor is; `nil` where that is not known.
  private var row: Int?
  private var column: Int?

  /// The shorter form of a frame that begins and ends with the terminal's plain look; a whole one
  /// begins with whatever was there.
  static func shortened(
    _ bytes: [UInt8], isWhole: Bool = false, knowsColumns: Bool, width: Int
  ) -> [UInt8] {
    var shortener = FrameShortener()
    guard shortener.take(bytes[...]) else { return bytes }
    var writer = FrameWriter(
      told: isWhole ? nil : Pen(), knowsColumns: knowsColumns, width: width)
    writer.write(shortener.items, endingIn: shortener.wanted)
    return writer.output.count <= bytes.count ? writer.output : bytes
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let byte = rest.first {
      switch byte {
      case 0x1B:
        guard takeSequence(&rest) else { return false }
      case 0x0F: rest.removeFirst()
      case 0x08, 0x0A, 0x0D: takeControl(rest.removeFirst())
      case 0..<0x20, 0x7F: return false
      default: takeText(&rest)
      }
    }
    settle()
    return true
  }

  private mutating func takeText(_ rest: inout ArraySlice<UInt8>) {
    let text = rest.prefix { $0 >= 0x20 && $0 != 0x7F }
    rest = rest.dropFirst(text.count)
    let cells = FramePiece.cells(text)
    if let row, let column, let cells {
      items.append(
        .text(FramePiece(row: row, column: column, text: text, cells: cells, pen: wanted)))
      self.column = column + cells
    } else {
      pass(text, in: wanted, to: (row, cells.flatMap { cells in column.map { $0 + cells } }))
    }
  }

  private mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case 0x0D: move([byte], to: (row, 1))
    case 0x08: move([byte], to: (row, column.map { max(1, $0 - 1) }))
    // Whether this one goes back to the first column is for the terminal's driver to say.
    default: move([byte], to: (nil, nil))
    }
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
    case 0x48: return moveAnywhere(whole, parameters)
    case 0x47: return moveInRow(whole, to: FrameShortener.number(parameters))
    case 0x64: return moveToRow(whole, to: FrameShortener.number(parameters))
    case 0x41...0x44:
      return moveBy(whole, parameters.isEmpty ? 1 : FrameShortener.number(parameters))
    // What erases or scrolls does so in the present look; erasing leaves the cursor where it is.
    case 0x4A, 0x4B, 0x58: pass(whole, in: wanted, to: (row, column))
    case 0x40...0x7E: pass(whole, in: wanted, to: (nil, nil))
    default: return false
    }
    return true
  }

  private mutating func moveBy(_ whole: ArraySlice<UInt8>, _ count: Int?) -> Bool {
    guard let count, let direction = whole.last else { return false }
    switch direction {
    case 0x41: move(whole, to: (row.map { $0 - count }, column))
    case 0x42: move(whole, to: (row.map { $0 + count }, column))
    case 0x43: move(whole, to: (row, column.map { $0 + count }))
    default: move(whole, to: (row, column.map { $0 - count }))
    }
    return true
  }

  private mutating func moveToRow(_ whole: ArraySlice<UInt8>, to next: Int?) -> Bool {
    guard let next else { return false }
    move(whole, to: (next, column))
    return true
  }

  private mutating func moveInRow(_ whole: ArraySlice<UInt8>, to next: Int?) -> Bool {
    guard let next else { return false }
    move(whole, to: (row, next))
    return true
  }

  private mutating func moveAnywhere(
    _ whole: ArraySlice<UInt8>, _ parameters: ArraySlice<UInt8>
  ) -> Bool {
    let parts = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
    if parameters.isEmpty {
      move(whole, to: (1, 1))
      return true
    }
    guard parts.count == 2, let row = FrameShortener.number(parts[0]),
      let column = FrameShortener.number(parts[1])
    else { return false }
    move(whole, to: (row, column))
    return true
  }

  /// Moves the cursor: to a place that is known by whatever way is short, else as curses does.
  private mutating func move(_ bytes: ArraySlice<UInt8>, to place: (row: Int?, column: Int?)) {
    if place.row == nil || place.column == nil {
      pass(bytes, in: nil, to: place)
    } else {
      (row, column) = place
    }
  }

  /// Leaves bytes as they are, where curses sent them.
  private mutating func pass(
    _ bytes: ArraySlice<UInt8>, in pen: Pen?, to place: (row: Int?, column: Int?)
  ) {
    settle()
    (row, column) = place
    items.append(.bytes(bytes, in: pen, row: row, column: column))
  }

  /// Has the cursor where curses thinks it is.
  private mutating func settle() {
    if let row, let column { items.append(.cursor(row: row, column: column)) }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }
}
