import ServerlessModel

/// One line of a block at hand.
struct BlockLine {
  let number: Int
  let message: Bytes
  let level: UInt8
  let request: RequestID?
}

/// A line of a block and what it is.
struct RankedLine {
  let line: BlockLine
  let rank: LineRank
}

/// The lines of one block in order of time.
struct BlockLines {
  let text: Bytes
  let block: LogBlock
  let order: [Int]?

  var count: Int { block.count }

  @inline(__always)
  private func number(_ index: Int) -> Int { order.map { $0[index] } ?? index }

  @inline(__always)
  func time(_ index: Int) -> Int64 { block.times[number(index)] }

  @inline(__always)
  func line(_ index: Int) -> BlockLine {
    let number = number(index)
    let range = block.range(of: number)
    return BlockLine(
      number: number, message: text.part(range.lowerBound, range.upperBound),
      level: block.levels[number], request: block.request(of: number))
  }

  /// Puts the lines of a range, with what each is, in place of what `ranked` held.
  func rank(_ range: Range<Int>, into ranked: inout [RankedLine]) {
    ranked.removeAll(keepingCapacity: true)
    for index in range {
      let line = line(index)
      ranked.append(RankedLine(line: line, rank: LineRank.of(line)))
    }
  }
}
