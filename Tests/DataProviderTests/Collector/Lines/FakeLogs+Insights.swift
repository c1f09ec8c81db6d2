import AWSClient
import Foundation
import ServerlessModel
import Synchronization

@testable import DataProvider

extension FakeLogs {
  /// How Logs Insights answers.
  struct Insights {
    var queries: [AWSCall] = []
    /// The ids of those that were stopped.
    var stopped: [String] = []
    /// Rows that a query gives at most.
    var mostRows = 10_000
    var status = "Complete"
    var bytesScanned = 2e9
    /// By the name of the call.
    var failures: [String: AWSFailure] = [:]
    /// What happens while a query runs.
    var meanwhile: (@Sendable () -> Void)?
  }

  /// What was asked, in order: the start and the end in seconds, and whether it counts.
  var questions: [(start: Int, end: Int, counts: Bool)] {
    state.withLock { $0.insights.queries }.map {
      (
        Self.number("startTime", $0) ?? 0, Self.number("endTime", $0) ?? 0,
        $0.input["queryString"]?.scalar?.contains("stats") ?? false
      )
    }
  }

  var stopped: [String] { state.withLock { $0.insights.stopped } }

  /// An answer of Insights; `nil` for other calls.
  static func insights(_ call: AWSCall, _ state: inout State) -> Result<Data, AWSFailure>? {
    guard Logs.queries.contains(call.operation) else { return nil }
    if let failure = state.insights.failures[call.operation.name] { return .failure(failure) }
    if call.operation == Logs.stopQuery {
      state.insights.stopped.append(call.input["queryId"]?.scalar ?? "")
      return .success(Data("{}".utf8))
    }
    guard call.operation == Logs.getQueryResults else {
      state.insights.queries.append(call)
      return .success(Data("{\"queryId\": \"\(state.insights.queries.count - 1)\"}".utf8))
    }
    state.insights.meanwhile?()
    let query = state.insights.queries[call.input["queryId"]?.scalar.flatMap(Int.init) ?? 0]
    let rows = rows(query, state).prefix(state.insights.mostRows)
    let answer: [String: JSONValue] = [
      "status": .text(state.insights.status),
      "statistics": .object(["bytesScanned": .number(state.insights.bytesScanned)]),
      "results": .list(rows.map { .list($0.map { .object($0) }) }),
    ]
    return .success((try? JSONEncoder().encode(JSONValue.object(answer))) ?? Data())
  }

  private static func rows(_ query: AWSCall, _ state: State) -> [[[String: JSONValue]]] {
    let group = query.input["logGroupNames"]?.list.first?.scalar ?? ""
    let text = query.input["queryString"]?.scalar ?? ""
    let (start, end) = (number("startTime", query) ?? 0, number("endTime", query) ?? 0)
    let events = (state.events[group] ?? []).filter {
      start * 1000 <= Int($0.timestamp ?? 0) && Int($0.timestamp ?? 0) <= end * 1000
    }
    if text.contains("stats") {
      let runs = events.count { $0.message?.hasPrefix("REPORT") ?? false }
      return [row(["@log": "111122223333:\(group)", "runs": String(runs)])]
    }
    let phrases = text.matches(of: /like '([^']*)'/).map { String($0.1) }
    return events.filter { event in phrases.contains { event.message?.contains($0) ?? false } }
      .sorted { ($0.timestamp ?? 0) < ($1.timestamp ?? 0) }
      .map { event in
        let time = Instant(milliseconds: event.timestamp ?? 0)
        // Insights writes moments with a blank and no zone, and lines without their break.
        return row([
          "@timestamp": "\(time.date) \(time.clockWithMilliseconds)",
          "@logStream": event.logStreamName ?? "",
          "@message": String((event.message ?? "").trimmingSuffix { $0 == "\n" }), "@ptr": "x",
        ])
      }
  }

  private static func row(_ values: [String: String]) -> [[String: JSONValue]] {
    values.map { ["field": .text($0.key), "value": .text($0.value)] }
  }
}

extension String {
  fileprivate func trimmingSuffix(while cut: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, cut(last) { rest.removeLast() }
    return rest
  }
}
