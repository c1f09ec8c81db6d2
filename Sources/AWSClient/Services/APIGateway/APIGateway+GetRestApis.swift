extension APIGateway {
  /// Finds the REST APIs.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 500 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetRestApis (2026-11).
  package static let getRestApis = service(
    "GetRestApis", "finds the REST APIs", keys: ["items", "items.endpointConfiguration"],
    action: "GET", http: .get("/restapis", query: ["position", "limit"]),
    paging: Paging("position", size: "limit", most: 500))

  /// REST APIs.
  package typealias GetRestApis = List<API>

  /// One REST API.
  package struct API: Decodable, Sendable {
    package var id: String?
    package var name: String?
    package var createdDate: Timestamp?
    package var endpointConfiguration: Endpoint?
    package var policy: String?
    package var tags: [String: String]?
    package var disableExecuteApiEndpoint: Bool?
    package var securityPolicy: String?
  }

  /// Where an API can be reached: `REGIONAL`, `EDGE`, `PRIVATE`.
  package struct Endpoint: Decodable, Sendable {
    package var types: [String]?
  }
}
