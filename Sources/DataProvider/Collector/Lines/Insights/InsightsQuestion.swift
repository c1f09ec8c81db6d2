package import ServerlessModel

/// A question that CloudWatch Logs Insights answers in AWS: how the runs of some functions went over a long span, or which
/// lines tell of failures.
package struct InsightsQuestion: Hashable, Sendable {
  /// At most fifty.
  package var groups: [LogGroupID]
  package var span: TimeSpan
  /// Of which lines to give the oldest; `nil` where runs are counted.
  var lines: LinePattern?

  /// Groups that one query may look at: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
  package static let mostGroups = 50

  /// Rows that one query gives.
  static let mostRows = 10_000

  /// Asks how the runs went.
  package init(groups: [LogGroupID], span: TimeSpan) {
    self.groups = groups
    self.span = span
  }

  /// Asks for the lines of a group that a pattern wants.
  init(_ group: LogGroupID, span: TimeSpan, lines: LinePattern) {
    self.init(groups: [group], span: span)
    self.lines = lines
  }

  /// Questions about any number of groups, each about as many as one query may look at.
  package static func about(_ groups: [LogGroupID], in span: TimeSpan) -> [InsightsQuestion] {
    stride(from: 0, to: groups.count, by: mostGroups).map {
      InsightsQuestion(groups: Array(groups[$0..<min(groups.count, $0 + mostGroups)]), span: span)
    }
  }

  private static let outOfMemory = ["Runtime.OutOfMemory"]

  /// One for a line that holds any of some texts.
  private static func holds(_ texts: [String]) -> String {
    texts.map { "strcontains(@message, '\($0)')" }.joined(separator: " + ")
  }

  /// What is asked, in the language of Insights.
  var text: String { lines.map(Self.text) ?? Self.counting }

  private static func text(of lines: LinePattern) -> String {
    """
    fields @timestamp, @logStream, @message
    | filter \(lines.condition)
    | sort @timestamp asc
    """
  }

  /// REPORT lines as text, whose fields Insights finds by itself, and as JSON.
  private static var counting: String {
    """
    filter @type = "REPORT" or type = "platform.report"
    | fields coalesce(@duration, record.metrics.durationMs) as ms, \
    coalesce(@maxMemoryUsed / 1000000, record.metrics.maxMemoryUsedMB) as mb, \
    \(holds(LinePattern.timeouts + LinePattern.failures)) as failed, \
    \(holds(LinePattern.timeouts)) as late, \(holds(Self.outOfMemory)) as full
    | stats count(*) as runs, sum(failed) as failures, sum(late) as timeouts, \
    sum(full) as outOfMemory, pct(ms, 50) as p50, pct(ms, 95) as p95, \
    pct(ms, 99) as p99, max(mb) as memory by @log
    """
  }
}
