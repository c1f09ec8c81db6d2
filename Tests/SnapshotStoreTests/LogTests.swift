import ServerlessModel
@testable import SnapshotStore
import Testing

/// Log lines are found as they were written.
struct `Log lines` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func query(_ change: (inout LogQuery) -> Void = { _ in }) -> LogQuery {
    var query = LogQuery(span: Make.span(-1000, 100_000), limit: 1_000_000)
    change(&query)
    return query
  }

  private func messages(_ reader: SnapshotReader, _ query: LogQuery) throws -> [String] {
    try reader.logPage(query).lines.map(\.message)
  }

  private struct Truth {
    var time: Int64
    var group: Int
    var stream: String
    var text: String
    var level: LogLevel?
    var request: UInt64
    var place: Int
  }

  private func truth(_ count: Int, seed: UInt64) -> [Truth] {
    var random = SeededRandom(seed)
    let words = ["Order", "paid", "déjà", "TIMEOUT", "{\"k\":1}", "retry", "—", "connection reset"]
    return (0..<count).map { place in
      let group = Int.random(in: 0..<12, using: &random)
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      return Truth(
        time: Int64.random(in: 0..<3_600_000, using: &random), group: group,
        stream: "\(group)/\(Int.random(in: 0..<4, using: &random))",
        text: text.joined(separator: " ") + " #\(place)",
        level: LogLevel.allCases.randomElement(using: &random),
        request: UInt64.random(in: 1...400, using: &random), place: place)
    }
  }

  private func blocks(_ lines: [Truth]) -> [LogBlock] {
    Dictionary(grouping: lines, by: \.stream).sorted { $0.key < $1.key }.map { stream, lines in
      var block = LogBlock(group: Make.group("f\(lines[0].group)"), stream: stream)
      for line in lines {
        Array(line.text.utf8).withUnsafeBytes {
          block.append(
            time: Make.at(0).milliseconds + line.time, message: $0, level: line.level,
            request: Make.request(line.request))
        }
      }
      return block
    }
  }

  private func expected(_ lines: [Truth]) -> [String] {
    lines.sorted { ($0.time, $0.text) < ($1.time, $1.text) }.map(\.text)
  }

  private func answers(_ reader: SnapshotReader, _ query: LogQuery) throws -> [String] {
    try reader.logPage(query).lines.sorted { ($0.time, $0.message) < ($1.time, $1.message) }
      .map(\.message)
  }

  @Test(arguments: [(false, 1), (true, 2)] as [(Bool, UInt64)])
  func `random batches answer every question as a plain filter does`(recorded: Bool, seed: UInt64)
    throws
  {
    let lines = truth(8000, seed: seed)
    let path = folder.file()
    let writer = recorded ? try SnapshotWriter.record(at: path) : try .create(at: path)
    for start in stride(from: 0, to: lines.count, by: 1000) {
      try writer.write(Make.batch { $0.logBlocks = blocks(Array(lines[start..<start + 1000])) })
    }
    try check(try writer.reader(), lines)
    try writer.finish()
    let reader = try SnapshotReader(path: path)
    try check(reader, lines)
    #expect(reader.info.logLines == lines.count)
    #expect(try reader.logGroups().count == 12)
  }

  private func check(_ reader: SnapshotReader, _ lines: [Truth]) throws {
    #expect(try answers(reader, query()) == expected(lines))
    let some = query {
      $0.groups = [Make.group("f3"), Make.group("f5")]
      $0.span = Make.span(600, 1800)
    }
    #expect(
      try answers(reader, some)
        == expected(
          lines.filter { [3, 5].contains($0.group) && (600_000..<1_800_000).contains($0.time) }))
    for needle in ["timeout", "Déjà", "RESET #1", "—", "\"K\"", "#7999", "nowhere"] {
      let folded = { (text: String) in
        String(decoding: text.utf8.map { $0 >= 65 && $0 <= 90 ? $0 | 32 : $0 }, as: UTF8.self)
      }
      #expect(
        try answers(reader, query { $0.search = needle })
          == expected(lines.filter { folded($0.text).utf8Contains(folded(needle)) }), "\(needle)")
    }
    #expect(
      try answers(reader, query { $0.requestID = Make.request(77) })
        == expected(lines.filter { $0.request == 77 }))
    #expect(
      try answers(reader, query { $0.logStream = "4/2" })
        == expected(lines.filter { $0.stream == "4/2" }))
    #expect(
      try answers(reader, query { $0.minimumLevel = .error })
        == expected(lines.filter { $0.level == .error || $0.level == .fatal }))
    try checkPages(reader, lines)
  }

  private func checkPages(_ reader: SnapshotReader, _ lines: [Truth]) throws {
    for newestFirst in [false, true] {
      let whole = try messages(reader, query { $0.newestFirst = newestFirst })
      let times = try reader.logPage(query { $0.newestFirst = newestFirst }).lines.map(\.time)
      #expect(times == times.sorted(by: newestFirst ? { $0 > $1 } : { $0 < $1 }))
      for offset in [0, 1, 500, 7950] {
        let page = try reader.logPage(
          query {
            $0.newestFirst = newestFirst
            $0.offset = offset
            $0.limit = 100
          })
        #expect(page.lines.map(\.message) == Array(whole.dropFirst(offset).prefix(100)))
        #expect(page.hasMore == (offset + 100 < whole.count))
      }
    }
  }

  @Test func `lines of one stream at one millisecond keep their order`() throws {
    let lines = (0..<50).map { (Int64(5), "line \($0)") }
    let reader = try Make.snapshot(
      folder,
      Make.batch { $0.logBlocks = [Make.block(lines), Make.block([(5, "other")], stream: "a")] })
    let mine = try messages(reader, query { $0.logStream = "s" })
    #expect(mine == lines.map(\.1))
  }

  @Test func `a hit across the border of two lines is none`() throws {
    let reader = try Make.snapshot(
      folder, Make.batch { $0.logBlocks = [Make.block([(1, "abc"), (2, "def"), (3, "xcdex")])] })
    #expect(try messages(reader, query { $0.search = "cd" }) == ["xcdex"])
    #expect(try messages(reader, query { $0.search = "cde" }) == ["xcdex"])
  }

  @Test func `a recorder that asks twice keeps each event once, real repeats too`() throws {
    let path = folder.file()
    let writer = try SnapshotWriter.record(at: path)
    try writer.write(Make.batch { $0.logBlocks = [Make.block([(1, "a"), (2, "x"), (2, "x")])] })
    try writer.write(Make.batch { $0.logBlocks = [Make.block([(2, "x"), (2, "x"), (3, "b")])] })
    try writer.finish()
    #expect(try messages(SnapshotReader(path: path), query()) == ["a", "x", "x", "b"])
  }

  @Test func `lines of one group are taken out and put back, the others stay`() throws {
    let writer = try SnapshotWriter.create(at: folder.file())
    let one = Make.block([(1, "a"), (2, "b")], group: Make.group("one"))
    try writer.write(
      Make.batch { $0.logBlocks = [one, Make.block([(1, "c")], group: Make.group("two"))] })
    try writer.finish()
    let again = try SnapshotWriter.extend(folder.file())
    try again.replaceGroup(Make.group("one"))
    try again.write(
      Make.batch { $0.logBlocks = [Make.block([(9, "z")], group: Make.group("one"))] })
    try again.finish()
    let reader = try SnapshotReader(path: folder.file())
    #expect(try messages(reader, query()) == ["c", "z"])
    #expect(reader.info.logLines == 2)
  }

  @Test func `damaged chunks are an error and never a crash`() {
    var random = SeededRandom(3)
    var columns = LogColumns()
    for block in blocks(truth(500, seed: 9)) {
      for line in 0..<block.count { columns.append(block, line: line, group: 1) }
    }
    let whole = LogChunk.encode(columns.sorted(), with: ZstdPacker())
    for _ in 0..<2000 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = try? LogChunk(bytes).lines()
    }
    let raw = columns.encodedColumns()
    for _ in 0..<2000 {
      var bytes = raw
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = try? LogColumns(columns: bytes, count: columns.count, textCount: columns.text.count)
    }
  }
}

extension String {
  /// Byte by byte, as the search compares.
  fileprivate func utf8Contains(_ needle: String) -> Bool {
    let (text, part) = (Array(utf8), Array(needle.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains {
      text[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
