extension EventBridge {
  /// Finds the event buses.
  ///
  /// - IAM action: `events:ListEventBuses`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon EventBridge API Reference, ListEventBuses (2026-11).
  package static let listEventBuses = service(
    "ListEventBuses", "finds the event buses", keys: ["EventBuses"],
    paging: Paging("NextToken", size: "Limit", most: 100))

  /// Event buses.
  package struct ListEventBuses: Decodable, Sendable {
    package var eventBuses: [Bus]?
  }

  /// One bus.
  package struct Bus: Decodable, Sendable {
    package var name: String?
    package var arn: String?
    package var policy: String?
    package var kmsKeyIdentifier: String?
  }
}
