/// AWS Cost Explorer: what was really billed.
package enum CostExplorer {
  private static let call = ServiceName("ce", .json11)

  static let operations = [
    call("GetCostAndUsage", ["ResultsByTime"], "reads what was billed", consent: .costsMoney),
    call(
      "GetCostForecast", ["ForecastResultsByTime"], "reads what AWS expects to bill",
      consent: .costsMoney),
  ]
}
