extension AppSync {
  /// Finds when API keys end.
  ///
  /// - IAM action: `appsync:ListApiKeys`.
  /// - Limits: 25 a page; rate not published.
  /// - Source: AWS AppSync API Reference, ListApiKeys (2026-11).
  package static let listApiKeys = service(
    "ListApiKeys", "finds when API keys end", keys: ["apiKeys"],
    http: .get("/v1/apis/{apiId}/apikeys", query: ["nextToken", "maxResults"]),
    paging: Paging("nextToken", size: "maxResults", most: 25))

  /// The keys of one API.
  package struct ListApiKeys: Decodable, Sendable {
    package var apiKeys: [Key]?
  }

  /// One key; its id is the key itself and is not read.
  package struct Key: Decodable, Sendable {
    package var expires: Timestamp?
  }
}
