import ServerlessModel

/// Finds functions whose asynchronous events wait long for their run.
struct LambdaAsyncEventAgeHigh: Rule {
  var ageSeconds = Parameter("ageSeconds", 300)
  var ageRatioPct = Parameter("ageRatioPct", 50)
  var m = Parameter("m", 5)
  var n = Parameter("n", 10)

  /// How long Lambda keeps an event where nothing else is set, in seconds.
  private static let longestAge = 21_600

  var card: RuleCard {
    RuleCard(
      id: "lambda-async-event-age-high",
      title: "Asynchronous queue is lagging",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [ageSeconds, ageRatioPct, m, n],
      why: "Events that grow older than the function allows are thrown away.",
      fix: "Raise reserved concurrency or shorten the handler; events older than the maximum age "
        + "are discarded.",
      sources: [
        "AWS Lambda metrics docs"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let old = try context.breach("AsyncEventAge", .maximum, ofLast: n) {
      $0.value >= ageSeconds.value * 1000
    }
    let worst = old.all.map(\.value).max() ?? 0
    let limit = limit(try? context.function())
    let share = limit.map { worst / (Double($0) * 1000) } ?? 0
    guard old.reaches(m) || share >= ageRatioPct.share else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let throttles = try? context.sum("Throttles", windowSeconds)
    let concurrency = try? context.maximum("ConcurrentExecutions", windowSeconds)
    return .fails(
      "events wait \(Format.milliseconds(worst))"
        + (limit.map { " of \(Format.seconds(Double($0))) allowed" } ?? "")
        + ", \(old.minutes) of the last \(n.count) min too long",
      figure: worst / 1000, since: old.since, .number("maxEventAgeMs", worst),
      .count("breachingMinutes", old.minutes), .number("shareOfMaximumAge", share),
      .number("throttles", throttles ?? 0), .number("concurrency", concurrency ?? 0))
  }

  /// The age in seconds above which events are thrown away; `nil` where it was not asked for.
  private func limit(_ function: FunctionConfiguration?) -> Int? {
    function?.asyncMaxEventAgeSeconds
      ?? (function?.asyncConfigurationKnown ?? false ? Self.longestAge : nil)
  }
}
