import ServerlessModel

/// Finds tables that are read by scanning them.
struct DdbScanHeavy: Rule {
  var minScans = Parameter("minScans", 100)
  var windowHours = Parameter("windowHours", 24)
  var sharePct = Parameter("sharePct", 20)

  var card: RuleCard {
    RuleCard(
      id: "ddb-scan-heavy",
      title: "Scans dominate reads",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.table], needs: [.metrics],
      parameters: [minScans, windowHours, sharePct],
      why: "A scan reads the whole table and is billed for it, however little it returns.",
      fix: "Query by key or add an index; move reports to an export.",
      sources: [
        "own",
        "DynamoDB best practices",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  private static let reads: Set = [
    "Scan", "Query", "GetItem", "BatchGetItem", "TransactGetItems",
  ]

  func judge(_ context: Context) throws -> Verdict {
    let calls = try context.parts(
      "SuccessfulRequestLatency", .sampleCount, by: "Operation", windowSeconds
    ).filter { Self.reads.contains($0.name) }
    let scans = calls.first { $0.name == "Scan" }?.total ?? 0
    let share = scans / max(1, calls.reduce(0) { $0 + $1.total })
    guard scans >= minScans.value, share >= sharePct.share else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    return .fails(
      "\(Format.counted(Int(scans), "scan")), \(Format.percent(share)) of its reads", figure: scans,
      .number("scans", scans), .number("scanShare", share), .list("calls", calls.ranked),
      .list("callers", context.callers))
  }
}
