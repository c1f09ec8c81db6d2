extension XRay {
  /// Reads who calls whom.
  ///
  /// - IAM action: `xray:GetServiceGraph`.
  /// - Limits: pages of its own size; windows of at most 6 hours; rate not published.
  /// - Source: AWS X-Ray API Reference, GetServiceGraph (2026-11).
  package static let getServiceGraph = service(
    "GetServiceGraph", "reads who calls whom", keys: ["Services", "Services.ReferenceId"],
    http: .post("/ServiceGraph"), paging: Paging("NextToken"))

  /// The services that traces of a time passed through.
  package struct GetServiceGraph: Decodable, Sendable {
    package var startTime: Timestamp?
    package var endTime: Timestamp?
    package var services: [GraphService]?
  }

  /// One service, and whom it called.
  package struct GraphService: Decodable, Sendable {
    /// What edges name it by; it means something within one answer only.
    package var referenceId: Int?
    package var name: String?
    /// `client` for whoever begins a trace.
    package var type: String?
    package var accountId: String?
    package var edges: [GraphEdge]?
  }

  /// The calls of one service by another.
  package struct GraphEdge: Decodable, Sendable {
    package var referenceId: Int?
    package var summaryStatistics: GraphStatistics?
  }

  /// How calls went.
  package struct GraphStatistics: Decodable, Sendable {
    package var totalCount: Double?
    /// Seconds, of all calls together.
    package var totalResponseTime: Double?
    /// Throttled calls are part of it.
    package var errorStatistics: GraphFailures?
    package var faultStatistics: GraphFailures?
  }

  /// How many calls failed in one way.
  package struct GraphFailures: Decodable, Sendable {
    package var totalCount: Double?
  }
}
