package import AWSClient
import ServerlessModel

/// Runs questions in Logs Insights: said what they cost, asked for consent, polled with patience, stopped where nobody waits.
package actor InsightsRunner {
  private let calling: any AWSCalling
  private let clock: any TimeKeeper
  let region: String
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Queries that an account runs at once.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  package static let mostRunning = 30
  private static let firstWait = 0.5
  private static let longestWait = 10.0
  /// Insights itself ends a query after an hour.
  private static let mostStarts = 12

  /// Makes a runner for an account and region.
  package init(calling: any AWSCalling, clock: any TimeKeeper, region: String) {
    self.calling = calling
    self.clock = clock
    self.region = region
  }

  /// Says the price, and runs the question if `consent` takes it; a cancelled task stops the query in AWS, as does one that
  /// is not done after `patience` seconds.
  package func ask(
    _ question: InsightsQuestion, price: InsightsPrice, patience: Double = .infinity,
    consent: @Sendable (InsightsPrice) async -> Bool
  ) async -> InsightsAnswer {
    guard await consent(price) else { return .declined(price) }
    await enter()
    defer { leave() }
    guard !Task.isCancelled else { return .cancelled }
    let id: String
    do { id = try await start(question, patience) } catch let failure as AWSFailure {
      return .refused(failure)
    } catch { return .cancelled }
    return await wait(for: id, patience)
  }

  // MARK: Room

  private func enter() async {
    if running < Self.mostRunning {
      running += 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Who waits takes the place over.
  private func leave() {
    if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
  }

  // MARK: Calls

  /// Starts the query; where others of the account run too many, it is tried again.
  private func start(_ question: InsightsQuestion, _ patience: Double) async throws -> String {
    var pause = Self.firstWait
    var waited = 0.0
    for attempt in 1... {
      do throws(AWSFailure) {
        let reply = try await calling.call(
          AWSCall(Logs.startQuery, region: region, input: Self.input(question)))
        let answer: Logs.StartQuery = try Self.decode(reply)
        if let id = answer.queryId { return id }
        throw .unreadable(
          AWSJSONError(line: nil, field: "queryId", expected: "text"), operation: Logs.startQuery)
      } catch {
        guard case .refused(let refusal, _, let after) = error, refusal.isThrottled,
          attempt < Self.mostStarts, waited + (after ?? pause) <= patience
        else { throw error }
        try await clock.sleep(seconds: after ?? pause)
        waited += after ?? pause
        pause = min(Self.longestWait, pause * 2)
      }
    }
    throw CancellationError()
  }

  private func wait(for id: String, _ patience: Double) async -> InsightsAnswer {
    var pause = Self.firstWait
    var waited = 0.0
    var failures = 0
    while true {
      guard waited < patience else {
        _ = await stop(id)
        return .ended(status: "Timeout")
      }
      do { try await clock.sleep(seconds: pause) } catch { return await stop(id) }
      waited += pause
      pause = min(Self.longestWait, pause * 1.5)
      do throws(AWSFailure) {
        let reply = try await calling.call(
          AWSCall(Logs.getQueryResults, region: region, input: ["queryId": .text(id)]))
        let answer: Logs.GetQueryResults = try Self.decode(reply)
        failures = 0
        if let done = result(answer) { return done }
      } catch {
        failures += 1
        guard case .refused(let refusal, _, _) = error, refusal.isThrottled, failures < 10 else {
          _ = await stop(id)
          return .refused(error)
        }
      }
    }
  }

  /// `nil` while the query goes on.
  private func result(_ answer: Logs.GetQueryResults) -> InsightsAnswer? {
    guard answer.isDone else { return nil }
    switch answer.status {
    case "Complete":
      let bytes = Int64(max(0, min(1e18, answer.statistics?.bytesScanned ?? 0)))
      return .rows(
        answer.results ?? [], bytesScanned: bytes,
        dollars: Double(bytes) / 1e9 * InsightsPrice.dollarsPerGB)
    case let status: return .ended(status: status ?? "Unknown")
    }
  }

  /// Stops a query in AWS, in a task of its own since this one is cancelled.
  private func stop(_ id: String) async -> InsightsAnswer {
    let call = AWSCall(Logs.stopQuery, region: region, input: ["queryId": .text(id)])
    let calling = calling
    _ = await Task { try? await calling.call(call) }.value
    return .cancelled
  }

  private static func decode<T: Decodable>(_ reply: AWSReply) throws(AWSFailure) -> T {
    do throws(AWSJSONError) { return try reply.body.decode() } catch {
      throw .unreadable(error, operation: reply.operation)
    }
  }

  /// Times are whole seconds here, unlike in other calls.
  private static func input(_ question: InsightsQuestion) -> [String: JSONValue] {
    [
      "logGroupNames": .list(question.groups.map { .text($0.name) }),
      "startTime": .whole(Int(question.span.start.milliseconds / 1000)),
      "endTime": .whole(Int((question.span.end.milliseconds + 999) / 1000)),
      "queryString": .text(question.text), "limit": .whole(InsightsQuestion.mostRows),
    ]
  }
}
