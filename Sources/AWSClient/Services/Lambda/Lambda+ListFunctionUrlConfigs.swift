extension Lambda {
  /// Reads addresses of functions and who may call them.
  ///
  /// - IAM action: `lambda:ListFunctionUrlConfigs`.
  /// - Limits: 50 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListFunctionUrlConfigs (2026-11).
  package static let listFunctionUrlConfigs = service(
    "ListFunctionUrlConfigs", "reads addresses of functions and who may call them",
    keys: ["FunctionUrlConfigs"],
    http: .get("/2021-10-31/functions/{FunctionName}/urls", query: ["Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 50))

  /// The addresses of a function.
  package struct ListFunctionUrlConfigs: Decodable, Sendable {
    package var functionUrlConfigs: [URLConfig]?
  }

  /// One address.
  package struct URLConfig: Decodable, Sendable {
    package var functionArn: String?
    package var functionUrl: String?
    package var authType: String?
    package var invokeMode: String?
    package var cors: CORS?
  }

  /// Which web pages may call.
  package struct CORS: Decodable, Sendable {
    package var allowOrigins: [String]?
    package var allowCredentials: Bool?
  }
}
