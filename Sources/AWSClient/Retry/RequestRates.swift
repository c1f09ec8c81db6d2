/// How often operations may be called: what AWS documents, before perch takes its share of it.
package struct RequestRates: Sendable {
  /// One limit that operations share.
  struct Limit: Hashable, Sendable {
    /// The operation that has a limit of its own; `nil` for what the others of the service share.
    var operation: String?
    var perSecond: Double
  }

  private let services: [String: Double]
  private let operations: [String: Double]
  private let other: Double

  /// Rates in calls a second: by service (`lambda`), by service and operation (`logs FilterLogEvents`), and for all others.
  package init(services: [String: Double], operations: [String: Double], other: Double) {
    self.services = services
    self.operations = operations
    self.other = other
  }

  /// The limit that an operation falls under.
  func limit(for operation: AWSOperation) -> Limit {
    if let own = operations[operation.service + " " + operation.name] {
      return Limit(operation: operation.name, perSecond: own)
    }
    return Limit(operation: nil, perSecond: services[operation.service] ?? other)
  }

  /// What the services' pages of quotas say, for accounts whose quotas were never raised; read 2026-11-27.
  package static let documented = RequestRates(
    services: [
      "sts": 600, "lambda": 15, "cloudwatch": 25, "logs": 10, "dynamodb": 100, "sqs": 50,
      "sns": 30, "apigateway": 10, "apigatewayv2": 10, "stepfunctions": 10, "kinesis": 5,
      "cloudformation": 5, "resourcegroupstaggingapi": 15, "service-quotas": 10, "ce": 5,
      "xray": 10, "s3api": 50, "cloudtrail": 2, "iam": 10, "organizations": 5,
    ],
    operations: [
      "lambda GetFunction": 100, "cloudwatch GetMetricData": 50, "cloudwatch ListMetrics": 25,
      "cloudwatch DescribeAlarms": 9, "cloudwatch DescribeAlarmHistory": 9,
      "logs FilterLogEvents": 5, "logs StartQuery": 5, "logs GetQueryResults": 5,
      "apigateway GetResources": 2.5, "kinesis DescribeStreamSummary": 20,
      "dynamodb DescribeContinuousBackups": 10, "cloudformation ListStackResources": 5,
      "stepfunctions ListExecutions": 5,
    ], other: 10)
}
