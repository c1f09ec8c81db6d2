extension ServiceQuotas {
  /// Reads limits that were never raised.
  ///
  /// - IAM action: `servicequotas:ListAWSDefaultServiceQuotas`.
  /// - Limits: 100 a page; 10 calls a second.
  /// - Source: Service Quotas API Reference, ListAWSDefaultServiceQuotas (2026-11).
  package static let listAWSDefaultServiceQuotas = service(
    "ListAWSDefaultServiceQuotas", "reads limits that were never raised",
    keys: ["Quotas", "Quotas.QuotaCode"], paging: Paging("NextToken", size: "MaxResults", most: 100)
  )
}
