/// Amazon CloudWatch Logs.
package enum Logs {
  static let service = AWSService("logs", .json11, target: "Logs_20140328")

  static let operations =
    [
      describeLogGroups, describeLogStreams, describeSubscriptionFilters, filterLogEvents,
      getLogEvents,
    ] + queries

  /// What asking Logs Insights takes.
  package static var queries: [AWSOperation] { [startQuery, getQueryResults, stopQuery] }
}
