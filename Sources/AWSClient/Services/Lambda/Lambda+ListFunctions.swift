extension Lambda {
  /// Finds the functions and how they are set.
  ///
  /// - IAM action: `lambda:ListFunctions`.
  /// - Limits: 50 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListFunctions (2026-11).
  package static let listFunctions = service(
    "ListFunctions", "finds the functions and how they are set", keys: ["Functions"],
    http: .get(
      "/2015-03-31/functions", query: ["MasterRegion", "FunctionVersion", "Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 50))

  /// Functions, or the versions of one.
  package struct ListFunctions: Decodable, Sendable {
    package var functions: [Function]?
  }
}
