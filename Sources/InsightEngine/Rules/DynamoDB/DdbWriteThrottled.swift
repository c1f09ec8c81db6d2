import ServerlessModel

/// Finds tables that turn writes away.
struct DdbWriteThrottled: Rule {
  var minEvents = Parameter("minEvents", 10)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "ddb-write-throttled",
      title: "Writes are throttled",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.table], needs: [.metrics],
      parameters: [minEvents, m, n],
      why: "A throttled write fails at the caller or is tried again and waits.",
      fix: "Raise capacity, spread keys, and note that a throttled index throttles its table.",
      sources: [
        "SLIC Watch WriteThrottleEvents > 10",
        "AWS recommended alarms",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let table = try? context.configuration().table
    return try context.judgeThrottles(
      "WriteThrottleEvents", consumed: "ConsumedWriteCapacityUnits",
      provisioned: table?.writeCapacity,
      what: "writes", atLeast: minEvents, of: m, in: n)
  }
}
