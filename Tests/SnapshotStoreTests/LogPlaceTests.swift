import ServerlessModel
import SnapshotStore
import Testing

/// Lines are found by where they stand, counted, and tested one by one.
struct `Places of log lines` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func query(_ change: (inout LogQuery) -> Void = { _ in }) -> LogQuery {
    var query = LogQuery(span: Make.span(-1000, 100_000), limit: 1_000_000)
    change(&query)
    return query
  }

  /// Two groups over many chunks, three lines a millisecond now and then.
  private func recording() throws -> SnapshotReader {
    var random = SeededRandom(3)
    let filler = String(repeating: "x", count: 150)
    let blocks = ["one", "two"].map { group in
      var block = LogBlock(group: Make.group(group), stream: "s")
      for number in 0..<6000 {
        let level: LogLevel = number % 100 == 0 ? .error : number % 10 == 0 ? .warn : .info
        let text = Array("\(group) \(number) \(filler)".utf8)
        text.withUnsafeBytes {
          block.append(
            time: Make.at(0).milliseconds + Int64(number / 3 * 7), message: $0, level: level,
            request: Make.request(UInt64.random(in: 1...40, using: &random)))
        }
      }
      return block
    }
    return try Make.snapshot(folder, Make.batch { $0.logBlocks = blocks })
  }

  @Test func `pages from either side of a line join into all lines, each once`() throws {
    let reader = try recording()
    let all = try reader.logPage(query())
    #expect(all.places == all.places.sorted())
    #expect(Set(all.places).count == 12_000)
    for index in [0, 1, 2, 5000, 11_998, 11_999] {
      let place = all.places[index]
      let later = try reader.logPage(query { ($0.after, $0.limit) = (place, 50) })
      #expect(later.places == Array(all.places[(index + 1)...].prefix(50)))
      #expect(later.hasMore == (index + 51 < 12_000))
      let earlier = try reader.logPage(
        query { ($0.before, $0.limit, $0.newestFirst) = (place, 50, true) })
      #expect(earlier.places.reversed() == Array(all.places[..<index].suffix(50)))
      #expect(
        earlier.lines.reversed().map(\.message) == all.lines[..<index].suffix(50).map(\.message))
    }
  }

  @Test func `the number of a line is told without reading the lines before it`() throws {
    let reader = try recording()
    let inside = query {
      $0.span = Make.span(2, 11)
      $0.groups = [Make.group("two")]
    }
    let page = try reader.logPage(inside)
    for index in [0, 1, 700, page.places.count - 1] {
      #expect(
        try reader.logPosition(of: page.places[index], in: inside)
          == LogPosition(before: index, total: page.places.count))
    }
    #expect(
      try reader.logPosition(of: page.places[0], in: query { $0.terms = [LogTerm(.text("x"))] })
        == nil)
  }

  @Test func `counts by seriousness add up to the lines, step by step`() throws {
    let reader = try recording()
    let counts = try reader.logCounts(query { $0.span = Make.span(0, 14) }, steps: 7)
    #expect(counts.total == 12_000)
    #expect(counts.steps.map(\.errors).reduce(0, +) == 120)
    #expect(counts.steps.map(\.warnings).reduce(0, +) == 1080)
    let third = try reader.logPage(query { $0.span = Make.span(4, 6) }).lines
    #expect(counts.steps[2].total == third.count)
    #expect(counts.steps[2].errors == third.count { $0.level == .error })
    #expect(!counts.isAbout)
  }

  @Test(
    arguments: [
      (.text("PAID"), ["a", "d"]), (.pattern("^order [0-9]+ p"), ["a"]),
      (.levels([.error]), ["b"]), (.group("orders"), ["a", "b", "c", "d", "e"]),
      (.group("nothing"), []), (.field("orderId", "18"), ["c"]),
      (.field("detail.customer", "ANNA"), ["c"]), (.field("component", "stock"), ["e"]),
      (.field("ponent", "stock"), []), (.number("amount", 42...43), ["c"]),
      (.number("amount", 43...44), []), (.request("0"), ["a", "b", "c", "d", "e"]),
    ] as [(LogTerm.Test, [String])])
  func `a condition is tested on what a line says`(test: LogTerm.Test, expected: [String]) throws {
    let texts = [
      "order 1841 paid", "order lost",
      #"{"orderId": "1841", "detail": {"customer":"anna", "amount":42.5}}"#,
      "paid twice", "level=info component=stock msg=\"gone\"",
    ]
    let blocks = texts.enumerated().map { number, text in
      Make.block(
        [(Int64(number), text)], level: number == 1 ? .error : .info, request: Make.request(7))
    }
    let reader = try Make.snapshot(folder, Make.batch { $0.logBlocks = blocks })
    let names = ["a", "b", "c", "d", "e"]
    func found(_ isNegated: Bool) throws -> [String] {
      try reader.logPage(query { $0.terms = [LogTerm(test, isNegated: isNegated)] }).lines
        .compactMap { line in texts.firstIndex(of: line.message).map { names[$0] } }
    }
    #expect(try found(false) == expected)
    #expect(try found(true) == names.filter { !expected.contains($0) })
  }

  @Test func `a search that takes long stops, says how far it came, and can be carried on`() throws
  {
    let line = String(repeating: "words of a long line ", count: 500)
    let writer = try SnapshotWriter.create(at: folder.file())
    for part in 0..<20 {
      let lines = (0..<50).map { (Int64(part * 1000 + $0), line + "\(part * 50 + $0)") }
      try writer.write(Make.batch { $0.logBlocks = [Make.block(lines)] })
    }
    try writer.finish()
    let reader = try SnapshotReader(path: folder.file())
    var asked = query { $0.terms = [LogTerm(.pattern("line 999$"))] }
    let first = try reader.logPage(asked)
    let end = try #require(first.searchedTo)
    #expect(first.lines.isEmpty)
    #expect(first.hasMore)
    var last = LogPlace(before: end)
    for _ in 0..<20 {
      asked.after = last
      let page = try reader.logPage(asked)
      guard let end = page.searchedTo else {
        #expect(page.lines.count == 1)
        return
      }
      last = LogPlace(before: end)
    }
    Issue.record("the search never came to its end")
  }
}
