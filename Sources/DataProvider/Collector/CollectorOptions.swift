import ServerlessModel

/// How a collector works.
package struct CollectorOptions: Sendable {
  /// The services to read, as ARNs name them; `nil` for all.
  package var services: Set<String>?
  /// Whether the details of every function are read, and not only of those looked at.
  package var isDeep = false
  /// Whether to ask a quarter as often.
  package var isEconomical = false
  /// Whether the accounts of the organisation are listed.
  package var asksOrganization = false
  /// Whether the bill is read; each request costs a cent.
  package var asksBill = false
  /// Whether CloudTrail is asked who changed what.
  package var asksChanges = false
  /// Whether Logs Insights answers where there are more lines than are read; it costs by what it scans.
  package var asksInsights = false
  package var readsTraces = true
  /// Namespaces of the user's own metrics.
  package var customNamespaces: Set<String> = []
  package var budget = CollectorBudget()
  /// How far back metrics and traces are read when a recording begins.
  package var backfillSeconds: Int64 = 10_800
  /// How often log lines are asked for.
  package var linesEverySeconds: Double = 30
  /// Calls that a lane makes at once.
  package var concurrency = 4
  /// Masks free text before it is kept.
  package var redact: @Sendable (String) -> String = { $0 }
  /// What a value under a name looks like, `nil` for nothing secret.
  package var secretKind: @Sendable (_ name: String, _ value: String) -> String? = { _, _ in nil }

  /// What `perch record` does unless told otherwise.
  package init() {}

  /// How much more seldom everything is asked.
  var slowness: Double { isEconomical ? 4 : 1 }
  var inventorySeconds: Double { 900 * slowness }
  var detailSeconds: Double { 21_600 * slowness }
  var alarmSeconds: Double { 60 * slowness }
  var metricSeconds: Double { 300 * slowness }
  var fineSeconds: Double { 60 * slowness }
  var listingSeconds: Double { 900 * slowness }
  var changeSeconds: Double { 300 * slowness }
  var traceSeconds: Double { 60 * slowness }
  var lineSeconds: Double { linesEverySeconds * slowness }
  /// How often each source is asked, as a recording keeps it.
  var intervals: PollIntervals {
    let seconds: [Coverage.Source: Double] = [
      .metrics: metricSeconds, .logs: lineSeconds, .traces: traceSeconds, .alarms: alarmSeconds,
      .inventory: inventorySeconds,
    ]
    return PollIntervals(seconds: seconds.mapValues { Int64($0.rounded(.up)) })
  }
  /// A refusal is tried again this often, since somebody may allow it meanwhile.
  var deniedSeconds: Double { 3600 }
}
