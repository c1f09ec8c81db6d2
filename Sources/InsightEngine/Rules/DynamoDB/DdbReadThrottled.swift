import ServerlessModel

/// Finds tables that turn reads away.
struct DdbReadThrottled: Rule {
  var minEvents = Parameter("minEvents", 10)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "ddb-read-throttled",
      title: "Reads are throttled",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.table], needs: [.metrics],
      parameters: [minEvents, m, n],
      why: "A throttled read fails at the caller or is tried again and waits.",
      fix: "Raise capacity or switch mode; if capacity is not exhausted look for a hot key.",
      sources: [
        "SLIC Watch ReadThrottleEvents > 10",
        "AWS recommended alarms (5 of 5)",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let table = try? context.configuration().table
    return try context.judgeThrottles(
      "ReadThrottleEvents", consumed: "ConsumedReadCapacityUnits", provisioned: table?.readCapacity,
      what: "reads", atLeast: minEvents, of: m, in: n)
  }
}
