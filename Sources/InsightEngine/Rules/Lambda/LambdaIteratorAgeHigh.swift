import ServerlessModel

/// Finds functions that fall behind the stream they read.
struct LambdaIteratorAgeHigh: Rule {
  var ageMs = Parameter("ageMs", 60000)
  var retentionPct = Parameter("retentionPct", 25)
  var m = Parameter("m", 5)
  var n = Parameter("n", 10)

  var card: RuleCard {
    RuleCard(
      id: "lambda-iterator-age-high",
      title: "Stream consumer falls behind",
      pillar: .performance, sal: .per1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [ageMs, retentionPct, m, n],
      why: "Records that grow older than the stream keeps them are lost.",
      fix: "Fix failing batches first, then raise ParallelizationFactor, shards or memory.",
      sources: [
        "SLIC Watch IteratorAge 10000 ms",
        "AWS recommended alarms (Kinesis iterator age)",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let sources = context.fleet.sources[context.resource.id] ?? []
    let retention = sources.compactMap { context.fleet.retentionSeconds[$0] }.min()
    return try context.judgeLag(
      "IteratorAge", age: ageMs, of: m, in: n, retentionShare: retentionPct,
      retentionSeconds: retention)
  }
}
