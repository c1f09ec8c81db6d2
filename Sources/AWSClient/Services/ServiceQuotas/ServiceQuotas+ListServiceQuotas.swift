extension ServiceQuotas {
  /// Reads the limits of a service.
  ///
  /// - IAM action: `servicequotas:ListServiceQuotas`.
  /// - Limits: 100 a page; 10 calls a second.
  /// - Source: Service Quotas API Reference, ListServiceQuotas (2026-11).
  package static let listServiceQuotas = service(
    "ListServiceQuotas", "reads the limits of a service", keys: ["Quotas", "Quotas.QuotaCode"],
    paging: Paging("NextToken", size: "MaxResults", most: 100))

  /// Limits.
  package struct ListServiceQuotas: Decodable, Sendable {
    package var quotas: [Quota]?
  }
}
