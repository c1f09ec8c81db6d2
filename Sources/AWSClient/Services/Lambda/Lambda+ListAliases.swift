extension Lambda {
  /// Finds where aliases point.
  ///
  /// - IAM action: `lambda:ListAliases`.
  /// - Limits: 50 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListAliases (2026-11).
  package static let listAliases = service(
    "ListAliases", "finds where aliases point", keys: ["Aliases"],
    http: .get(
      "/2015-03-31/functions/{FunctionName}/aliases",
      query: ["FunctionVersion", "Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 50))

  /// The aliases of a function.
  package struct ListAliases: Decodable, Sendable {
    package var aliases: [Alias]?
  }

  /// One alias.
  package struct Alias: Decodable, Sendable {
    package var aliasArn: String?
    package var name: String?
    package var functionVersion: String?
    package var routingConfig: Routing?
  }

  /// Shares of calls that go to other versions.
  package struct Routing: Decodable, Sendable {
    package var additionalVersionWeights: [String: Double]?
  }
}
