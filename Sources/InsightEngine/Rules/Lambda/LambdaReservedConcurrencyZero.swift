import ServerlessModel

/// Finds functions that cannot run, since nothing is reserved for them.
struct LambdaReservedConcurrencyZero: Rule {
  var minutes = Parameter("minutes", 60)

  var card: RuleCard {
    RuleCard(
      id: "lambda-reserved-concurrency-zero",
      title: "Function is disabled by zero concurrency",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [minutes],
      why: "Every call of it fails, and a stop that was meant for an hour is easily forgotten.",
      fix: "Remove the zero reservation or delete the function if it is retired.",
      sources: [
        "AWS Lambda docs"
      ])
  }

  var windowSeconds: Int64 { minutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.reservedConcurrency() == 0,
      let since = try context.lasting(windowSeconds, { $0.reservedConcurrency == 0 })
    else { return .pass }
    let throttles = try? context.sum("Throttles", in: TimeSpan(start: since, end: context.at))
    let age = Format.age(seconds: context.at.since(since) / 1000)
    return .fails(
      "nothing may run for \(age)"
        + (throttles.map { ", \(Format.counted(Int($0), "request")) turned away" } ?? ""),
      figure: throttles ?? 0, since: since, .count("reservedConcurrency", 0),
      .number("throttles", throttles ?? 0))
  }
}
