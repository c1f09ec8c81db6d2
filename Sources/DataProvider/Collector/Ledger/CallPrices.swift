import AWSClient

/// What AWS charges for being asked, in dollars; what is not listed is free.
///
/// Read on 2026-11-20 for US East; the prices of other regions differ little, and what AWS gives for nothing first is
/// not taken off.
enum CallPrices {
  static let asOf = "2026-11-20"

  /// - Source: https://aws.amazon.com/cloudwatch/pricing/: GetMetricData, by the metric asked for.
  static let metric = 0.01 / 1000
  /// - Source: https://aws.amazon.com/aws-cost-management/pricing/: the Cost Explorer API, by the request.
  static let costExplorerRequest = 0.01
  /// - Source: https://aws.amazon.com/xray/pricing/: traces retrieved.
  static let traceRetrieved = 0.50 / 1e6

  /// What one call spends.
  static func spending(of call: AWSCall) -> Spending {
    switch call.operation.title {
    case "cloudwatch get-metric-data":
      let metrics = count(call.input["MetricDataQueries"])
      return Spending(calls: 1, metrics: metrics, dollars: Double(metrics) * metric)
    case "xray batch-get-traces":
      return Spending(calls: 1, dollars: Double(count(call.input["TraceIds"])) * traceRetrieved)
    default:
      let isBill = call.operation.service == "ce"
      return Spending(calls: 1, dollars: isBill ? costExplorerRequest : 0)
    }
  }

  private static func count(_ value: JSONValue?) -> Int {
    if case .list(let list)? = value { list.count } else { 0 }
  }
}
