extension AppSync {
  /// Finds the GraphQL APIs and how they log.
  ///
  /// - IAM action: `appsync:ListGraphqlApis`.
  /// - Limits: 25 a page; rate not published.
  /// - Source: AWS AppSync API Reference, ListGraphqlApis (2026-11).
  package static let listGraphqlApis = service(
    "ListGraphqlApis", "finds the GraphQL APIs and how they log", keys: ["graphqlApis"],
    http: .get("/v1/apis", query: ["nextToken", "maxResults", "apiType", "owner"]),
    paging: Paging("nextToken", size: "maxResults", most: 25))

  /// GraphQL APIs.
  package struct ListGraphqlApis: Decodable, Sendable {
    package var graphqlApis: [API]?
  }

  /// One API.
  package struct API: Decodable, Sendable {
    package var name: String?
    package var apiId: String?
    package var arn: String?
    package var authenticationType: String?
    package var additionalAuthenticationProviders: [Provider]?
    package var logConfig: LogConfig?
    package var xrayEnabled: Bool?
    package var wafWebAclArn: String?
    package var queryDepthLimit: Int?
    package var resolverCountLimit: Int?
    package var tags: [String: String]?
  }

  /// A further way to sign in.
  package struct Provider: Decodable, Sendable {
    package var authenticationType: String?
  }

  /// How resolvers log: `NONE`, `ERROR`, `INFO`, `DEBUG`, `ALL`.
  package struct LogConfig: Decodable, Sendable {
    package var fieldLogLevel: String?
    package var excludeVerboseContent: Bool?
  }
}
