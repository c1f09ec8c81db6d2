/// Writes a frame in few bytes: looks are switched only where text follows, by the shortest sequence,
/// moves name no more than they must, and a look that comes and goes is drawn in one go.
struct FrameWriter {
  private(set) var output: [UInt8] = []
  /// What the terminal was told; `nil` when another program may have told it something.
  private var told: Pen?
  private var cursor = FrameCursor()
  /// Whether the terminal knows moves to a column (CHA), and with them the rest of what is newer.
  private let knowsColumns: Bool
  private let width: Int

  init(told: Pen?, knowsColumns: Bool, width: Int) {
    self.told = told
    self.knowsColumns = knowsColumns
    self.width = width
  }

  /// Writes all of a frame.
  mutating func write(_ items: [FrameItem], endingIn pen: Pen) {
    var pieces: [FramePiece] = []
    for item in items {
      switch item {
      case .text(let piece): pieces.append(piece)
      case .cursor(let row, let column):
        write(pieces, to: (row, column))
        pieces = []
      case .bytes(let bytes, let pen, let row, let column):
        draw(bytes, in: pen)
        cursor = FrameCursor(row: row, column: column, isSure: false)
      }
    }
    tell(pen)
  }

  /// Writes pieces and leaves the cursor at a place, by the shorter of two ways: each where it stands,
  /// or those last that switch to a look and back for a cell or two.
  private mutating func write(_ pieces: [FramePiece], to place: (row: Int, column: Int)) {
    var inOrder = self
    for piece in pieces { inOrder.write(piece) }
    inOrder.move(to: place)
    // Few pieces gain too little for the work.
    guard knowsColumns, pieces.count > 12, FrameWriter.areApart(pieces) else {
      return self = inOrder
    }
    let (first, late) = FrameWriter.parted(pieces)
    var split = self
    for piece in first + late { split.write(piece) }
    split.move(to: place)
    self = split.output.count < inOrder.output.count ? split : inOrder
  }

  /// Whether pieces follow each other down the screen, so that none covers another.
  private static func areApart(_ pieces: [FramePiece]) -> Bool {
    zip(pieces, pieces.dropFirst()).allSatisfy { one, next in
      one.row < next.row || one.row == next.row && one.end <= next.column
    }
  }

  /// The pieces that are drawn where they stand, and those that are better drawn after them: specks in
  /// looks that come more than once. Blanks hold a speck's place where text goes on to both sides.
  private static func parted(_ pieces: [FramePiece]) -> (first: [FramePiece], late: [FramePiece]) {
    var counts: [Pen: Int] = [:]
    for piece in pieces where piece.isSpeck { counts[piece.pen, default: 0] += 1 }
    var (first, late): ([FramePiece], [FramePiece]) = ([], [])
    for (index, piece) in pieces.enumerated() {
      if piece.isSpeck, counts[piece.pen] ?? 0 > 1 {
        late.append(piece)
        if isWithin(pieces, index) { first.append(piece.blank(in: pieces[index + 1].pen)) }
      } else {
        first.append(piece)
      }
    }
    return (first, sorted(late))
  }

  /// Whether text follows right behind a piece, and comes right before it unless a row begins with it.
  private static func isWithin(_ pieces: [FramePiece], _ index: Int) -> Bool {
    let piece = pieces[index]
    guard index + 1 < pieces.count, pieces[index + 1].follows(piece) else { return false }
    return piece.column == 1 || index > 0 && piece.follows(pieces[index - 1])
  }

  /// Look by look, and down the columns, since that takes the shortest moves.
  private static func sorted(_ pieces: [FramePiece]) -> [FramePiece] {
    var looks: [Pen: Int] = [:]
    for piece in pieces where looks[piece.pen] == nil { looks[piece.pen] = looks.count }
    return pieces.sorted { one, other in
      (looks[one.pen] ?? 0, one.column, one.row) < (looks[other.pen] ?? 0, other.column, other.row)
    }
  }

  private mutating func write(_ piece: FramePiece) {
    move(to: (piece.row, piece.column))
    draw(piece.text, in: piece.pen)
    cursor.pass(piece, width: width)
  }

  /// Sends text or another sequence in a look; blanks need no switch where nobody sees the difference.
  private mutating func draw(_ bytes: ArraySlice<UInt8>, in pen: Pen?) {
    guard let pen else { return output += bytes }
    let blanks = told?.blanksEqual(pen) == true ? bytes.prefix { $0 == 0x20 } : []
    output += blanks
    if blanks.count < bytes.count { tell(pen) }
    output += bytes.dropFirst(blanks.count)
  }

  /// Switches to a look.
  private mutating func tell(_ pen: Pen) {
    output += pen.sequence(after: told, knowsOff: knowsColumns)
    told = pen
  }

  /// Moves the cursor; behind the last column it stays, where no move leads to.
  private mutating func move(to place: (row: Int, column: Int)) {
    guard place.column <= width, !cursor.isAt(place) else { return }
    output += cursor.way(to: place, knowsColumns: knowsColumns)
    cursor = FrameCursor(row: place.row, column: place.column, isSure: true)
  }
}
