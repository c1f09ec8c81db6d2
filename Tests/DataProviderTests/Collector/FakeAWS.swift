import AWSClient
import Foundation
import Synchronization

/// An account and region that answers as AWS does, page by page, and counts what it is asked.
final class FakeAWS: AWSCalling {
  /// What a test sets.
  struct Settings {
    var functions = 3
    /// Metrics of each function that had points lately.
    var metrics = ["Invocations", "Duration", "ConcurrentExecutions"]
    /// Points can be read so many seconds after their period; some only after `lateSeconds`.
    var delaySeconds = 60.0
    var lateSeconds = 60.0
    var queues = 0
    var traces: [FakeTrace] = []
    /// What the functions wrote, each line readable from its own time on.
    var world: LineWorld?
    var linesPerPage = 400
    /// From when on a log group may not be read any more.
    var deniedGroups: [String: Double] = [:]
    /// Traces that the first call for them leaves out.
    var unprocessed: Set<String> = []
    /// Refusals by title, as the AWS CLI prints them.
    var refusals: [String: String] = [:]
    var answers: [String: String] = [:]
    /// Points that one page of GetMetricData holds.
    var pointsPerPage = 100_800
    var failsAt: Int?
    var atFailure: (@Sendable () -> Void)?
  }

  private struct State {
    var settings = Settings()
    var calls: [AWSCall] = []
  }

  static let account = "111122223333"
  static let region = "eu-west-1"

  let clock: FakeClock
  private let state = Mutex(State())

  init(_ clock: FakeClock, _ change: (inout Settings) -> Void = { _ in }) {
    self.clock = clock
    set(change)
  }

  func set(_ change: (inout Settings) -> Void) { state.withLock { change(&$0.settings) } }

  var settings: Settings { state.withLock { $0.settings } }
  var calls: [AWSCall] { state.withLock { $0.calls } }

  /// The calls of an operation.
  func calls(_ title: String) -> [AWSCall] { calls.filter { $0.operation.title == title } }

  func forgetCalls() { state.withLock { $0.calls = [] } }

  func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
    let (number, settings) = state.withLock { state in
      state.calls.append(call)
      return (state.calls.count, state.settings)
    }
    await Task.yield()
    if let fails = settings.failsAt, number >= fails { settings.atFailure?() }
    let title = call.operation.title
    if let text = refusal(of: call, settings), let error = ServiceError(text) {
      throw .refused(error, operation: call.operation, retryAfter: nil)
    }
    let text = settings.answers[title] ?? answer(call, settings)
    return AWSReply(
      operation: call.operation, body: .json(Data(text.utf8)), date: clock.time.rounded(.down),
      nextToken: Self.nextToken(in: text, of: call.operation))
  }

  /// The token of the next page, where the operation puts it.
  private static func nextToken(in text: String, of operation: AWSOperation) -> String? {
    guard let way = operation.paging?.output, !way.isEmpty else { return nil }
    let body = (try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))) ?? .null
    return way.reduce(Optional(body)) { $0?[$1] }?.scalar
  }

  private func refusal(of call: AWSCall, _ settings: Settings) -> String? {
    let group = call.input["logGroupName"]?.scalar ?? ""
    if let since = settings.deniedGroups[group], clock.time >= since {
      return Refusal.denied("logs:FilterLogEvents")
    }
    return settings.refusals[call.operation.title]
  }

  private func answer(_ call: AWSCall, _ settings: Settings) -> String {
    switch call.operation.title {
    case "cloudwatch list-metrics": metricList(call, settings)
    case "cloudwatch get-metric-data": metricData(call, settings)
    case "logs filter-log-events": lines(call, settings)
    case "xray get-trace-summaries": traceSummaries(call, settings)
    case "xray batch-get-traces": traces(call, settings)
    default: list(call, settings)
    }
  }

  /// One page of a list.
  func page(
    _ key: String, _ rows: [String], size: Int, _ call: AWSCall, token: String, next: String
  ) -> String {
    let first = call.input[token]?.scalar.flatMap { Int($0) } ?? 0
    let end = min(rows.count, first + size)
    let more = end < rows.count ? ",\"\(next)\":\"\(end)\"" : ""
    return "{\"\(key)\":[\(rows[min(first, end)..<end].joined(separator: ","))]\(more)}"
  }
}

extension JSONValue {
  var list: [JSONValue] { if case .list(let list) = self { list } else { [] } }

  subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  var number: Double? { scalar.flatMap { Double($0) } }
}
