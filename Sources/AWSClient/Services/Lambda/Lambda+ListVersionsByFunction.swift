extension Lambda {
  /// Finds when code was published.
  ///
  /// - IAM action: `lambda:ListVersionsByFunction`.
  /// - Limits: 50 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListVersionsByFunction (2026-11).
  package static let listVersionsByFunction = service(
    "ListVersionsByFunction", "finds when code was published", keys: ["Versions"],
    http: .get("/2015-03-31/functions/{FunctionName}/versions", query: ["Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 50))

  /// The published versions of a function, `$LATEST` first.
  package struct ListVersionsByFunction: Decodable, Sendable {
    package var versions: [Function]?
  }
}
