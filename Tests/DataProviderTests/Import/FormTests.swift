import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

struct FormTests {
  private static let runs = Runs(20)

  private static var forms: [(String, String)] {
    [
      ("filter.json", runs.filterLogEvents()), ("get.json", runs.getLogEvents()),
      ("detailed.txt", runs.tail(detailed: true)), ("export", runs.export()),
      ("grouped.log", runs.grouped()), ("console.txt", runs.console()), ("rows.csv", runs.csv()),
      ("awslogs.txt", runs.awslogs()), ("firehose", runs.subscription()),
      ("lines.jsonl", runs.subscription(separator: "\n")),
      ("windows.txt", runs.tail(detailed: true).replacing("\n", with: "\r\n")),
      ("colored.txt", runs.colored()),
    ]
  }

  private static func facts(_ shop: Workshop, _ out: String) throws -> [RunFacts] {
    try shop.executions(out).map { RunFacts($0) }
  }

  @Test(arguments: Self.forms.indices)
  func `every form tells the same runs and lines`(_ index: Int) throws {
    let shop = try Workshop()
    let (name, text) = Self.forms[index]
    let result = try shop.load([shop.write(text, name)], into: "a.perch")
    try shop.load([shop.write(Self.forms[0].1, "whole.json")], into: "b.perch")
    let found = try Self.facts(shop, "a.perch")
    #expect(found.count == 20, "\(name): \(result.problems.prefix(3))")
    #expect(try found == Self.facts(shop, "b.perch"))
    try expectSame(shop.lines("a.perch", streams: false), shop.lines("b.perch", streams: false))
    #expect(result.notUnderstood == 0)
    #expect(result.executions == 20)
    #expect(result.masked["email"] == 20)
  }

  @Test(arguments: Self.forms.indices)
  func `the same events in another form add nothing`(_ index: Int) throws {
    let shop = try Workshop()
    let whole = try shop.write(Self.forms[0].1, "whole.json")
    let other = try shop.write(Self.forms[index].1, Self.forms[index].0)
    try shop.load([whole], into: "whole.perch")
    try shop.load([whole, other], into: "both.perch")
    try shop.load([other], into: "later.perch")
    try shop.load([whole], into: "later.perch")
    for out in ["both.perch", "later.perch"] {
      try expectSame(Self.facts(shop, out), Self.facts(shop, "whole.perch"), "\(out)")
      try expectSame(
        shop.lines(out, streams: false), shop.lines("whole.perch", streams: false), "\(out)")
    }
  }

  @Test func `lines before the first that tells a time stand at that time`() throws {
    let shop = try Workshop()
    let head = "/aws/lambda/probe 2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef "
    let id = "7f3a2c10-93b1-4f6e-8f0a-2b1c5d7e9a01"
    let text =
      head + "START RequestId: \(id) Version: 3\n" + head
      + "2026-01-01T00:00:10.000Z\t\(id)\tINFO\thello\n" + head
      + "REPORT RequestId: \(id)\tDuration: 5.00 ms\tBilled Duration: 5 ms\n"
    try shop.load([shop.write(text, "plain.txt")], into: "a.perch")
    let runs = try shop.executions("a.perch")
    #expect(runs.map(\.start) == [Instant(iso8601: "2026-01-01T00:00:10.000Z")])
  }

  @Test func `lines with the second alone and without any time are known again`() throws {
    let shop = try Workshop()
    let whole = try shop.write(Self.forms[0].1, "whole.json")
    let short = try shop.write(Self.runs.tail(detailed: false), "short.txt")
    let bare = try shop.write(Self.runs.bare(), "bare.txt")
    try shop.load([whole], into: "whole.perch")
    try shop.load([short, whole, bare], into: "all.perch")
    try shop.load([bare], into: "later.perch")
    try shop.load([short], into: "later.perch")
    try shop.load([whole], into: "later.perch")
    for out in ["all.perch", "later.perch"] {
      try expectSame(Self.facts(shop, out), Self.facts(shop, "whole.perch"), "\(out)")
      try expectSame(shop.lines(out), shop.lines("whole.perch"), "\(out)")
    }
  }

  @Test func `bare text alone gives the figures of its runs`() throws {
    let shop = try Workshop()
    try shop.load([shop.write(Self.runs.bare(), "bare.txt")])
    let found = try shop.executions().map { RunFacts($0, withStart: false).text }.sorted()
    try shop.load([shop.write(Self.forms[0].1, "whole.json")], into: "whole.perch")
    let whole = try shop.executions("whole.perch").map { RunFacts($0, withStart: false).text }
    expectSame(found, whole)
  }

  @Test func `JSON lines of the platform, bare and wrapped`() throws {
    let id = Runs.id(7)
    let lines = [
      #"{"time":"2026-01-01T00:00:00.100Z","type":"platform.start","record":{"requestId":"\#(id)","version":"$LATEST"}}"#,
      #"{"timestamp":"2026-01-01T00:00:00.120Z","level":"INFO","requestId":"\#(id)","message":"hello"}"#,
      #"{"time":"2026-01-01T00:00:00.300Z","type":"platform.report","record":{"requestId":"\#(id)","status":"success","metrics":{"durationMs":200.5,"billedDurationMs":201,"memorySizeMB":512,"maxMemoryUsedMB":90}}}"#,
    ]
    let shop = try Workshop()
    try shop.load([shop.write(lines.joined(separator: "\n"), "platform.jsonl")])
    let run = try #require(try shop.executions().first)
    #expect(run.duration == Elapsed(microseconds: 200_500))
    #expect(run.status == .success)
    let wrapped = lines.enumerated().map {
      #"{"timestamp":\#(1_767_225_600_100 + Int64($0.offset)),"message":\#(Runs.quoted($0.element)),"logStreamName":"s","eventId":"\#($0.offset)"}"#
    }
    try shop.load(
      [shop.write("{\"events\":[\(wrapped.joined(separator: ","))]}", "w.json")], into: "w.perch")
    #expect(try shop.executions("w.perch").map(\.duration) == [run.duration])
    #expect(try shop.lines().count == 3)
  }

  @Test func `a JSON line that names its group goes there`() throws {
    let shop = try Workshop()
    let id = Runs.id(3)
    let text = [
      #"{"time":"2026-01-01T00:00:00.100Z","type":"platform.start","logGroup":"/aws/lambda/cart","record":{"requestId":"\#(id)","version":"1"}}"#,
      #"{"time":"2026-01-01T00:00:00.300Z","type":"platform.report","logGroup":"/aws/lambda/cart","record":{"requestId":"\#(id)","status":"success","metrics":{"durationMs":200.5}}}"#,
    ].joined(separator: "\n")
    try shop.load([shop.write(text, "lines.jsonl")])
    #expect(try shop.executions().map(\.functionName) == ["cart"])
  }

  @Test func `an event of several lines stays one`() throws {
    let text = """
      2026-01-01T00:00:00.000Z REPORT RequestId: \(Runs.id(1))\tDuration: 3.00 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\t
      XRAY TraceId: 1-69560000-aaaaaaaaaaaaaaaaaaaaaaaa\tSegmentId: 4111111111111111\tSampled: true\t
      2026-01-01T00:00:01.000Z next
      """
    let shop = try Workshop()
    try shop.load([shop.write(text, "x.log")])
    #expect(try shop.lines().count == 2)
    let run = try #require(try shop.executions().first)
    #expect(run.traceID?.description == "1-69560000-aaaaaaaaaaaaaaaaaaaaaaaa")
    #expect(run.segmentID?.description == "4111111111111111")
  }

  @Test func `times that belong to the messages of bare text stay in them`() throws {
    let shop = try Workshop()
    let text = """
      START RequestId: \(Runs.id(1)) Version: 3
      2026-01-01T00:00:00.123456Z  INFO shop::cart: added
      a line of its own
      2026-01-01 00:00:00,200 - root - WARNING - slow
      2026-01-01T00:00:00.300Z\t\(Runs.id(1))\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"x"}
      2026-01-01T00:00:03.000Z \(Runs.id(1)) Task timed out after 3.00 seconds
      END RequestId: \(Runs.id(1))
      """
    try shop.load([shop.write(text, "bare.log")])
    let lines = try shop.lines()
    #expect(lines.count == 7)
    for line in text.split(separator: "\n") {
      #expect(lines.contains { $0.hasSuffix(line) }, "\(line)")
    }
    #expect(try shop.executions().map(\.status) == [.timeout])
  }

  @Test func `an S3 export says the stream by its folder`() throws {
    let shop = try Workshop()
    let name = "exported/2026-01-01-[$LATEST]" + String(repeating: "ab", count: 16) + "/000000"
    try shop.write(Self.runs.export(), name)
    try shop.write("Permission Check Successful", "exported/aws-logs-write-test")
    let result = try shop.load([shop.path("exported")])
    #expect(result.notUnderstood == 0)
    #expect(
      Set(try shop.executions().map(\.logStream)) == [
        "2026/01/01/[$LATEST]" + String(repeating: "ab", count: 16)
      ])
  }

  @Test func `embedded metrics become points`() throws {
    let text = (0..<3).map {
      #"2026-01-01T00:00:0\#($0).000Z /aws/lambda/probe {"_aws":{"Timestamp":1767225600000,"CloudWatchMetrics":[{"Namespace":"Shop","Dimensions":[["Service"]],"Metrics":[{"Name":"Orders","Unit":"Count"}]}]},"Service":"cart","Orders":\#($0 + 1)}"#
    }.joined(separator: "\n")
    let shop = try Workshop()
    let result = try shop.load([shop.write(text, "emf.log")])
    #expect(result.points == 4)
    let reader = try shop.reader()
    let series = try reader.seriesIDs(account: nil, namespace: "Shop")
    let sum = try #require(series.first { $0.statistic == .sum })
    let day = TimeSpan(
      start: Instant(milliseconds: 1_767_225_500_000), end: Instant(milliseconds: 1_767_226_000_000)
    )
    #expect(try reader.points(of: sum, in: day).map(\.value) == [6])
  }

  @Test func `functions, accounts and coverage are known from logs alone`() throws {
    let shop = try Workshop()
    try shop.load([shop.write(Self.runs.grouped(), "g.log")], function: nil)
    let reader = try shop.reader()
    let end = reader.info.span.end
    #expect(try reader.resources(at: end).map(\.name) == ["probe"])
    #expect(try reader.accounts(at: end).map(\.id) == ["111122223333"])
    let coverage = try reader.allCoverage()
    #expect(coverage.map(\.scope) == ["/aws/lambda/probe"])
    #expect(coverage.first?.span.start.milliseconds == Runs.start)
  }
}
