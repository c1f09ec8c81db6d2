import ServerlessModel

extension Fleet {
  /// The same accounts and resources, with nothing but what asking for the rest came to.
  static func asked(_ outcome: (Coverage.Source) -> Coverage.Outcome) -> FakeReading {
    var asked = FakeReading(info: reading.info)
    asked.accountList = reading.accountList
    asked.resourceList = reading.resourceList
    asked.coverageList = [prod, staging, partner].flatMap { account in
      Coverage.Source.allCases.map { source in
        Coverage(
          account: account, region: region, source: source, scope: "*",
          span: TimeSpan(start: start, end: end), settled: end, outcome: outcome(source),
          apiCalls: 1)
      }
    }
    return asked
  }

  /// All was asked, and AWS had nothing.
  static let quiet = asked { _ in .empty }

  /// All was asked, and AWS refused.
  static let refused = asked { .denied(action: action(of: $0)) }

  private static func action(of source: Coverage.Source) -> String {
    switch source {
    case .logs: "logs:FilterLogEvents"
    case .metrics: "cloudwatch:GetMetricData"
    case .traces: "xray:GetTraceSummaries"
    case .inventory: "tag:GetResources"
    case .configuration: "lambda:GetFunctionConfiguration"
    case .alarms: "cloudwatch:DescribeAlarms"
    case .quotas: "servicequotas:ListServiceQuotas"
    }
  }
}
