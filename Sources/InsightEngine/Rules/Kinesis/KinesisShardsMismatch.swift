import ServerlessModel

/// Finds streams with many more shards than they need, and those whose shards are nearly full.
struct KinesisShardsMismatch: Rule {
  var lowPct = Parameter("lowPct", 25)
  var highPct = Parameter("highPct", 80)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "kinesis-shards-mismatch",
      title: "Shard count does not fit traffic",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.dataStream], needs: [.metrics, .configuration],
      parameters: [lowPct, highPct, windowDays],
      why: "Every shard is billed by the hour, used or not, and a full one turns writers away.",
      fix: "Merge or split shards, or use on-demand for unknown load.",
      sources: [
        "Kinesis quotas",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let stream = try context.configured(\.dataStream)
    guard let mode = stream.mode else { throw Lacks(.notRecorded("StreamMode")) }
    guard mode == "PROVISIONED" else { return .notApplicable }
    guard let shards = stream.openShards else { throw Lacks(.notRecorded("OpenShardCount")) }
    let load = Load(
      shards: shards, bytes: try context.peakPerSecond("IncomingBytes", windowSeconds) ?? 0,
      records: try context.peakPerSecond("IncomingRecords", windowSeconds) ?? 0)
    if load.used >= highPct.share {
      return fails("shards are nearly full", .warning, load, context)
    }
    try context.require(.metrics, windowSeconds)
    guard load.used <= lowPct.share, load.proposed < shards else { return .pass }
    return fails("too many shards", .info, load, context)
  }

  private func fails(_ what: String, _ severity: Severity, _ load: Load, _ context: Context)
    -> Verdict
  {
    let idle = Double(max(0, load.shards - load.proposed))
    let hourly = try? Prices.shardHour.price(in: context.resource.region)
    let saving = idle == 0 ? nil : hourly.map { idle * $0 * Prices.monthHours }
    let less = saving.map { " and save \(Format.usd($0)) a month" } ?? ""
    return .fails(
      "busiest minute takes \(Format.percent(load.used)) of \(Format.counted(load.shards, "shard")), "
        + "\(what): \(Format.count(load.proposed)) would do\(less)",
      figure: load.used * 100, severity: severity, savingUSD: saving,
      .number("usedShare", load.used), .count("openShards", load.shards),
      .count("proposedShards", load.proposed), .number("peakBytesPerSecond", load.bytes),
      .number("peakRecordsPerSecond", load.records), .number("savingUSDPerMonth", saving ?? 0))
  }

  /// The shards of a stream and what its busiest period wrote a second.
  private struct Load {
    var shards: Int
    var bytes: Double
    var records: Double

    /// How many shards the writing fills.
    var needed: Double {
      let most = (Quotas.limit("kinesis.shardInKB") ?? 1024) * 1024
      return max(bytes / most, records / (Quotas.limit("kinesis.shardInRecords") ?? 1000))
    }

    var used: Double { needed / Double(max(1, shards)) }
    /// So many that the busiest period fills half of them.
    var proposed: Int { max(1, Int(min(1e6, (needed * 2).rounded(.up)))) }
  }
}
