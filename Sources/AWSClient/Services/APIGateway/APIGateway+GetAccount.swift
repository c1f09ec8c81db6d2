extension APIGateway {
  /// Reads the account's own limit.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetAccount (2026-11).
  package static let getAccount = service(
    "GetAccount", "reads the account's own limit", keys: ["throttleSettings"], action: "GET",
    http: .get("/account"))

  /// The account's own limit.
  package struct GetAccount: Decodable, Sendable {
    package var throttleSettings: Throttle?
  }
}
