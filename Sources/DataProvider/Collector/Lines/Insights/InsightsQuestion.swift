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

  /// What REPORT says of a run that timed out, as text and as JSON.
  private static let timeouts = ["Status: timeout", "\"status\":\"timeout\""]
  /// What it says of one that failed in another way.
  private static let errors = [
    "Status: error", "\"status\":\"error\"", "\"status\":\"failure\"",
  ]
  private static let outOfMemory = ["Runtime.OutOfMemory"]

  /// One for a line that holds any of some texts.
  private static func holds(_ texts: [String]) -> String {
    texts.map { "strcontains(@message, '\($0)')" }.joined(separator: " + ")
  }

  /// REPORT lines as text, whose fields Insights finds by itself, and as JSON.
  var text: String {
    """
    filter @type = "REPORT" or type = "platform.report"
    | fields coalesce(@duration, record.metrics.durationMs) as ms, \
    coalesce(@maxMemoryUsed / 1000000, record.metrics.maxMemoryUsedMB) as mb, \
    \(Self.holds(Self.timeouts + Self.errors)) as failed, \
    \(Self.holds(Self.timeouts)) as late, \(Self.holds(Self.outOfMemory)) as full
    | stats count(*) as runs, sum(failed) as failures, sum(late) as timeouts, \
    sum(full) as outOfMemory, pct(ms, 50) as p50, pct(ms, 95) as p95, \
    pct(ms, 99) as p99, max(mb) as memory by @log
    """
  }
}
