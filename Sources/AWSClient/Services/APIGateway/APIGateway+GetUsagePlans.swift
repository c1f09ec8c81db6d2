extension APIGateway {
  /// Reads quotas of callers.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 500 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetUsagePlans (2026-11).
  package static let getUsagePlans = service(
    "GetUsagePlans", "reads quotas of callers", keys: ["items", "items.apiStages"], action: "GET",
    http: .get("/usageplans", query: ["position", "keyId", "limit"]),
    paging: Paging("position", size: "limit", most: 500))

  /// Usage plans.
  package typealias GetUsagePlans = List<UsagePlan>

  /// One usage plan.
  package struct UsagePlan: Decodable, Sendable {
    package var name: String?
    package var apiStages: [PlanStage]?
    package var throttle: Throttle?
    package var quota: Quota?
  }

  /// How many calls a plan allows.
  package struct Quota: Decodable, Sendable {
    package var limit: Int?
  }

  /// A stage that a plan covers.
  package struct PlanStage: Decodable, Sendable {
    package var apiId: String?
    package var stage: String?
    /// By path and method.
    package var throttle: [String: Throttle]?
  }
}
