import AWSClient
import DataProvider
import ServerlessModel

/// Failed runs as CloudWatch Logs Insights counts them in AWS, where there are more lines than perch reads.
struct ServerSideErrors {
  let live: LiveOptions
  let regions: [String]
  /// The name of the one function that is meant; `nil` for all.
  let function: String?
  /// Whether the price was agreed to.
  let isAgreed: Bool

  /// A lane with what is asked of it.
  private struct Part: Sendable {
    let take: InsightsTake
    let plan: InsightsTake.Plan
  }

  /// A row for each function and class of failure, the most frequent first.
  ///
  /// - Throws: `CommandFailure` with the price, where nobody agreed to it or the budget is less.
  func rows(in time: TimeOptions) throws -> [Row] {
    guard live.isGiven else {
      throw CommandFailure(
        .noInput,
        "--server-side asks AWS. Name whom to ask with --profile NAME, --role-arn or --endpoint-url."
      )
    }
    let budget = try live.checkedBudget() ?? 1
    let access = try AWSAccess(endpointURL: live.endpointUrl, askCode: CodePrompt.ask)
    let now = Instant(epoch: access.clock.now)
    let span = try time.window(endingAt: now).span
    let parts = try parts(in: span, access)
    let dollars = parts.reduce(0) { $0 + $1.plan.dollars }
    try check(dollars, Self.price(parts), budget)
    let outcomes = try Waiting.value {
      var outcomes: [InsightsTake.Outcome] = []
      for part in parts { outcomes.append(await part.take.run(part.plan)) }
      return outcomes
    }
    try Self.tell(outcomes)
    return outcomes.flatMap(\.rows).flatMap { Self.rows($0, span) }
      .sorted { ($1.count, $0.order) < ($0.count, $1.order) }.map(\.row)
  }

  private func parts(in span: TimeSpan, _ access: AWSAccess) throws -> [Part] {
    let identities = try live.identities(regions: regions)
    let function = function
    return try Waiting.value {
      let lanes = try await AccountLanes(access: access).lanes(of: identities)
      var parts: [Part] = []
      for lane in lanes {
        let take = InsightsTake(lane, clock: access.clock)
        do throws(AWSFailure) {
          parts.append(Part(take: take, plan: try await take.plan(in: span, function: function)))
        } catch { throw CommandFailure(error) }
      }
      return parts
    }
  }

  /// What it will cost, said before anything runs.
  private func check(_ dollars: Double, _ price: String, _ budget: Double) throws {
    guard dollars <= budget else {
      throw CommandFailure(
        .tryLater,
        "Counting in AWS \(price), more than --budget \(budget). Raise it, or ask about less: a shorter --window, or one function with --resource."
      )
    }
    guard isAgreed else {
      throw CommandFailure(
        .usage, "Counting in AWS \(price). Nothing was asked yet: add --yes to run it.")
    }
    StandardError.write("perch: counting in AWS \(price)\n")
  }

  private static func price(_ parts: [Part]) -> String {
    var sum = InsightsPrice(bytes: 0, unknownGroups: 0)
    for price in parts.flatMap(\.plan.prices) { sum.add(price) }
    return sum.sentence
  }

  /// Says what it came to, and what could not be counted.
  private static func tell(_ outcomes: [InsightsTake.Outcome]) throws {
    let failures = outcomes.flatMap(\.failures)
    let ended = outcomes.flatMap(\.ended)
    let isAnswered = outcomes.contains { !$0.rows.isEmpty || $0.bytesScanned > 0 }
    if let first = failures.first, !isAnswered { throw CommandFailure(first) }
    for failure in failures {
      StandardError.write(
        "perch: \(CommandFailure(failure).sentence) Its groups are not counted.\n")
    }
    guard let status = ended.first else { return }
    let sentence =
      "\(ended.count == 1 ? "A query" : "\(ended.count) queries") ended in AWS as \(status) before the count was done"
    guard isAnswered else {
      throw CommandFailure(
        .unavailable, sentence + ". Ask about less: a shorter --window, or one --resource.")
    }
    StandardError.write("perch: \(sentence): their groups are not counted.\n")
  }

  private struct Counted {
    let count: Int
    let order: String
    let row: Row
  }

  private static func rows(_ group: InsightsRow, _ span: TimeSpan) -> [Counted] {
    let function = String(group.group.name.dropFirst(InsightsTake.functionPrefix.count))
    let classes: [(ErrorClass, Int)] = [
      (.timeout, group.timeouts), (.outOfMemory, group.outOfMemory),
      (.exception, group.failures - group.timeouts - group.outOfMemory),
    ]
    return classes.filter { $0.1 > 0 }.map { errorClass, count in
      var row = Row()
      row.add("class", errorClass.name)
      row.add("function", function)
      row.add("account", group.group.account)
      row.add("region", group.group.region)
      row.add("count", count)
      row.add("runs", group.runs)
      row.add("errorRate", Double(count) / Double(max(1, group.runs)))
      row.add("p95Ms", group.p95?.milliseconds)
      row.add("maxMemoryMB", group.maxMemoryMB)
      row.add("from", span.start)
      row.add("to", span.end)
      return Counted(count: count, order: function + errorClass.name, row: row)
    }
  }

  static let columns: [Column] = [
    .number("COUNT", "count"), .number("RUNS", "runs"), .text("CLASS", "class"),
    .text("FUNCTION", "function"), .number("P95 MS", "p95Ms"), .text("REGION", "region"),
  ]
}
