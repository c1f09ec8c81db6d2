import ServerlessModel

/// Finds APIs that compute the same answers again and again, and caches that seldom hold one.
struct ApigwCacheCandidate: Rule {
  var getPct = Parameter("getPct", 80)
  var requestsPerSecond = Parameter("requestsPerSecond", 5)
  var repeatPct = Parameter("repeatPct", 60)
  var hitPct = Parameter("hitPct", 20)
  var windowHours = Parameter("windowHours", 24)
  var minLines = Parameter("minLines", 100)

  var card: RuleCard {
    RuleCard(
      id: "apigw-cache-candidate",
      title: "Read-heavy API without caching",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.restAPI, .httpAPI], needs: [.metrics, .configuration],
      parameters: [getPct, requestsPerSecond, repeatPct, hitPct, windowHours, minLines],
      why: "Callers wait for work that was done a moment ago, and every repetition is paid for.",
      fix: "Cache at CloudFront or the stage with a short TTL; remove an unused cache since it "
        + "is billed by the hour.",
      sources: [
        "AWS Serverless Lens"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let cached = try context.stages().filter { $0.cacheEnabled == true }
    return cached.isEmpty ? try judgeUncached(context) : try judge(cached, context)
  }

  private func judge(_ cached: [APIStage], _ context: Context) throws -> Verdict {
    let hits = try context.sum("CacheHitCount", windowSeconds)
    let asked = hits + (try context.sum("CacheMissCount", windowSeconds))
    guard hits < hitPct.share * asked else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let monthly = Prices.cacheHour(
      ofSizes: cached.map { $0.cacheSizeGB ?? 0 }, in: context.resource.region
    ).map { $0 * Prices.monthHours }
    let price = monthly.map { " and costs \(Format.usd($0)) a month" } ?? ""
    return .fails(
      "cache answers \(Format.percent(hits / asked)) of \(Format.short(asked)) requests\(price)",
      figure: monthly ?? 0, savingUSD: monthly, .number("hitShare", hits / asked),
      .number("requests", asked), .number("cacheUSDPerMonth", monthly ?? 0),
      .list("stages", cached.map(\.name)))
  }

  private func judgeUncached(_ context: Context) throws -> Verdict {
    let rate = try context.sum("Count", windowSeconds) / Double(windowSeconds)
    guard rate >= requestsPerSecond.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    if !context.fronts().isEmpty { return .pass }
    let lines = try context.sampledLines(windowSeconds).compactMap(\.access)
    guard lines.count >= minLines.count else {
      throw Lacks(.notRecorded("enough access log lines"))
    }
    let reads = lines.filter { $0.method == "GET" && $0.path != nil }
    let known = Set(reads.map { ($0.path ?? "") + "?" + ($0.query ?? "") })
    let readShare = Double(reads.count) / Double(lines.count)
    let repeated = Double(reads.count - known.count) / Double(max(1, reads.count))
    guard readShare >= getPct.share, repeated >= repeatPct.share else { return .pass }
    let cache = Prices.cacheHour(ofSizes: [0.5], in: context.resource.region) ?? 0
    return .fails(
      "\(Format.percent(repeated)) of reads repeat an address, \(Format.fixed(rate, 1)) requests/s "
        + "without a cache",
      figure: rate, .number("repeatShare", repeated), .number("getShare", readShare),
      .number("requestsPerSecond", rate), .count("lines", lines.count),
      .number("smallestCacheUSDPerMonth", cache * Prices.monthHours))
  }
}
