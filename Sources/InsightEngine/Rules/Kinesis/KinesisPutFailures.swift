import ServerlessModel

/// Finds streams on which writing or reading fails.
struct KinesisPutFailures: Rule {
  var ratio = Parameter("ratio", 0.99)
  var minFailed = Parameter("minFailed", 1)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "kinesis-put-failures",
      title: "Producers lose records",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.dataStream], needs: [.metrics],
      parameters: [ratio, minFailed, m, n],
      why: "A batch can fail in part; a producer that looks at the call alone loses those records.",
      fix: "Retry failed records of a batch individually with backoff.",
      sources: [
        "AWS recommended alarms",
        "SLIC Watch",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let failed = try context.breach("PutRecords.FailedRecords", .sum, ofLast: n) {
      $0.value >= minFailed.value
    }
    let puts = try succeeding("PutRecord.Success", context)
    let gets = try succeeding("GetRecords.Success", context)
    let said = [
      failed.reaches(m) ? "\(Format.counted(Int(failed.total), "record")) of batches failed" : nil,
      puts.reaches(m) ? "PutRecord succeeds \(Self.percent(puts))" : nil,
      gets.reaches(m) ? "GetRecords succeeds \(Self.percent(gets))" : nil,
    ].compactMap(\.self)
    guard !said.isEmpty else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    return .fails(
      said.joined(separator: ", ") + ", \(max(failed.minutes, puts.minutes, gets.minutes)) of the "
        + "last \(n.count) min",
      figure: failed.total, since: [failed, puts, gets].compactMap(\.since).min(),
      .number("failedRecords", failed.total), .number("putSuccessShare", Self.mean(puts)),
      .number("getSuccessShare", Self.mean(gets)))
  }

  private func succeeding(_ metric: String, _ context: Context) throws -> Breach {
    try context.breach(metric, .average, ofLast: n) { $0.value < ratio.value }
  }

  /// The mean share of calls that succeeded; 1 where there were none.
  private static func mean(_ breach: Breach) -> Double {
    let values = breach.all.map(\.value)
    return values.isEmpty ? 1 : values.reduce(0, +) / Double(values.count)
  }

  private static func percent(_ breach: Breach) -> String { Format.percent(mean(breach)) }
}
