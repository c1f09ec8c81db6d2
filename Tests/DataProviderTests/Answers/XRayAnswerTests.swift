import DataProvider
import ServerlessModel
import Testing

struct XRayAnswerTests {
  static let trace = "1-5759e988-bd862e3fe1be46a994272793"

  private func segment(_ id: String, _ more: String, start: String = "1763649130.5") -> String {
    """
    {"trace_id": "\(Self.trace)", "id": "\(id)", "name": "orders-api", "start_time": \(start), \(more)}
    """
  }

  /// The answer of batch-get-traces with these documents in it.
  private func answer(_ documents: [String]) -> Document {
    let segments = documents.map { document in
      let text = document.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n")
      return "{\"Id\": \"x\", \"Document\": \"\(text)\"}"
    }
    return Document(
      place + "traces.json",
      """
      {"Traces": [{"Id": "\(Self.trace)", "Duration": 1.3, "LimitExceeded": false,
        "Segments": [\(segments.joined(separator: ","))]}], "UnprocessedTraceIds": []}
      """)
  }

  static let full = """
    "end_time": 1763649131.123457, "origin": "AWS::Lambda::Function", "fault": true,
    "resource_arn": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api",
    "http": {"request": {"method": "GET", "url": "https://x/y"}, "response": {"status": 502}},
    "aws": {"request_id": "r", "xray": {"sdk": "python"}},
    "annotations": {"tenant": "a", "retry": 2, "paid": true},
    "metadata": {"default": {"cart": {"owner": "someone@example.com"}}},
    "subsegments": [{"id": "0000000000000002", "name": "DynamoDB", "namespace": "aws",
      "start_time": 1763649130.6, "end_time": 1763649130.7, "throttle": true,
      "cause": {"working_directory": "/var/task", "exceptions": [{"id": "1", "type": "Throttled",
        "message": "slow down", "stack": [{"path": "app.py", "line": 7, "label": "put"}]}]},
      "aws": {"operation": "PutItem", "table_name": "orders", "region": "eu-west-1"}},
      {"id": "0000000000000003", "name": "db", "start_time": 1763649130.7, "in_progress": true,
       "cause": "0000000000000002", "sql": {"sanitized_query": "SELECT ?"}}]
    """

  @Test func `reads a trace whose documents are JSON in text`() throws {
    var reader = AnswerReader(
      options: AnswerOptions(redact: { $0.contains("@") ? "‹masked›" : $0 }))
    let report = try reader.read(answer([segment("0000000000000001", Self.full)]))
    #expect(report?.segments == 3)
    let batch = reader.drain(fallback: fallbackMoment)
    let trace = try #require(batch.traces.first)
    #expect(trace.id.description == Self.trace && trace.account == "111122223333")
    let root = try #require(trace.segments.first)
    #expect(root.startUs == 1_763_649_130_500_000 && root.endUs == 1_763_649_131_123_457)
    #expect(root.fault && !root.error && !root.inProgress)
    #expect(root.http?.status == 502 && root.http?.method == "GET")
    #expect(root.aws == ["request_id": "r", "xray.sdk": "python"])
    #expect(root.annotations == ["tenant": "a", "retry": "2", "paid": "true"])
    #expect(root.metadata == "‹masked›")
    let put = try #require(root.subsegments.first)
    #expect(put.parentID == root.id && put.throttle && put.cause?.type == "Throttled")
    #expect(put.cause?.stack == ["put (app.py:7)"])
    let db = try #require(root.subsegments.last)
    #expect(db.inProgress && db.endUs == nil && db.cause?.ref == "0000000000000002")
    #expect(db.sql == ["sanitized_query": "SELECT ?"])
    #expect(batch.relates(.trace, "function:orders-api", "table/orders"))
    #expect(batch.coverage.contains { $0.source == .traces && $0.outcome == .answered })
  }

  @Test(arguments: [#""a1b2c3d4e5f60718""#, #"{"id": "0000000000000002"}"#])
  func `a cause that another segment tells is found by the exception's or the segment's id`(
    _ cause: String
  ) throws {
    let inner =
      #"{"id": "0000000000000002", "name": "S3", "start_time": 1763649130.6, "end_time": 1763649130.7, "cause": {"exceptions": [{"id": "a1b2c3d4e5f60718", "type": "NoSuchKey", "message": "no key"}]}}"#
    let root = segment(
      "0000000000000001",
      "\"end_time\": 1763649131.0, \"fault\": true, \"cause\": \(cause), \"subsegments\": [\(inner)]"
    )
    let found = try #require(try traces([root]).segments.first)
    #expect(found.cause?.type == "NoSuchKey")
    #expect(found.cause?.message == "no key")
    #expect(found.cause?.ref == "0000000000000002")
    let lost = try traces([root.replacing("a1b2c3d4e5f60718\", \"type", with: "1\", \"type")])
    #expect(lost.segments.first?.cause?.type == (cause.hasPrefix("{") ? "NoSuchKey" : nil))
  }

  @Test func `segments in a list, as put-trace-segments takes them, and as objects`() throws {
    let document = segment("0000000000000001", Self.full)
    let text = document.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    for form in [
      "{\"TraceSegmentDocuments\": [\"\(text)\"]}",
      "{\"Id\": \"\(Self.trace)\", \"Segments\": [{\"Id\": \"x\", \"Document\": \"\(text)\"}]}",
      "{\"Traces\": [{\"Id\": \"\(Self.trace)\", \"Segments\": [{\"Id\": \"x\", \"Document\": \(document)}]}]}",
    ] {
      var reader = AnswerReader(options: AnswerOptions())
      #expect(try reader.read(Document("x.json", form))?.segments == 3, "\(form.prefix(40))")
    }
  }

  @Test func `a trace id in OpenTelemetry's form is the same trace`() throws {
    let id = Self.trace.dropFirst(2).replacing("-", with: "")
    var reader = AnswerReader(options: AnswerOptions())
    let document = segment("0000000000000001", Self.full).replacing(Self.trace, with: id)
    _ = try reader.read(Document("x.json", document))
    #expect(reader.drain(fallback: fallbackMoment).traces.map(\.id.description) == [Self.trace])
  }

  @Test func `what cannot be read of an answer is counted`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let report = try reader.read(
      answer([segment("0000000000000001", Self.full), "no JSON", segment("short", "\"x\": 1")]))
    #expect(report?.lost == 2)
    #expect(report?.segments == 3)
  }

  @Test func `a database keeps its name, which looks like an address`() throws {
    var reader = AnswerReader(
      options: AnswerOptions(redact: { $0.contains("@") ? "‹masked›" : $0 }))
    let sql =
      "{\"id\": \"0000000000000009\", \"name\": \"orders@db.example.com\", \"start_time\": 1, \"sql\": {\"user\": \"u\"}}"
    _ = try reader.read(
      answer([segment("0000000000000001", "\"end_time\": 1763649131.0, \"subsegments\": [\(sql)]")])
    )
    let root = try #require(reader.drain(fallback: fallbackMoment).traces.first?.segments.first)
    #expect(root.subsegments.map(\.name) == ["orders@db.example.com"])
  }

  private func traces(_ documents: [String]) throws -> (segments: [Segment], notes: [String]) {
    var reader = AnswerReader(options: AnswerOptions())
    let report = try #require(try reader.read(answer(documents)))
    let traces = reader.drain(fallback: fallbackMoment).traces
    return (traces.first?.segments ?? [], report.notes)
  }

  @Test func `hangs a subsegment that was sent apart under its parent`() throws {
    let child = segment(
      "0000000000000004",
      "\"type\": \"subsegment\", \"parent_id\": \"0000000000000002\", \"end_time\": 1763649131")
    let (segments, _) = try traces([child, segment("0000000000000001", Self.full)])
    #expect(segments.count == 1)
    #expect(segments.first?.subsegments.first?.subsegments.first?.id == "0000000000000004")
  }

  @Test func `keeps a subsegment whose parent was never seen`() throws {
    let (segments, _) = try traces([
      segment("0000000000000004", "\"type\": \"subsegment\", \"parent_id\": \"00000000000000ff\"")
    ])
    #expect(segments.map(\.parentID) == ["00000000000000ff"])
  }

  @Test func `a segment that was called by another stays a root of its own`() throws {
    let (segments, _) = try traces([
      segment("0000000000000001", Self.full),
      segment("0000000000000009", "\"parent_id\": \"0000000000000002\"", start: "1763649130.65"),
    ])
    #expect(segments.map(\.id) == ["0000000000000001", "0000000000000009"])
    #expect(segments.last?.parentID == "0000000000000002")
  }

  @Test func `breaks circles and loses nothing`() throws {
    let (segments, _) = try traces([
      segment("000000000000000a", "\"type\": \"subsegment\", \"parent_id\": \"000000000000000b\""),
      segment(
        "000000000000000b", "\"type\": \"subsegment\", \"parent_id\": \"000000000000000a\"",
        start: "1763649131"),
      segment("000000000000000c", "\"type\": \"subsegment\", \"parent_id\": \"000000000000000c\""),
    ])
    #expect(segments.map(\.id) == ["000000000000000a", "000000000000000c"])
    #expect(segments.first?.subsegments.map(\.id) == ["000000000000000b"])
    #expect(segments.first?.subsegments.first?.subsegments.isEmpty == true)
  }

  @Test func `a chain of thousands of subsegments does not end the program`() throws {
    let chain = (1...5000).map { number in
      func id(_ value: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }
      return segment(
        id(number), "\"type\": \"subsegment\", \"parent_id\": \"\(id(number - 1))\"",
        start: String(1_763_649_130 + number))
    }
    let (segments, _) = try traces(chain)
    func count(_ segments: [Segment]) -> Int {
      segments.reduce(0) { $0 + 1 + count($1.subsegments) }
    }
    #expect(count(segments) == 5000)
  }

  @Test func `keeps the complete one of a segment sent twice`() throws {
    let begun = segment("0000000000000001", "\"in_progress\": true")
    let ended = segment("0000000000000001", "\"end_time\": 1763649131")
    for documents in [[begun, ended], [ended, begun]] {
      let (segments, _) = try traces(documents)
      #expect(segments.count == 1)
      #expect(segments.first?.inProgress == false && segments.first?.endUs != nil)
    }
  }

  @Test func `refuses ids that are none, and says so`() throws {
    let (segments, notes) = try traces([
      segment("\\u001b[31mred", "\"end_time\": 1763649131"),
      "{\"id\": \"0000000000000001\", \"name\": \"no start\"}", "no JSON",
    ])
    #expect(segments.isEmpty)
    #expect(
      notes == [
        "segments whose document is no JSON (1 times)",
        "a segment without a name, a start time, or an id of 16 hexadecimal digits (2 times)",
      ])
  }

  @Test func `takes times as text and ends before starts`() throws {
    let (segments, _) = try traces([
      segment("0000000000000001", "\"end_time\": \"1763649130.25\"", start: "\"1763649130.5\"")
    ])
    #expect(segments.first?.duration == .zero)
  }

  @Test(arguments: [("9e14", 900_000_000_000_000_000), ("1e15", nil)])
  func `has no end that is later than a recording keeps`(_ end: String, _ kept: Int64?) throws {
    let (segments, _) = try traces([segment("0000000000000001", "\"end_time\": \(end)")])
    #expect(segments.first?.endUs == kept && segments.first?.inProgress == (kept == nil))
  }

  @Test func `reads the daemon's lines`() throws {
    let header = "{\"format\": \"json\", \"version\": 1}\n"
    let one = segment("0000000000000001", "\"end_time\": 1763649131")
    let two = segment(
      "0000000000000002", "\"type\": \"subsegment\", \"parent_id\": \"0000000000000001\"")
    let lines = header + one + "\n" + header + two + "\n{broken\n"
    var reader = AnswerReader(options: AnswerOptions(account: "111122223333", region: "eu-west-1"))
    let report = try #require(try reader.read(Document("daemon.log", lines)))
    #expect(report.segments == 2)
    #expect(report.notes == ["line 5: no segment document: expected valid JSON"])
    let trace = try #require(reader.drain(fallback: fallbackMoment).traces.first)
    #expect(trace.segments.first?.subsegments.map(\.id) == ["0000000000000002"])
  }

  @Test func `reads a single document, on one line or on many`() throws {
    let document = segment("0000000000000001", Self.full)
    for text in [document, document.replacing("\n", with: " ")] {
      var reader = AnswerReader(options: AnswerOptions())
      let report = try #require(try reader.read(Document("segment.json", text)))
      #expect(report.segments == 3)
      // The function's ARN says where it ran.
      let trace = try #require(reader.drain(fallback: fallbackMoment).traces.first)
      #expect(trace.account == "111122223333" && trace.region == "eu-west-1")
    }
  }

  @Test func `summaries say that traces were found, and where their segments are`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let report = try reader.read(
      Document(
        place + "summaries.json",
        """
        {"TraceSummaries": [{"Id": "\(Self.trace)", "Duration": 1.2, "ResponseTime": 1.2,
          "HasFault": false, "Http": {}, "Annotations": {}, "Users": []}],
         "ApproximateTime": "2026-11-20T14:00:00+00:00", "TracesProcessedCount": 1}
        """))
    #expect(report?.notes == ["1 trace summaries: aws xray batch-get-traces has their segments"])
    let row = try #require(reader.drain(fallback: fallbackMoment).coverage.first)
    #expect(row.source == .traces && row.outcome == .answered)
  }
}
