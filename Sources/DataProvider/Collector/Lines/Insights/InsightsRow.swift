import AWSClient
package import ServerlessModel

/// What Insights counted of one group.
package struct InsightsRow: Hashable, Sendable {
  package var group: LogGroupID
  package var runs: Int
  package var failures: Int
  /// Of the failures those that were cut off at the timeout.
  package var timeouts: Int
  /// Of the failures those that ran out of memory, as far as Lambda says so.
  package var outOfMemory: Int
  package var p50: Elapsed?
  package var p95: Elapsed?
  package var p99: Elapsed?
  package var maxMemoryMB: Int?

  /// Reads a row of fields; `nil` where it does not say the group or the count.
  init?(_ fields: [Logs.Field], region: String) {
    let values = fields.values
    // `@log` is the account and the name, with a colon between.
    guard let log = values["@log"], let colon = log.firstIndex(of: ":"),
      let runs = values["runs"].flatMap(Self.whole)
    else { return nil }
    group = LogGroupID(
      account: String(log[..<colon]), region: region, name: String(log[log.index(after: colon)...]))
    self.runs = runs
    failures = values["failures"].flatMap(Self.whole) ?? 0
    timeouts = values["timeouts"].flatMap(Self.whole) ?? 0
    outOfMemory = min(
      values["outOfMemory"].flatMap(Self.whole) ?? 0, max(0, failures - timeouts))
    p50 = values["p50"].flatMap(Self.elapsed)
    p95 = values["p95"].flatMap(Self.elapsed)
    p99 = values["p99"].flatMap(Self.elapsed)
    maxMemoryMB = values["memory"].flatMap(Self.whole)
  }

  /// Counts may be printed as `12` or `12.0`.
  private static func whole(_ text: String) -> Int? {
    Double(text).flatMap { abs($0) < 1e15 ? Int($0.rounded()) : nil }
  }

  private static func elapsed(_ milliseconds: String) -> Elapsed? {
    Double(milliseconds).flatMap {
      $0 >= 0 && $0 < 1e12 ? Elapsed(microseconds: Int64(($0 * 1000).rounded())) : nil
    }
  }
}

extension [Logs.Field] {
  /// What a row says, by field.
  var values: [String: String] {
    var values: [String: String] = [:]
    for field in self { if let name = field.field { values[name] = field.value } }
    return values
  }
}

extension Logs.Event {
  /// Reads a row that is a line, which has no id; `nil` where it says no time or text.
  init?(insights fields: [Logs.Field]) {
    let values = fields.values
    guard let message = values["@message"], let text = values["@timestamp"],
      let time = Int64(text) ?? Instant(iso8601: text)?.milliseconds
    else { return nil }
    self.init(logStreamName: values["@logStream"], timestamp: time, message: message)
  }
}
