import ServerlessModel
import Testing

@testable import DataProvider

/// Forms that tools, queries and terminals make of the same events.
struct OddFormTests {
  private struct Form: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var hasStreams = false
    var testDescription: String { name }

    init(_ name: String, _ text: String, hasStreams: Bool = false) {
      self.init(name, bytes: Array(text.utf8), hasStreams: hasStreams)
    }

    init(_ name: String, bytes: [UInt8], hasStreams: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.hasStreams = hasStreams
    }
  }

  private static let runs = Runs(8)

  private static func list(_ row: (Runs.Event) -> String) -> String {
    "[" + runs.events.map(row).joined(separator: ",\n") + "]"
  }

  private static func quoted(_ text: String) -> String { Runs.quoted(text) }

  private static func insightsTime(_ time: Int64) -> String {
    Runs.iso(time).replacing("T", with: " ").replacing("Z", with: "")
  }

  private static var forms: [Form] {
    [
      Form(
        "get.txt",
        "b/38\tf/38\n"
          + runs.events.map { "EVENTS\t\($0.time + 900)\t\($0.message)\t\($0.time)\n" }.joined()),
      Form(
        "filter.txt",
        runs.events.map {
          "EVENTS\t38\($0.time)\($0.message.utf8.count)\t\($0.time + 900)\t\($0.stream)\t\($0.message)\n\t\($0.time)\n"
        }.joined() + "SEARCHEDLOGSTREAMS\tx\tTrue\n", hasStreams: true),
      Form("pairs.json", list { "[\($0.time), \(quoted($0.message))]" }),
      Form(
        "triples.json", list { "[\($0.time), \(quoted($0.stream)), \(quoted($0.message))]" },
        hasStreams: true),
      Form("two.json", list { "{\"timestamp\": \($0.time), \"message\": \(quoted($0.message))}" }),
      Form(
        "insights.json",
        "{\"queryLanguage\": \"CWLI\", \"results\": "
          + list {
            "[{\"field\": \"@timestamp\", \"value\": \"\(insightsTime($0.time))\"}, {\"field\": \"@message\", \"value\": \(quoted($0.message))}, {\"field\": \"@logStream\", \"value\": \(quoted($0.stream))}, {\"field\": \"@log\", \"value\": \"111122223333:/aws/lambda/probe\"}, {\"field\": \"@ptr\", \"value\": \"x\"}]"
          } + ", \"statistics\": {\"recordsMatched\": 4.0}, \"status\": \"Complete\"}",
        hasStreams: true),
      Form(
        "copied.json",
        list {
          "{\"@timestamp\": \"\(insightsTime($0.time))\", \"@message\": \(quoted($0.message)), \"@logStream\": \(quoted($0.stream))}"
        }, hasStreams: true),
      Form(
        "bright.txt",
        runs.events.map {
          "\u{1B}[32m/aws/lambda/probe\u{1B}[0m \u{1B}[36m\($0.stream)\u{1B}[0m \u{1B}[33m\(Runs.iso($0.time))\u{1B}[0m \($0.message)\n"
        }.joined(), hasStreams: true),
      Form(
        "bracketed.txt",
        runs.events.map { "\u{1B}[36m[\(Runs.iso($0.time))]\u{1B}[0m \($0.message)\n" }.joined()),
      Form("powershell.json", bytes: utf16(runs.filterLogEvents()), hasStreams: true),
      Form(
        "tail.jsonl",
        runs.events.map {
          "{\"eventId\":\"\($0.id)\",\"logGroupIdentifier\":\"111122223333:/aws/lambda/probe\",\"logStreamName\":\(quoted($0.stream)),\"message\":\(quoted($0.message)),\"timestamp\":\($0.time)}\n"
        }.joined(), hasStreams: true),
    ]
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(arguments: Self.forms.indices)
  func `an odd form tells the same runs and lines`(_ index: Int) throws {
    let shop = try Workshop()
    let form = Self.forms[index]
    let result = try shop.load([shop.write(form.bytes, form.name)], into: "a.perch")
    try shop.load([shop.write(Self.runs.filterLogEvents(), "whole.json")], into: "b.perch")
    #expect(result.notUnderstood == 0, "\(result.problems.prefix(3))")
    try expectSame(
      shop.executions("a.perch").map { RunFacts($0) },
      shop.executions("b.perch").map { RunFacts($0) }, form.name)
    try expectSame(
      shop.lines("a.perch", streams: form.hasStreams),
      shop.lines("b.perch", streams: form.hasStreams), form.name)
  }

  @Test func `streams without times and groups say whose lines they are`() throws {
    let shop = try Workshop()
    let text = Self.runs.events.map { "\($0.stream) \($0.message)\n" }.joined()
    try shop.load([shop.write(text, "plain.txt")])
    let runs = try shop.executions()
    #expect(runs.count == 8)
    #expect(runs.allSatisfy { $0.logStream?.hasPrefix("2026/01/01/[$LATEST]") == true })
  }

  @Test func `messages alone are bare text`() throws {
    let shop = try Workshop()
    try shop.load([shop.write(Self.list { Self.quoted($0.message) }, "messages.json")])
    try shop.load([shop.write(Self.runs.bare(), "bare.txt")], into: "bare.perch")
    #expect(
      try shop.executions().map { RunFacts($0) }
        == shop.executions("bare.perch").map { RunFacts($0) }
    )
  }

  @Test func `an object of a JSON log dates the lines around it`() throws {
    let id = Runs.id(3)
    let text = """
      START RequestId: \(id) Version: $LATEST
      {"level":"INFO","message":"hi","timestamp":"2026-01-01T00:00:00.005Z","function_request_id":"\(id)"}
      plain
      REPORT RequestId: \(id)\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB
      """
    let shop = try Workshop()
    let result = try shop.load([shop.write(text, "mixed.txt")])
    #expect(result.notes == [])
    #expect(try shop.executions().map(\.start) == [Instant(iso8601: "2026-01-01T00:00:00.005Z")])
    #expect(result.linesRead == 4)
  }

  @Test func `lines that hold records are not counted twice`() throws {
    let shop = try Workshop()
    let result = try shop.load(
      [shop.write(Self.runs.subscription(separator: "\n"), "lines.jsonl")])
    #expect(result.linesRead == Self.runs.events.count + 1)
  }

  @Test(arguments: [
    ("x.yaml", "events:\n- eventId: '1'\n  message: hello\n  timestamp: 1\n", "--output json"),
    ("x.txt", "-------\n|  FilterLogEvents  |\n+------+\n", "--output json"),
    ("x.csv", "@timestamp,@duration\n2026-01-01 00:00:00.000,12\n", "@message"),
    ("x.zip", "PK\u{3}\u{4} something\n", "unpack"),
    (
      "x.json",
      #"{"results":[[{"field":"bin(5m)","value":"2026-01-01"}]],"statistics":{},"status":"Complete"}"#,
      "@message"
    ),
  ])
  func `a form that is not read says what to do`(name: String, text: String, advice: String) throws
  {
    let shop = try Workshop()
    let path = try shop.write(text, name)
    let error = #expect(throws: ImportError.self) { try shop.load([path]) }
    #expect(error?.exitCode == 65)
    #expect(error?.sentence.contains(advice) == true, "\(error?.sentence ?? "")")
  }

  @Test(arguments: ["Records", "records"])
  func `what a subscription hands to a function through a stream`(_ key: String) throws {
    let shop = try Workshop()
    let data = try #require(Self.packed)
    let record =
      key == "Records"
      ? "{\"kinesis\":{\"data\":\"\(data)\"}}" : "{\"recordId\":\"1\",\"data\":\"\(data)\"}"
    try shop.load([shop.write("{\"\(key)\":[\(record)]}", "event.json")], function: nil)
    #expect(try shop.executions().map(\.functionName) == ["probe"])
  }

  /// One subscription record with one REPORT, gzip in base64.
  private static let packed: String? = {
    let record =
      "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"/aws/lambda/probe\",\"logStream\":\"s\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1767225600000,\"message\":\"REPORT RequestId: \(Runs.id(1))\\tDuration: 3.00 ms\\tBilled Duration: 3 ms\"}]}"
    guard let bytes = try? BadInputTests.gzip(Array(record.utf8)) else { return nil }
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var out = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        out.append(place <= part.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return out
  }()
}
