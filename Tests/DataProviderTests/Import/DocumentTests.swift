import Foundation
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

struct DocumentTests {
  private static let segment =
    #"{"id":"70de5b6f19ff9a0a","trace_id":"1-69560000-a006649127e371903a2de979","name":"probe","origin":"AWS::Lambda::Function","start_time":1767225600.1,"end_time":1767225600.4,"metadata":{"default":{"mail":"bob@example.com"}}}"#

  @Test func `inventory, traces and logs go into one recording`() throws {
    let shop = try Workshop()
    try shop.write(Runs(5).grouped(), "in/logs/probe.log")
    try shop.write(
      #"{"Functions":[{"FunctionName":"probe","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:probe","Runtime":"python3.13","MemorySize":512,"Timeout":3,"CodeSha256":"a","Version":"$LATEST","LastModified":"2026-01-01T00:00:00.000+0000","Environment":{"Variables":{"DB_PASSWORD":"hunter2-hunter2"}}}]}"#,
      "in/111122223333/eu-west-1/lambda.list-functions.json")
    try shop.write(Self.segment, "in/trace.json")
    let result = try shop.load([shop.path("in")], function: nil)
    #expect(result.notUnderstood == 0, "\(result.problems)")
    #expect(result.executions == 5)
    #expect(result.segments == 1)
    let reader = try shop.reader()
    let end = Instant(milliseconds: Runs.start + 1_000_000)
    #expect(
      try reader.resources(at: end).filter { $0.kind == .lambdaFunction }.map(\.name) == ["probe"])
    let id = try #require(TraceID("1-69560000-a006649127e371903a2de979"))
    let trace = try #require(try reader.trace(id))
    #expect(trace.segments.first?.metadata?.contains("bob@example.com") == false)
    let bytes = String(decoding: try shop.read("out.perch"), as: UTF8.self)
    #expect(!bytes.contains("hunter2"))
  }

  @Test(arguments: [99, 100, 199, 230])
  func `a trace that is nested deep is kept so that it can be read`(depth: Int) throws {
    let shop = try Workshop()
    let segments = (0...depth).map { number in
      #"{"id":"\#(String(format: "%016x", number + 1))","name":"n\#(number)","start_time":1767225600.1,"#
        + #""end_time":1767225600.4,"trace_id":"1-69560000-a006649127e371903a2de979","subsegments":["#
    }
    let document = segments.joined() + String(repeating: "]}", count: segments.count)
    let result = try shop.load([shop.write(document, "trace.json")], function: nil)
    #expect(result.segments == depth + 1)
    let id = try #require(TraceID("1-69560000-a006649127e371903a2de979"))
    let trace = try #require(try shop.reader().trace(id))
    #expect(trace.segments.flatMap(\.withDescendants).count == depth + 1)
  }

  @Test(arguments: [
    #"<request id="Z1"> <ip>10.0.0.1</ip> <requestTime>01/Jan/2026:00:00:07 +0000</requestTime> <httpMethod>GET</httpMethod> <status>502</status> </request>"#,
    "10.0.0.1,-,-,01/Jan/2026:00:00:07 +0000,GET,/orders,HTTP/1.1,502,36,Z1",
  ])
  func `access logs as XML and as CSV`(line: String) throws {
    let shop = try Workshop()
    let result = try shop.load([shop.write(line + "\n", "access.log")], function: nil)
    #expect(result.notUnderstood == 0, "\(result.problems)")
    let series = try shop.reader().seriesIDs(account: nil, namespace: "AccessLogs")
    #expect(series.contains { $0.metric.name == "5XXError" })
  }

  @Test func `the history of an execution is no log`() throws {
    let shop = try Workshop()
    let history =
      #"{"events": [{"timestamp": "2026-01-01T00:00:07+00:00", "type": "TaskStateEntered", "id": 7, "previousEventId": 6}]}"#
    try shop.write(
      history,
      "in/111122223333/eu-west-1/stepfunctions.get-execution-history.fulfil:run-7.json")
    let result = try shop.load([shop.path("in")], function: nil)
    #expect(result.notUnderstood == 0, "\(result.problems)")
    let machine = ResourceID(
      .stateMachine, name: "fulfil", account: "111122223333", region: "eu-west-1")
    let span = TimeSpan(start: Instant(milliseconds: 0), end: Instant(milliseconds: .max))
    let held = try shop.reader().configurations(of: machine, in: span)
    #expect(held.last?.configuration.stateMachine?.histories?.first?.events == 7)
  }

  @Test func `the daemon's header and segments a line`() throws {
    let shop = try Workshop()
    let text = "{\"format\": \"json\", \"version\": 1}\n" + Self.segment + "\n"
    let result = try shop.load([shop.write(text, "daemon.txt")])
    #expect(result.segments == 1, "\(result.problems)")
  }

  @Test func `pages and lists of answers are read one by one`() throws {
    let shop = try Workshop()
    let page = { (name: String) in
      #"{"Functions":[{"FunctionName":"\#(name)","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:\#(name)","Runtime":"python3.13","Version":"$LATEST"}]}"#
    }
    for (name, text) in [
      ("list", "[\(page("a")), \(page("b"))]"), ("pages", page("a") + "\n" + page("b") + "\n"),
    ] {
      let result = try shop.load(
        [shop.write(text, name + ".json")], into: name + ".perch", function: nil)
      let reader = try shop.reader(name + ".perch")
      let names = try reader.resources(at: Instant(milliseconds: 1)).map(\.name)
      #expect(names.filter { $0.count == 1 }.sorted() == ["a", "b"], "\(name)")
      #expect(result.notUnderstood == 0, "\(name)")
    }
  }

  @Test func `a document of which nothing can be kept is said`() throws {
    let shop = try Workshop()
    let log = try shop.write(Runs(1).grouped(), "a.log")
    let lost = try shop.write(Self.segment.replacing("1-69560000", with: "x"), "lost.json")
    let result = try shop.load([log, lost])
    #expect(result.notUnderstood == 1)
    #expect(result.notes.contains { $0.contains("without a trace id") })
  }

  @Test func `a recording without lines and points opens at what its documents tell`() throws {
    let shop = try Workshop()
    let alarm =
      #"{"MetricAlarms":[{"AlarmName":"a","AlarmArn":"arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a","StateValue":"ALARM","StateUpdatedTimestamp":"2026-01-01T00:00:00.123000+00:00"}]}"#
    try shop.load([shop.write(alarm, "alarms.json")])
    let reader = try shop.reader()
    #expect(try reader.alarms(at: reader.info.openAt).value?.map(\.name) == ["a"])
  }

  @Test func `answers without a time were given when they were written`() throws {
    let shop = try Workshop()
    let functions =
      #"{"Functions":[{"FunctionName":"orders-api","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:orders-api","Runtime":"python3.8","LastModified":"2023-01-01T00:00:00.000+0000"}]}"#
    let path = try shop.write(functions, "lambda.list-functions.json")
    let written = try #require(Instant(iso8601: "2026-03-01T12:00:00Z"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(written.milliseconds) / 1000)],
      ofItemAtPath: path)
    try shop.load([path])
    #expect(try shop.reader().info.openAt == written.adding(seconds: 60))
  }

  @Test func `a recording opens behind its last minute, so that its counts hold every run`() throws
  {
    let shop = try Workshop()
    try shop.load([shop.write(Runs(2).grouped(), "a.log")])
    let reader = try shop.reader()
    let opening = reader.info.openAt
    #expect(opening == opening.floored(toSeconds: 60))
    let hour = TimeSpan(seconds: 3600, endingAt: opening)
    let function = ResourceID.function("probe", account: "111122223333", region: "eu-west-1")
    #expect(try reader.total(of: .resource(function), in: hour).executions == 2)
  }

  @Test func `environments begin and end with the lines of their streams`() throws {
    let stream = "2026/01/01/[$LATEST]" + String(repeating: "ab", count: 16)
    let idle = "2026/01/01/[$LATEST]" + String(repeating: "cd", count: 16)
    let id = Runs.id(1)
    let lines = [
      ("00:00:00.000", stream, "INIT_START Runtime Version: python:3.12.v40"),
      ("00:00:00.900", stream, "EXTENSION\tName: x\tState: Ready\tEvents: [INVOKE]"),
      ("00:00:01.000", stream, "START RequestId: \(id) Version: 1"),
      ("00:00:01.500", stream, "REPORT RequestId: \(id)\tDuration: 500.00 ms"),
      ("00:00:09.000", stream, "extension: flushed"),
      ("00:00:03.000", idle, "INIT_START Runtime Version: python:3.12.v40"),
    ]
    let text = lines.map { "2026-01-01T\($0.0)Z \($0.1) \($0.2)\n" }.joined()
    let shop = try Workshop()
    try shop.load([shop.write(text, "a.log")])
    let function = ResourceID.function("probe", account: "111122223333", region: "eu-west-1")
    let hour = TimeSpan(seconds: 3600, endingAt: try shop.reader().info.openAt)
    let found = try #require(try shop.reader().environments(of: function, in: hour).value)
    #expect(found.map(\.logStream) == [stream, idle])
    #expect(found.map(\.firstLine.clock) == ["00:00:00", "00:00:03"])
    #expect(found.map(\.lastLine.clock) == ["00:00:09", "00:00:03"])
    #expect(found.map(\.runs) == [1, 0])
    try shop.load([shop.path("a.log")])
    #expect(try shop.reader().environments(of: function, in: hour).value == found)
  }

  @Test func `access logs are lines of their group and points`() throws {
    let shop = try Workshop()
    let json =
      #"{"requestId":"X1","requestTime":"01/Jan/2026:00:00:05 +0000","httpMethod":"GET","routeKey":"GET /","status":"503","responseLatency":"12","apiId":"abc","stage":"prod"}"#
    let common =
      #"10.0.0.1 - - [01/Jan/2026:00:00:07 +0000] "GET /cart HTTP/1.1" 404 12 Y2"#
    let one = try shop.write(json + "\n" + json.replacing("X1", with: "X3") + "\n", "access.jsonl")
    let two = try shop.write(common + "\n", "access.log")
    let result = try shop.load([one, two], function: nil)
    #expect(result.notUnderstood == 0, "\(result.problems)")
    let reader = try shop.reader()
    #expect(
      try reader.logGroups().map(\.name).sorted() == [
        "API-Gateway-Access-Logs", "API-Gateway-Access-Logs_abc",
      ])
    let series = try reader.seriesIDs(account: nil, namespace: "AccessLogs")
    let errors = try #require(
      series.first {
        $0.metric.name == "5XXError" && $0.statistic == .sum && !$0.metric.dimensions.isEmpty
      })
    let day = TimeSpan(
      start: Instant(milliseconds: 1_767_225_500_000), end: Instant(milliseconds: 1_767_226_000_000)
    )
    #expect(try reader.points(of: errors, in: day).map(\.value) == [2])
  }
}
