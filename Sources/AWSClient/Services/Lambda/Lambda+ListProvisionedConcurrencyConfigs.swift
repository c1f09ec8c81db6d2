extension Lambda {
  /// Reads what is kept initialised.
  ///
  /// - IAM action: `lambda:ListProvisionedConcurrencyConfigs`.
  /// - Limits: 50 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListProvisionedConcurrencyConfigs (2026-11).
  package static let listProvisionedConcurrencyConfigs = service(
    "ListProvisionedConcurrencyConfigs", "reads what is kept initialised",
    keys: ["ProvisionedConcurrencyConfigs"],
    http: .get(
      "/2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL",
      query: ["Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 50))

  /// What is kept initialised.
  package struct ListProvisionedConcurrencyConfigs: Decodable, Sendable {
    package var provisionedConcurrencyConfigs: [Provisioned]?
  }

  /// Environments kept initialised for one alias or version.
  package struct Provisioned: Decodable, Sendable {
    package var functionArn: String?
    package var requestedProvisionedConcurrentExecutions: Int?
    package var allocatedProvisionedConcurrentExecutions: Int?
    package var status: String?
  }
}
