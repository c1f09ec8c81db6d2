extension EventBridge {
  /// Finds archives of buses.
  ///
  /// - IAM action: `events:ListArchives`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon EventBridge API Reference, ListArchives (2026-11).
  package static let listArchives = service(
    "ListArchives", "finds archives of buses", keys: ["Archives"],
    paging: Paging("NextToken", size: "Limit", most: 100))

  /// Archives of buses.
  package struct ListArchives: Decodable, Sendable {
    package var archives: [Archive]?
  }

  /// One archive.
  package struct Archive: Decodable, Sendable {
    package var archiveName: String?
    package var eventSourceArn: String?
  }
}
