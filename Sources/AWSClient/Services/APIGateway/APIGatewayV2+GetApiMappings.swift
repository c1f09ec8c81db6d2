extension APIGatewayV2 {
  /// Reads which APIs a domain name leads to.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 100 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway Version 2 API Reference, GetApiMappings (2026-11).
  package static let getApiMappings = service(
    "GetApiMappings", "reads which APIs a domain name leads to",
    keys: ["Items", "Items.ApiMappingId"], action: "GET",
    http: .get(
      "/v2/domainnames/{DomainName}/apimappings",
      query: ["MaxResults": "maxResults", "NextToken": "nextToken"]),
    paging: Paging("NextToken", size: "MaxResults", most: 100))

  /// What one domain name leads to.
  package struct GetApiMappings: Decodable, Sendable {
    package var items: [Mapping]?
  }

  /// An API, of any kind, that a domain name leads to.
  package struct Mapping: Decodable, Sendable {
    package var apiId: String?
  }
}
