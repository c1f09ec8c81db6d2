import AWSClient
import Foundation
import Redaction
import ServerlessModel
import SnapshotStore
import Synchronization

@testable import DataProvider

/// FilterLogEvents as CloudWatch Logs answers it, or refuses to.
final class FakeLogs: AWSCalling {
  struct State {
    var events: [String: [Logs.Event]] = [:]
    var pageSize = 10_000
    /// Empty pages with a token before each page.
    var emptyPages = 0
    /// Whether `?` terms are heeded; moto gives every line.
    var filters = true
    var failures: [String: [AWSFailure]] = [:]
    /// By the number of the call, from 0.
    var failuresAt: [Int: AWSFailure] = [:]
    var calls: [AWSCall] = []
    var insights = Insights()
  }

  let state = Mutex(State())

  func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
    let result = state.withLock { Self.answer(call, &$0) }
    return AWSReply(operation: call.operation, body: .json(try result.get()))
  }

  var calls: [AWSCall] { state.withLock { $0.calls } }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  private static func answer(_ call: AWSCall, _ state: inout State) -> Result<Data, AWSFailure> {
    if let answer = insights(call, &state) { return answer }
    state.calls.append(call)
    if let failure = state.failuresAt[state.calls.count - 1] { return .failure(failure) }
    let name = call.input["logGroupName"]?.scalar ?? ""
    if var failures = state.failures[name], !failures.isEmpty {
      let failure = failures.removeFirst()
      state.failures[name] = failures
      return .failure(failure)
    }
    let token = call.input["nextToken"]?.scalar.flatMap(Int.init) ?? 0
    let found = matching(call, state)
    let step = state.emptyPages + 1
    let page = token / step
    let isEmpty = token % step < state.emptyPages
    let size = min(state.pageSize, number("limit", call) ?? state.pageSize)
    let from = min(found.count, page * size)
    let part = isEmpty ? [] : Array(found[from..<min(found.count, from + size)])
    let isLast = !isEmpty && from + part.count >= found.count
    return .success(body(part, token: isLast ? nil : String(token + 1)))
  }

  static func number(_ key: String, _ call: AWSCall) -> Int? {
    call.input[key]?.scalar.flatMap(Int.init)
  }

  private static func matching(_ call: AWSCall, _ state: State) -> [Logs.Event] {
    let (start, end) = (number("startTime", call) ?? 0, number("endTime", call) ?? .max)
    var streams: [String]?
    if case .list(let names) = call.input["logStreamNames"] { streams = names.compactMap(\.scalar) }
    let phrases = (call.input["filterPattern"]?.scalar ?? "").split(separator: "\"")
      .filter { !$0.contains("?") && $0 != " " }.map(String.init)
    return (state.events[call.input["logGroupName"]?.scalar ?? ""] ?? []).filter { event in
      guard let time = event.timestamp, time >= start, time <= end else { return false }
      if let streams, !streams.contains(event.logStreamName ?? "") { return false }
      guard state.filters, !phrases.isEmpty else { return true }
      return phrases.contains { event.message?.contains($0) ?? false }
    }
  }

  private static func body(_ events: [Logs.Event], token: String?) -> Data {
    let rows: [[String: JSONValue]] = events.map {
      [
        "logStreamName": .text($0.logStreamName ?? ""), "timestamp": .whole(Int($0.timestamp ?? 0)),
        "message": .text($0.message ?? ""), "eventId": $0.eventId.map { .text($0) } ?? .null,
      ]
    }
    var answer: [String: JSONValue] = ["events": .list(rows.map { .object($0) })]
    if let token { answer["nextToken"] = .text(token) }
    return (try? JSONEncoder().encode(JSONValue.object(answer))) ?? Data()
  }

  /// A refusal in AWS's own words.
  static func refusal(
    _ code: String, of operation: AWSOperation = Logs.filterLogEvents, retryAfter: Double? = nil
  ) -> AWSFailure {
    let text = "An error occurred (\(code)) when calling the \(operation.name) operation: no"
    guard let error = ServiceError(text) else {
      return .noCredentials(CredentialsFailure(attempts: [], advice: "not an error"))
    }
    return .refused(error, operation: operation, retryAfter: retryAfter)
  }
}

/// A recording that one poller reads the logs of two functions into.
struct PollerBench {
  let shop: Workshop
  let logs = FakeLogs()
  let options: LinePoller.Options
  static let start = Instant(milliseconds: Runs.start)
  static let group = LogGroupID(
    account: "111122223333", region: "eu-west-1", name: "/aws/lambda/probe")
  static let other = LogGroupID(
    account: "111122223333", region: "eu-west-1", name: "/aws/lambda/other")

  init(
    _ mode: LineMode, pages: Int = 10, patterns: [String] = [], backfillSeconds: Int64 = 900
  ) throws {
    shop = try Workshop()
    guard let key = RedactionKey(bytes: Array(1...32)) else { throw AbsentKey() }
    options = LinePoller.Options(
      mode: mode, key: key, patterns: try CustomPatterns(patterns),
      backfillSeconds: backfillSeconds, pages: pages)
  }

  struct AbsentKey: Error {}

  func poller() throws -> (LinePoller, SnapshotWriter) {
    let writer = try SnapshotWriter.record(at: shop.path("live.perch"))
    let poller = try LinePoller(
      account: "111122223333", region: "eu-west-1", options: options, calling: logs,
      writer: writer)
    return (poller, writer)
  }

  static func at(_ seconds: Int64) -> Instant { start.adding(seconds: seconds) }

  static func events(_ runs: Runs) -> [Logs.Event] {
    runs.events.map {
      Logs.Event(
        logStreamName: $0.stream, timestamp: $0.time, message: $0.message + "\n", eventId: $0.id)
    }
  }

  func messages() throws -> [String] {
    let span = TimeSpan(start: Self.at(-10_000), end: Self.at(100_000))
    return try shop.reader("live.perch").logPage(LogQuery(span: span, limit: 100_000)).lines
      .map(\.message)
  }

  func runs() throws -> [Execution] { try shop.executions("live.perch") }

  func coverage(_ scope: String = "/aws/lambda/probe") throws -> [Coverage] {
    try shop.reader("live.perch").allCoverage().filter { $0.scope == scope }
  }
}
