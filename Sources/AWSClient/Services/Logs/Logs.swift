/// Amazon CloudWatch Logs.
package enum Logs {
  private static let call = ServiceName("logs", .json11)

  package static let filterLogEvents = call("FilterLogEvents", [], "reads log lines")
  package static let startQuery = call(
    "StartQuery", [], "runs a Logs Insights query", consent: .costsMoney)
  package static let getQueryResults = call("GetQueryResults", [], "reads what a query found")
  package static let stopQuery = call("StopQuery", [], "stops a query that nobody waits for")

  static let operations = [
    call("DescribeLogGroups", ["logGroups"], "finds log groups and how long they keep lines"),
    call("DescribeLogStreams", ["logStreams"], "finds execution environments"),
    call("DescribeSubscriptionFilters", ["subscriptionFilters"], "finds who else reads a group"),
    filterLogEvents,
    call("GetLogEvents", [], "reads log lines of one stream"),
    startQuery,
    getQueryResults,
    stopQuery,
    call("StartLiveTail", [], "follows log lines as they come", consent: .costsMoney),
  ]

  /// Log groups.
  package struct DescribeLogGroups: Decodable, Sendable {
    package var logGroups: [Group]?
  }

  /// One log group.
  package struct Group: Decodable, Sendable {
    package var logGroupName: String?
    /// Ends in `:*`.
    package var arn: String?
    package var creationTime: Timestamp?
    package var retentionInDays: Int?
    package var storedBytes: Int64?
    package var kmsKeyId: String?
    package var logGroupClass: String?
  }

  /// Streams of one group.
  package struct DescribeLogStreams: Decodable, Sendable {
    package var logStreams: [Stream]?
  }

  /// One stream: `…:log-group:/aws/lambda/orders-api:log-stream:2026/11/20/[$LATEST]…`.
  package struct Stream: Decodable, Sendable {
    package var logStreamName: String?
    package var arn: String?
    package var creationTime: Timestamp?
    package var firstEventTimestamp: Timestamp?
    package var lastEventTimestamp: Timestamp?
  }

  /// Subscription filters of one group.
  package struct DescribeSubscriptionFilters: Decodable, Sendable {
    package var subscriptionFilters: [Filter]?
  }

  /// One subscription filter.
  package struct Filter: Decodable, Sendable {
    package var logGroupName: String?
    package var destinationArn: String?
  }
}
