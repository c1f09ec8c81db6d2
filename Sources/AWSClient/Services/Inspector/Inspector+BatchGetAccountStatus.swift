extension Inspector {
  /// Reads whether the code of functions is scanned.
  ///
  /// - IAM action: `inspector2:BatchGetAccountStatus`.
  /// - Limits: rate not published.
  /// - Source: Amazon Inspector API Reference, BatchGetAccountStatus (2026-11).
  package static let batchGetAccountStatus = service(
    "BatchGetAccountStatus", "reads whether the code of functions is scanned",
    keys: ["accounts.resourceState"], http: .post("/status/batch/get"))

  /// What is scanned, by account.
  package struct BatchGetAccountStatus: Decodable, Sendable {
    package var accounts: [Account]?
  }

  /// What is scanned in one account.
  package struct Account: Decodable, Sendable {
    package var accountId: String?
    package var resourceState: Resources?
  }

  /// What is scanned, by kind of resource.
  package struct Resources: Decodable, Sendable {
    package var lambda: State?
    package var lambdaCode: State?
  }

  /// `ENABLED`, `DISABLED` or on the way there.
  package struct State: Decodable, Sendable {
    package var status: String?
  }
}
