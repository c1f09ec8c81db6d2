/// AWS Cost Explorer: what was really billed.
package enum CostExplorer {
  static let service = AWSService(
    "ce", .json11, target: "AWSInsightsIndexService", rate: CallRate(5, pool: "ce"))

  static let operations = [getCostAndUsage, getCostForecast]
}
