import ServerlessModel
import Testing

struct `A block of log lines` {
  private let group = LogGroupID(account: "1", region: "eu-west-1", name: "/aws/lambda/orders")
  private let first = RequestID(high: 1, low: 1)
  private let second = RequestID(high: 2, low: 2)

  @Test func `gives back each line as it was put in`() {
    var block = LogBlock(group: group, stream: "s")
    append("START", at: 10, to: &block, level: .platform, request: first, event: 7)
    append("", at: 9, to: &block)
    append("naïve 日本", at: 11, to: &block, level: .error, request: second)
    #expect(block.count == 3)
    #expect(block.times == [10, 9, 11])
    #expect((0..<3).map { message($0, of: block) } == ["START", "", "naïve 日本"])
    #expect(block.levels == [LogLevel.platform.rawValue, 255, LogLevel.error.rawValue])
    #expect(block.eventHashes == [7, 0, 0])
    #expect((0..<3).map { block.request(of: $0) } == [first, nil, second])
  }

  @Test func `keeps a run's id once for lines in a row`() {
    var block = LogBlock(group: group, stream: "s")
    for _ in 0..<50 { append("x", at: 1, to: &block, request: first) }
    #expect(block.requestIDs == [first])
    append("x", at: 1, to: &block, request: second)
    append("x", at: 1, to: &block, request: first)
    #expect(block.request(of: 49) == first)
    #expect(block.request(of: 50) == second)
    #expect(block.request(of: 51) == first)
  }

  @Test func `names a line's run later without touching the others`() {
    var block = LogBlock(group: group, stream: "s")
    for index in 0..<4 { append("line \(index)", at: 1, to: &block) }
    block.assign(second, to: 2)
    block.assign(first, to: 0)
    block.assign(second, to: 0)
    #expect((0..<4).map { block.request(of: $0) } == [second, nil, second, nil])
    #expect(message(3, of: block) == "line 3")
  }

  @Test func `agrees with a plain list of lines whatever is done to it`() {
    var random = SeededGenerator(seed: 21)
    var block = LogBlock(group: group, stream: "s")
    var lines: [(text: String, request: RequestID?)] = []
    for _ in 0..<1000 {
      let id = random.once(in: 3) ? nil : RequestID(high: 0, low: UInt64(random.pick(1...5)))
      if random.once(in: 4), !lines.isEmpty, let id {
        let line = random.pick(0...lines.count - 1)
        block.assign(id, to: line)
        lines[line].request = id
      } else {
        let text = String(repeating: "é", count: random.pick(0...9))
        append(text, at: 1, to: &block, request: id)
        lines.append((text, id))
      }
    }
    #expect(lines.indices.map { message($0, of: block) } == lines.map(\.text))
    #expect(lines.indices.map { block.request(of: $0) } == lines.map(\.request))
  }

  private func append(
    _ message: String, at time: Int64, to block: inout LogBlock, level: LogLevel? = nil,
    request: RequestID? = nil, event: UInt64 = 0
  ) {
    Array(message.utf8).withUnsafeBytes { bytes in
      block.append(time: time, message: bytes, level: level, request: request, eventHash: event)
    }
  }

  private func message(_ line: Int, of block: LogBlock) -> String {
    String(decoding: block.text[block.range(of: line)], as: UTF8.self)
  }
}
