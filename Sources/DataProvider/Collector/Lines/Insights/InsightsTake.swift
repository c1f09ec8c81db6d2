package import AWSClient
package import ServerlessModel

/// Counts the runs of an account and region in AWS: which groups there are, what counting costs, and then what was counted.
package struct InsightsTake: Sendable {
  /// What would be asked, and what that costs.
  package struct Plan: Sendable {
    package var questions: [InsightsQuestion]
    package var prices: [InsightsPrice]

    /// The dollars of all questions.
    package var dollars: Double { prices.reduce(0) { $0 + $1.dollars } }
    /// The text of all questions, in bytes.
    package var bytes: Int64 { prices.reduce(0) { $0 + $1.bytes } }
  }

  /// What came of it.
  package struct Outcome: Sendable {
    package var rows: [InsightsRow] = []
    package var bytesScanned: Int64 = 0
    package var dollars = 0.0
    /// Why some were not counted.
    package var failures: [AWSFailure] = []
    /// How AWS ended the queries that it did not finish: `Failed`, `Timeout`.
    package var ended: [String] = []
  }

  /// The groups that Lambda makes for functions.
  package static let functionPrefix = "/aws/lambda/"

  private let lane: CollectorLane
  private let clock: any TimeKeeper

  /// Makes it for the account and region of a lane.
  package init(_ lane: CollectorLane, clock: any TimeKeeper) {
    self.lane = lane
    self.clock = clock
  }

  /// Finds the groups of functions, or of the one of a name, and says what it costs to count in them.
  package func plan(in span: TimeSpan, function: String?) async throws(AWSFailure) -> Plan {
    let stored = try await groups(ofFunction: function)
    let questions = InsightsQuestion.about(stored.keys.sorted(), in: span)
    let now = Instant(epoch: clock.now)
    return Plan(
      questions: questions, prices: questions.map { InsightsPrice($0, stored: stored, at: now) })
  }

  /// Asks what was planned, side by side; a query that fails takes nothing from the others.
  package func run(_ plan: Plan) async -> Outcome {
    let runner = InsightsRunner(calling: lane.caller, clock: clock, region: lane.region)
    return await withTaskGroup(of: InsightsAnswer.self) { group in
      for (question, price) in zip(plan.questions, plan.prices) {
        group.addTask { await runner.ask(question, price: price) { _ in true } }
      }
      return await group.reduce(into: Outcome()) { $0.take($1, in: lane.region) }
    }
  }

  private func groups(
    ofFunction function: String?
  ) async throws(AWSFailure) -> [LogGroupID: InsightsPrice.Stored] {
    let prefix = Self.functionPrefix + (function ?? "")
    var call: AWSCall? = AWSCall(
      Logs.describeLogGroups, region: lane.region, input: ["logGroupNamePrefix": .text(prefix)]
    ).withFullPages
    var stored: [LogGroupID: InsightsPrice.Stored] = [:]
    while let page = call {
      let reply = try await lane.caller.call(page)
      for group in try Self.groups(in: reply) {
        guard let name = group.logGroupName, function == nil || name == prefix else { continue }
        let id = LogGroupID(account: lane.account, region: lane.region, name: name)
        stored[id] = InsightsPrice.Stored(
          storedBytes: group.storedBytes ?? 0,
          created: Instant(group.creationTime) ?? Instant(milliseconds: 0),
          retentionDays: group.retentionInDays)
      }
      call = page.next(after: reply)
    }
    return stored
  }

  private static func groups(in reply: AWSReply) throws(AWSFailure) -> [Logs.Group] {
    do throws(AWSJSONError) {
      return try reply.body.decode(Logs.DescribeLogGroups.self).logGroups ?? []
    } catch { throw .unreadable(error, operation: reply.operation) }
  }
}

extension InsightsTake.Outcome {
  fileprivate mutating func take(_ answer: InsightsAnswer, in region: String) {
    switch answer {
    case .rows(let rows, let bytes, let dollars):
      self.rows += rows.compactMap { InsightsRow($0, region: region) }
      bytesScanned += bytes
      self.dollars += dollars
    case .ended(let status): ended.append(status)
    case .refused(let failure): failures.append(failure)
    case .declined, .cancelled: break
    }
  }
}
