/// AWS AppSync.
package enum AppSync {
  private static let call = ServiceName("appsync", .restJSON)

  static let operations = [
    call("ListGraphqlApis", ["graphqlApis"], "finds the GraphQL APIs and how they log"),
    call("ListApiKeys", ["apiKeys"], "finds when API keys end"),
  ]

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

  /// The keys of one API.
  package struct ListApiKeys: Decodable, Sendable {
    package var apiKeys: [Key]?
  }

  /// One key; its id is the key itself and is not read.
  package struct Key: Decodable, Sendable {
    package var expires: Timestamp?
  }
}
