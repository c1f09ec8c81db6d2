extension Lambda {
  /// Reads the limits of the account.
  ///
  /// - IAM action: `lambda:GetAccountSettings`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetAccountSettings (2026-11).
  package static let getAccountSettings = service(
    "GetAccountSettings", "reads the limits of the account",
    keys: ["AccountLimit", "AccountUsage"], http: .get("/2016-08-19/account-settings"))

  /// The limits of an account and region, and what is used of them.
  package struct GetAccountSettings: Decodable, Sendable {
    package var accountLimit: Limit?
    package var accountUsage: Usage?
  }

  /// The limits.
  package struct Limit: Decodable, Sendable {
    package var totalCodeSize: Int64?
    package var concurrentExecutions: Int?
    package var unreservedConcurrentExecutions: Int?
  }

  /// The use.
  package struct Usage: Decodable, Sendable {
    package var totalCodeSize: Int64?
    package var functionCount: Int?
  }
}
