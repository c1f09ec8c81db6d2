import DataProvider
import ServerlessModel
import Testing

/// What X-Ray counted of who calls whom, as `aws xray get-service-graph` prints it.
struct ServiceGraphAnswerTests {
  /// A client before a function, which Lambda shows as two nodes, that writes a table.
  static let graph = """
    {"StartTime": 1763649000, "EndTime": 1763649300, "ContainsOldGroupVersions": false, "Services": [
      {"ReferenceId": 0, "Name": "charge", "Type": "client", "Edges": [
        {"ReferenceId": 1, "SummaryStatistics": {"OkCount": 90, "TotalCount": 100, "TotalResponseTime": 20.0,
          "ErrorStatistics": {"ThrottleCount": 2, "OtherCount": 1, "TotalCount": 3},
          "FaultStatistics": {"OtherCount": 7, "TotalCount": 7}}}]},
      {"ReferenceId": 1, "Name": "charge", "Type": "AWS::Lambda", "Edges": [
        {"ReferenceId": 2, "SummaryStatistics": {"TotalCount": 100, "TotalResponseTime": 19.0}}]},
      {"ReferenceId": 2, "Name": "charge", "Type": "AWS::Lambda::Function", "Edges": [
        {"ReferenceId": 3, "SummaryStatistics": {"TotalCount": 250, "TotalResponseTime": 2.5}},
        {"ReferenceId": 9, "SummaryStatistics": {"TotalCount": 4, "TotalResponseTime": 1}}]},
      {"ReferenceId": 3, "Name": "orders", "Type": "AWS::DynamoDB::Table", "Edges": []}]}
    """

  private func counts(_ documents: [String], in span: TimeSpan) throws -> [ServiceGraphCount] {
    var reader = AnswerReader(options: AnswerOptions())
    for document in documents {
      _ = try reader.read(Document(place + "xray.get-service-graph.json", document))
    }
    let series = reader.drain(fallback: fallbackMoment).points
    return ServiceGraphCount.counts(in: span, of: series.map(\.id)) { id, _ in
      series.first { $0.id == id }?.points ?? []
    }.sorted { ($0.caller ?? "") < ($1.caller ?? "") }
  }

  private static let span = TimeSpan(
    start: Instant(milliseconds: 1_763_649_000_000), end: Instant(milliseconds: 1_763_649_300_000))

  @Test func `pairs are told once, a function is one, and a node that is not there is passed over`()
    throws
  {
    let counts = try counts([Self.graph], in: Self.span)
    #expect(counts.map(\.caller) == [nil, "charge"])
    #expect(counts.map(\.callee) == ["charge", "orders"])
    #expect(counts.map(\.calls) == [100, 250])
    #expect(counts.map(\.failures) == [10, 0])
    #expect(counts.map(\.seconds) == [20, 2.5])
    #expect(counts.allSatisfy { $0.span == Self.span && $0.account == "111122223333" })
  }

  @Test func `the same answer twice counts once`() throws {
    #expect(try counts([Self.graph, Self.graph], in: Self.span).map(\.calls) == [100, 250])
  }

  @Test func `a step that lies outside by half or more does not count`() throws {
    let half = TimeSpan(seconds: 150, endingAt: Self.span.end)
    #expect(try counts([Self.graph], in: half).isEmpty)
    let more = TimeSpan(seconds: 151, endingAt: Self.span.end)
    #expect(try counts([Self.graph], in: more).count == 2)
  }

  @Test func `what was asked is known, also where nothing was counted`() throws {
    let empty = Document(
      place + "xray.get-service-graph.json",
      #"{"StartTime": 1763649000, "EndTime": 1763649300, "Services": []}"#)
    let row = try #require(try gather(empty).coverage.first)
    #expect((row.source, row.scope, row.outcome) == (.traces, Coverage.serviceGraph, .empty))
    #expect(row.span == Self.span)
    let full = try gather(Document(place + "xray.get-service-graph.json", Self.graph))
    #expect(full.coverage.map(\.outcome) == [.answered])
  }
}
