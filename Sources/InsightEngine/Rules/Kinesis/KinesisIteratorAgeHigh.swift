import ServerlessModel

/// Finds streams whose consumers fall behind.
struct KinesisIteratorAgeHigh: Rule {
  var ageMs = Parameter("ageMs", 60000)
  var retentionPct = Parameter("retentionPct", 50)
  var m = Parameter("m", 15)
  var n = Parameter("n", 15)

  var card: RuleCard {
    RuleCard(
      id: "kinesis-iterator-age-high",
      title: "Stream consumer falls behind",
      pillar: .performance, sal: .per1, severity: .critical,
      kinds: [.dataStream], needs: [.metrics],
      parameters: [ageMs, retentionPct, m, n],
      why: "Records that grow older than the stream keeps them are lost.",
      fix: "Speed up or parallelise the consumer; add shards.",
      sources: [
        "AWS recommended alarms (15 of 15)",
        "SLIC Watch 10000 ms",
        "Well-Architected serverless guidance, increased delay Kinesis",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeLag(
      "GetRecords.IteratorAgeMilliseconds", age: ageMs, of: m, in: n, retentionShare: retentionPct,
      retentionSeconds: context.fleet.retentionSeconds[context.resource.id.arn])
  }
}
