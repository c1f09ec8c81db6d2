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

  @Test func `the daemon's header and segments a line`() throws {
    let shop = try Workshop()
    let text = "{\"format\": \"json\", \"version\": 1}\n" + Self.segment + "\n"
    let result = try shop.load([shop.write(text, "daemon.txt")])
    #expect(result.segments == 1, "\(result.problems)")
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
