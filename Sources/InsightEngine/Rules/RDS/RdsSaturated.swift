import ServerlessModel

/// Finds databases that run out of processor, connections, storage or speed.
struct RdsSaturated: Rule {
  var cpuPct = Parameter("cpuPct", 90)
  var connectionPct = Parameter("connectionPct", 80)
  var freePct = Parameter("freePct", 10)
  var latencyMs = Parameter("latencyMs", 20)
  var lagSeconds = Parameter("lagSeconds", 60)
  var windowMinutes = Parameter("windowMinutes", 5)

  var card: RuleCard {
    RuleCard(
      id: "rds-saturated",
      title: "Database is short of a resource",
      pillar: .performance, sal: .per1, severity: .critical,
      kinds: [.database], needs: [.metrics, .configuration],
      parameters: [cpuPct, connectionPct, freePct, latencyMs, lagSeconds, windowMinutes],
      why: "Functions scale and the database does not: it is the first to give way.",
      fix: "Use RDS Proxy, cap function concurrency, tune the slow query.",
      sources: [
        "AWS recommended alarms (RDS)",
        "Well-Architected serverless guidance, downstream overload",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let database = try? context.configuration().database
    var checks = PartChecks(context)
    try checks.look { try processor(context) }
    try checks.look { try connections(database, context) }
    try checks.look { try storage(database, context) }
    for side in ["Read", "Write"] { try checks.look { try latency(side, context) } }
    try checks.look { try lag(context) }
    try checks.require(.metrics, windowSeconds)
    return try checks.verdict(.list("functions", context.callers))
  }

  /// The values that breached for all of the window; `nil` where one minute did not.
  private func worst(
    _ metric: String, _ statistic: Statistic, _ context: Context,
    where holds: (MetricPoint) -> Bool
  ) throws -> Breach? {
    let breach = try context.breach(metric, statistic, ofLast: windowMinutes, where: holds)
    return breach.reaches(windowMinutes) ? breach : nil
  }

  private func processor(_ context: Context) throws -> WrongPart? {
    try worst("CPUUtilization", .average, context) { $0.value >= cpuPct.value }.map {
      WrongPart(
        "processor \(Format.percent($0.worst / 100)) busy", .critical, since: $0.since,
        .number("cpuPct", $0.worst))
    }
  }

  private func connections(_ database: DatabaseConfiguration?, _ context: Context) throws
    -> WrongPart?
  {
    let seen = try context.points("DatabaseConnections", .average, windowSeconds)
    guard !seen.isEmpty else { return nil }
    guard let most = database?.connectionLimit else {
      throw Lacks(.notRecorded("max_connections"))
    }
    let limit = connectionPct.share * Double(most)
    return try worst("DatabaseConnections", .average, context) { $0.value >= limit }.map {
      WrongPart(
        "\(Format.count(Int($0.worst))) of \(Format.count(most)) connections", .critical,
        since: $0.since, .number("connections", $0.worst), .count("maxConnections", most))
    }
  }

  private func storage(_ database: DatabaseConfiguration?, _ context: Context) throws
    -> WrongPart?
  {
    let seen = try context.points("FreeStorageSpace", .minimum, windowSeconds)
    guard !seen.isEmpty else { return nil }
    guard let gigabytes = database?.allocatedStorageGB else {
      throw context.lacks("rds:DescribeDBInstances")
    }
    let limit = freePct.share * Double(gigabytes) * 1_073_741_824
    return try worst("FreeStorageSpace", .minimum, context) { $0.value <= limit }.map { full in
      let least = full.points.map(\.value).min() ?? 0
      return WrongPart(
        "\(Format.bytes(Int64(least))) of \(Format.count(gigabytes)) GB free", .critical,
        since: full.since, .number("freeBytes", least), .count("allocatedGB", gigabytes))
    }
  }

  /// CloudWatch gives it in seconds.
  private func latency(_ side: String, _ context: Context) throws -> WrongPart? {
    let metric = side + "Latency"
    return try worst(metric, Statistic("p90"), context) { $0.value * 1000 >= latencyMs.value }
      .map {
        WrongPart(
          "\(side.lowercased())s take \(Format.milliseconds($0.worst * 1000))", .critical,
          since: $0.since, .number("p90\(side)Ms", $0.worst * 1000))
      }
  }

  private func lag(_ context: Context) throws -> WrongPart? {
    try worst("ReplicaLag", .maximum, context) { $0.value >= lagSeconds.value }.map {
      WrongPart(
        "replica \(Format.seconds($0.worst)) behind", .critical, since: $0.since,
        .number("lagSeconds", $0.worst))
    }
  }
}

extension DatabaseConfiguration {
  /// What is set, else the default of its engine and class; `nil` where neither is known.
  fileprivate var connectionLimit: Int? {
    guard let engine, let instanceClass else { return maxConnections }
    return maxConnections
      ?? DatabaseLimits.connections(engine: engine, instanceClass: instanceClass)
  }
}
