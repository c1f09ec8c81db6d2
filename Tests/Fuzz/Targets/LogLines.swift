import LogParsing
import ServerlessModel

/// Log lines one by one, as executions, and as the bare answer of a whole file.
enum LogLines: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    let lines = bytes.split(separator: 10).map { UnsafeRawBufferPointer(rebasing: $0) }
    for line in lines { read(line: line) }
    readInPieces(bytes)
    assemble(lines)
  }

  private static func read(line: UnsafeRawBufferPointer) {
    let head = LineHead.read(line)
    expect(head.messageStart <= line.count, "the message of a line begins behind its end")
    expect(head.knownCount <= line.count, "more of a line is known than it has")
    _ = PlatformLine.parse(line)
    // What is no UTF-8 becomes three bytes, and the message may stand among the frames again.
    if let exception = ExceptionReader.read(line, head: head) {
      expect(
        exception.message.utf8.count + exception.frames.reduce(0) { $0 + $1.utf8.count }
          <= 8 * line.count + 64,
        "an exception is longer than the line that tells it")
      _ = Fingerprint.normalize(exception.message)
    }
  }

  /// A file that comes in pieces says what it says as a whole.
  private static func readInPieces(_ bytes: UnsafeRawBufferPointer) {
    var whole = FunctionScan()
    let used = whole.consume(bytes)
    whole.consumeRest(.init(rebasing: bytes[used...]))
    var pieced = FunctionScan()
    let first = pieced.consume(.init(rebasing: bytes[..<(bytes.count / 2)]))
    let second = first + pieced.consume(.init(rebasing: bytes[first...]))
    pieced.consumeRest(.init(rebasing: bytes[second...]))
    expect(whole.answer() == pieced.answer(), "a scan in pieces differs")
  }

  /// What lines amount to does not depend on the blocks they came in.
  private static func assemble(_ lines: [UnsafeRawBufferPointer]) {
    let whole = assembled([lines[...]])
    let half = lines.count / 4 * 2
    let pieced = assembled([lines[..<half], lines[half...]])
    expect(
      Set(whole.executions) == Set(pieced.executions), "blocks that are cut make other executions")
    expect(whole.executions.count <= lines.count, "there are more executions than lines")
  }

  private static func assembled(_ parts: [ArraySlice<UnsafeRawBufferPointer>]) -> AssembledLogs {
    let group = LogGroupID(account: "111122223333", region: "eu-west-1", name: "/aws/lambda/f")
    var assembler = ExecutionAssembler(
      resource: .function("f", account: group.account, region: group.region), group: group)
    for part in parts {
      var block = LogBlock(group: group, stream: "2026/11/20/[$LATEST]8f0a2b1c5d7e9a01")
      for index in part.indices {
        let head = LineHead.read(part[index])
        // Two lines a millisecond, so that parts end between milliseconds.
        block.append(
          time: 1_795_183_200_000 + Int64(index / 2), message: part[index], level: head.level,
          request: head.requestID)
      }
      assembler.consume(&block)
    }
    return assembler.finish(dataEnd: Instant(milliseconds: 1_795_186_800_000))
  }
}
