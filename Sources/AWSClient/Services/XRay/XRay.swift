/// AWS X-Ray.
package enum XRay {
  private static let call = ServiceName("xray", .restJSON)

  static let operations = [
    call("GetTraceSummaries", ["TraceSummaries"], "finds traces"),
    call("BatchGetTraces", ["Traces", "Traces.Segments"], "reads the segments of traces"),
    call("GetServiceGraph", ["Services", "Services.ReferenceId"], "reads who calls whom"),
  ]

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
