extension ServiceQuotas {
  /// Reads one limit.
  ///
  /// - IAM action: `servicequotas:GetServiceQuota`.
  /// - Limits: 10 calls a second.
  /// - Source: Service Quotas API Reference, GetServiceQuota (2026-11).
  package static let getServiceQuota = service(
    "GetServiceQuota", "reads one limit", keys: ["Quota", "Quota.QuotaCode"])

  /// One limit.
  package struct GetServiceQuota: Decodable, Sendable {
    package var quota: Quota?
  }
}
