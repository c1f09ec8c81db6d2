extension XRay {
  /// Reads the segments of traces.
  ///
  /// - IAM action: `xray:BatchGetTraces`.
  /// - Limits: pages of its own size; 5 traces a call; rate not published.
  /// - Source: AWS X-Ray API Reference, BatchGetTraces (2026-11).
  package static let batchGetTraces = service(
    "BatchGetTraces", "reads the segments of traces", keys: ["Traces", "Traces.Segments"],
    http: .post("/Traces"), paging: Paging("NextToken"))

  /// Traces with their segments.
  package struct BatchGetTraces: Decodable, Sendable {
    package var traces: [Trace]?
    package var unprocessedTraceIds: [String]?
  }

  /// One trace; with `limitExceeded` segments are missing.
  package struct Trace: Decodable, Sendable {
    package var id: String?
    package var segments: [Segment]?
    package var limitExceeded: Bool?
  }

  /// One segment; its document is JSON text.
  package struct Segment: Decodable, Sendable {
    package var id: String?
    package var document: String?
  }
}
