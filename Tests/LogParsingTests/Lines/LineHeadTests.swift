import LogParsing
import ServerlessModel
import Testing

struct LineHeadTests {
  @Test func `Rust's tracing names the run in its span`() {
    let line =
      #"{"timestamp":"2026-11-20T14:00:00.112Z","level":"WARN","fields":{"message":"x"},"span":{"requestId":"\#(idA)","name":"Lambda runtime invoke"}}"#
    #expect(head(line).requestID == RequestID(idA))
    #expect(head(line).level == .warn)
  }

  static let time = "2026-11-20T14:00:00.112Z"

  @Test(arguments: [
    "[INFO]\t\(time)\t\(idA)\tprocessing", "[INFO] \(time) \(idA) processing",
    "\(time)\t\(idA)\tINFO\tprocessing", "\(time) \(idA) INFO processing",
    "2026-11-20 14:00:00,112 \(idA) INFO processing",
  ])
  func `reads level, time and id in the order of each runtime`(line: String) throws {
    let read = head(line)
    #expect(read.level == .info)
    #expect(try read.requestID == request(idA))
    #expect(read.time == Instant(iso8601: Self.time))
    #expect(String(decoding: line.utf8.dropFirst(read.messageStart), as: UTF8.self) == "processing")
  }

  @Test(arguments: [
    ("START RequestId: \(idA) Version: $LATEST", ""), ("START RequestId: \(idA) Version: 12", ""),
    ("END RequestId: \(idA)", ""), ("END RequestId: \(idA) password=hunter2", " password=hunter2"),
    ("START RequestId: \(idA) Version: $LATEST pwd=x", " Version: $LATEST pwd=x"),
    ("START RequestId: \(idA) Version: 4222222222222", " Version: 4222222222222"),
    ("START RequestId: \(idA)", ""), ("START RequestId: me@example.com", "all"),
    ("REPORT RequestId: \(idA)\tDuration: 1.00 ms", "\tDuration: 1.00 ms"),
    ("[INFO]\t\(time)\t\(idA)\tpwd=x", "pwd=x"), ("[pwd=x]\t\(time)", "all"),
    (#"{"level":"INFO","pwd":"x"}"#, "all"), ("pwd=x \(idA)", "all"),
  ])
  func `what others may have written follows what is known`(_ line: String, _ rest: String) {
    let unknown = String(decoding: line.utf8.dropFirst(head(line).knownCount), as: UTF8.self)
    #expect(unknown == (rest == "all" ? line : rest))
  }

  @Test func `the init of Node has no request id`() {
    let read = head("\(Self.time)\tundefined\tERROR\tUncaught Exception \t{}")
    #expect(read.requestID == nil)
    #expect(read.level == .error)
  }

  static let spellings: [(String, LogLevel)] = [
    (#"{"level":"INFO","ts":"2026-11-20T14:00:00.112Z","requestId":"\#(idA)","msg":"x"}"#, .info),
    (#"{"lvl":"warning","time":1795183200112,"aws_request_id":"\#(idA)","message":"x"}"#, .warn),
    (
      #"{"severity":"Critical","@timestamp":"2026-11-20T14:00:00.112+00:00","AWSRequestId":"\#(idA)"}"#,
      .fatal
    ),
    (#"{"level":50,"time":1795183200.112,"awsRequestId":"\#(idA)","msg":"pino"}"#, .error),
    (
      #"{"level":"DEBUG","timestamp":"2026-11-20 14:00:00,112+0000","function_request_id":"\#(idA)","service":"x"}"#,
      .debug
    ),
    (
      #"{"nested":{"level":"ERROR","requestId":"no"},"level":"trace","timestamp":"2026-11-20T16:00:00.112+02:00","request_id":"\#(idA)"}"#,
      .trace
    ),
  ]

  @Test(arguments: spellings)
  func `reads the spellings of JSON loggers`(line: String, level: LogLevel) throws {
    let read = head(line)
    #expect(read.kind == .json)
    #expect(read.level == level)
    #expect(try read.requestID == request(idA))
    #expect(read.time == Instant(iso8601: Self.time))
  }

  static let plain: [(String, LogLevel?)] = [
    ("level=warn requestId=\(idA) component=x", .warn), ("ERROR: it broke", .error),
    ("error: it broke", .error),
    ("something WARN happened", .warn), ("hello world", nil), ("the error was small", nil),
    ("", nil),
    ("2026-11-20 FATAL disk", .fatal),
    ("java.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)", .error),
    ("Traceback (most recent call last):\n  File \"a.py\", line 1, in b\nKeyError: 1", .error),
    ("thread 'main' panicked at src/main.rs:1:2:\nboom", .error), ("panic: boom", .fatal),
    ("main/Orders.swift:12: Fatal error: Index out of range", .error),
    ("INFORMATION is power", .info),
  ]

  @Test(arguments: plain)
  func `finds the level of plain text`(line: String, level: LogLevel?) {
    #expect(head(line).level == level)
  }

  @Test(arguments: [
    "level=info requestId=\(idA) x", "handling RequestId: \(idA) now", "x aws_request_id=\(idA)",
    "{not json} \"requestId\":\"\(idA)\"", "Lambda request-id \(idA)",
  ])
  func `finds a request id that is called one`(line: String) throws {
    #expect(try head(line).requestID == request(idA))
  }

  @Test func `an id that is not called a request id is none`() {
    #expect(head("order \(idA) accepted").requestID == nil)
  }

  @Test func `platform lines carry their id`() throws {
    for line in [start(idA), end(idA), reportLine(idA)] {
      #expect(head(line).kind == .platform)
      #expect(head(line).level == .platform)
      #expect(try head(line).requestID == request(idA))
    }
  }

  @Test func `a cut JSON line keeps what was whole`() throws {
    let read = head(#"{"level":"ERROR","requestId":"\#(idA)","message":"half of a sen"#)
    #expect(read.level == .error)
    #expect(try read.requestID == request(idA))
  }

  static let times: [(String, String, Int)] = [
    ("2026-11-20T14:00:00Z x", "2026-11-20T14:00:00.000Z", 20),
    ("2026-11-20T14:00:00.1234567Z", "2026-11-20T14:00:00.123Z", 28),
    ("2026-11-20 14:00:00.5+0130", "2026-11-20T12:30:00.500Z", 26),
    ("2026/11/20 14:00:00", "2026-11-20T14:00:00.000Z", 19),
    ("2026-11-20T14:00:00,001-05:00", "2026-11-20T19:00:00.001Z", 29),
  ]

  @Test(arguments: times)
  func `reads times in the spellings of tools`(text: String, moment: String, length: Int) throws {
    let read = try #require(reading(text) { ISOTime.read($0) })
    #expect(Instant(milliseconds: read.milliseconds).rfc3339 == moment)
    #expect(read.length == length)
  }
}
