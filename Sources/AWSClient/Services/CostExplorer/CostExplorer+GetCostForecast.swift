extension CostExplorer {
  /// Reads what AWS expects to bill.
  ///
  /// - IAM action: `ce:GetCostForecast`.
  /// - Limits: 5 calls a second; $0.01 a call.
  /// - Source: AWS Cost Explorer API Reference, GetCostForecast (2026-11).
  package static let getCostForecast = service(
    "GetCostForecast", "reads what AWS expects to bill", keys: ["ForecastResultsByTime"],
    consent: .costsMoney)
}
