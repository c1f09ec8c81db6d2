import ServerlessModel

/// Finds search clusters that lose data, refuse writes or run out of something.
struct OpensearchClusterUnhealthy: Rule {
  var jvmPct = Parameter("jvmPct", 85)
  var cpuPct = Parameter("cpuPct", 80)
  var m = Parameter("m", 3)
  var n = Parameter("n", 3)
  var freePct = Parameter("freePct", 25)
  var yellowMinutes = Parameter("yellowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "opensearch-cluster-unhealthy",
      title: "Search cluster is unhealthy",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.searchDomain], needs: [.metrics, .configuration],
      parameters: [jvmPct, cpuPct, m, n, freePct, yellowMinutes],
      why: "A red cluster misses data, and one that blocks writes loses what is sent to it.",
      fix: "Add storage or nodes, reduce shards.",
      sources: [
        "AWS recommended alarms",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { max(n.minutes, yellowMinutes.minutes) }

  func judge(_ context: Context) throws -> Verdict {
    var checks = PartChecks(context)
    try checks.look { try state("ClusterStatus.red", "red", context) }
    try checks.look { try state("ClusterIndexWritesBlocked", "writes blocked", context) }
    try checks.look {
      let yellow = try context.breach("ClusterStatus.yellow", .maximum, ofLast: yellowMinutes) {
        $0.value >= 1
      }
      return yellow.reaches(yellowMinutes)
        ? WrongPart("yellow for \(yellow.minutes) min", .warning, since: yellow.since) : nil
    }
    try checks.look { try busy("JVMMemoryPressure", "JVM memory", jvmPct, context) }
    try checks.look { try busy("CPUUtilization", "processor", cpuPct, context) }
    try checks.look { try storage(context) }
    try checks.require(.metrics, windowSeconds)
    return try checks.verdict()
  }

  /// A state that is bad enough for a single minute of it.
  private func state(_ metric: String, _ text: String, _ context: Context) throws -> WrongPart? {
    let held = try context.breach(metric, .maximum, ofLast: n) { $0.value >= 1 }
    return held.since.map {
      WrongPart(text, .critical, since: $0, .count("breachingMinutes", held.minutes))
    }
  }

  private func busy(_ metric: String, _ text: String, _ limit: Parameter, _ context: Context) throws
    -> WrongPart?
  {
    let busy = try context.breach(metric, .maximum, ofLast: n) { $0.value >= limit.value }
    guard busy.reaches(m) else { return nil }
    return WrongPart(
      "\(text) \(Format.percent(busy.worst / 100)) used", .warning, since: busy.since,
      .number("worst" + metric + "Pct", busy.worst))
  }

  /// The fullest node; CloudWatch gives it in megabytes.
  private func storage(_ context: Context) throws -> WrongPart? {
    guard try !context.points("FreeStorageSpace", .minimum, n.minutes).isEmpty else { return nil }
    guard let gigabytes = try context.configuration().searchDomain?.volumeGB else {
      throw context.lacks("es:DescribeDomains")
    }
    let limit = freePct.share * Double(gigabytes) * 1024
    let full = try context.breach("FreeStorageSpace", .minimum, ofLast: n) { $0.value <= limit }
    guard full.reaches(m) else { return nil }
    let least = full.points.map(\.value).min() ?? 0
    return WrongPart(
      "\(Format.bytes(Int64(least * 1_048_576))) of \(Format.count(gigabytes)) GB free on a node",
      .warning, since: full.since, .number("freeMB", least), .count("volumeGB", gigabytes))
  }
}
