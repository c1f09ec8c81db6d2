import ServerlessModel

/// Messages that had to be unescaped, gathered until there are many.
struct StagedLines {
  private var text: [UInt8] = []
  private var marks: [(mark: LineMark, start: Int, end: Int, line: Int)] = []

  static let pieceBytes = 256 * 1024

  mutating func add(
    _ mark: LineMark, line: Int, into intake: inout Intake, write: (inout [UInt8]) -> Void
  ) {
    let start = text.count
    write(&text)
    marks.append((mark, start, text.count, line))
    text.append(10)
    if text.count > Self.pieceBytes { flush(into: &intake) }
  }

  mutating func flush(into intake: inout Intake) {
    guard !marks.isEmpty else { return }
    text.withUnsafeBytes { bytes in
      for staged in marks {
        intake.line = staged.line
        let end = min(staged.end, staged.start + TextReader.longestEvent)
        intake.take(staged.mark, bytes, from: staged.start, to: end)
      }
    }
    marks.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }
}
