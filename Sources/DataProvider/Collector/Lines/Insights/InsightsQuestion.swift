package import ServerlessModel

/// A question that CloudWatch Logs Insights answers by counting in AWS: how the runs of some functions went over a long span.
package struct InsightsQuestion: Hashable, Sendable {
  /// At most fifty.
  package var groups: [LogGroupID]
  package var span: TimeSpan

  /// Groups that one query may look at: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
  package static let mostGroups = 50

  /// Questions about any number of groups, each about as many as one query may look at.
  package static func about(_ groups: [LogGroupID], in span: TimeSpan) -> [InsightsQuestion] {
    stride(from: 0, to: groups.count, by: mostGroups).map {
      InsightsQuestion(groups: Array(groups[$0..<min(groups.count, $0 + mostGroups)]), span: span)
    }
  }

  /// What REPORT says of a run that failed, as text and as JSON.
  private static let failures = [
    "Status: timeout", "Status: error", "\"status\":\"timeout\"", "\"status\":\"error\"",
    "\"status\":\"failure\"",
  ]

  /// REPORT lines as text, whose fields Insights finds by itself, and as JSON.
  var text: String {
    """
    filter @type = "REPORT" or type = "platform.report"
    | fields coalesce(@duration, record.metrics.durationMs) as ms, \
    coalesce(@maxMemoryUsed / 1000000, record.metrics.maxMemoryUsedMB) as mb, \
    \(Self.failures.map { "strcontains(@message, '\($0)')" }.joined(separator: " + ")) as failed
    | stats count(*) as runs, sum(failed) as failures, pct(ms, 50) as p50, pct(ms, 95) as p95, \
    pct(ms, 99) as p99, max(mb) as memory by @log
    """
  }
}
