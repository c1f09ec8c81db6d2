extension XRay {
  /// Finds traces.
  ///
  /// - IAM action: `xray:GetTraceSummaries`.
  /// - Limits: pages of its own size; windows of at most 6 hours; empty pages with a token are
  ///   normal; rate not published.
  /// - Source: AWS X-Ray API Reference, GetTraceSummaries (2026-11).
  package static let getTraceSummaries = service(
    "GetTraceSummaries", "finds traces", keys: ["TraceSummaries"], http: .post("/TraceSummaries"),
    paging: Paging("NextToken"))

  /// Traces in short.
  package struct GetTraceSummaries: Decodable, Sendable {
    package var traceSummaries: [Summary]?
  }

  /// One trace in short.
  package struct Summary: Decodable, Sendable {
    package var id: String?
    package var startTime: Timestamp?
    package var duration: Double?
    package var responseTime: Double?
    package var hasFault: Bool?
    package var hasError: Bool?
    package var hasThrottle: Bool?
  }
}
