extension APIGateway {
  /// Reads which path calls what.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 500 a page; 5 calls in 2 seconds.
  /// - Source: Amazon API Gateway REST API Reference, GetResources (2026-11).
  package static let getResources = service(
    "GetResources", "reads which path calls what", keys: ["items", "items.path"], action: "GET",
    http: .get("/restapis/{restApiId}/resources", query: ["position", "limit", "embed"]),
    paging: Paging("position", size: "limit", most: 500), rate: 2.5)

  /// The paths of one API.
  package typealias GetResources = List<Path>

  /// One path; methods only where they were asked for (`--embed methods`).
  package struct Path: Decodable, Sendable {
    package var path: String?
    package var resourceMethods: [String: Method]?
  }

  /// One method.
  package struct Method: Decodable, Sendable {
    package var authorizationType: String?
    package var apiKeyRequired: Bool?
    package var requestValidatorId: String?
    /// Models by content type.
    package var requestModels: [String: String]?
    /// Whether a parameter must be there, by `method.request.querystring.page`.
    package var requestParameters: [String: Bool]?
    package var methodIntegration: Integration?
  }

  /// What a method calls.
  package struct Integration: Decodable, Sendable {
    package var type: String?
    package var uri: String?
    package var timeoutInMillis: Int?
    package var connectionType: String?
  }
}
