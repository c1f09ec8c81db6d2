import ServerlessModel

/// Finds streams that turn writers or readers away.
struct KinesisThrottled: Rule {
  var minEvents = Parameter("minEvents", 10)
  var sharePct = Parameter("sharePct", 1)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "kinesis-throttled",
      title: "Stream reads or writes are throttled",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.dataStream], needs: [.metrics],
      parameters: [minEvents, sharePct, m, n],
      why: "A producer that does not try again loses its records, and a reader falls behind.",
      fix: "Spread partition keys, add shards, use on-demand mode or enhanced fan-out.",
      sources: [
        "AWS recommended alarms (5 of 5)",
        "SLIC Watch",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let writes = try breach("WriteProvisionedThroughputExceeded", of: "IncomingRecords", context)
    let reads = try breach("ReadProvisionedThroughputExceeded", of: "GetRecords.Records", context)
    let found = [("writes", writes), ("reads", reads)].filter { $0.1.reaches(m) }
    guard !found.isEmpty else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let said = found.map { side, breach in
      "\(side) throttled \(Format.counted(Int(breach.total), "time")), \(breach.minutes) of the last "
        + "\(n.count) min"
    }
    let shards = try? context.configured(\.dataStream).openShards
    return .fails(
      said.joined(separator: "; "), figure: found.reduce(0) { $0 + $1.1.total },
      since: found.compactMap(\.1.since).min(), .number("writeThrottles", writes.total),
      .number("readThrottles", reads.total), .count("openShards", shards ?? 0))
  }

  /// The periods in which enough events were turned away, and enough of all records.
  private func breach(_ metric: String, of records: String, _ context: Context) throws -> Breach {
    try context.breach(
      metric, .sum, with: records, .sum, missing: 0, ofLast: n,
      combine: { events, records in
        events >= sharePct.share * (events + records) ? events : 0
      }
    ) { $0.value >= minEvents.value }
  }
}
