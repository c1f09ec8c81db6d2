import Console
import ServerlessModel

/// The figures that accounts, microservices and resources have in common.
enum FiguresRow {
  static func add(_ figures: EntityFigures, to row: inout Row) {
    row.add("health", figures.health.score)
    if let missing = figures.missing { row.add("missing", missing.sentence) }
    let counters = figures.counters
    row.add("invocations", counters.executions)
    row.add("errors", counters.failures)
    row.add("errorRate", counters.errorRate)
    row.add("throttles", counters.throttles)
    addLatency(figures.latency, to: &row)
    row.add("coldStarts", counters.coldStarts)
    row.add("coldStartRate", counters.coldStartRate)
    if counters.memoryMB > 0 {
      row.add("maxMemoryMB", counters.maxMemoryMB)
      row.add("memoryMB", counters.memoryMB)
    }
    row.add("retries", counters.retries)
    row.add("costPerDayUSD", figures.dollarsPerDay)
    row.add("insights", Value.object(insights(figures.findings)))
  }

  static func addLatency(_ latency: Latency?, to row: inout Row) {
    row.add("p50Ms", latency?.p50)
    row.add("p95Ms", latency?.p95)
    row.add("p99Ms", latency?.p99)
    if let latency, latency.percentileError > 0 {
      row.add("percentileError", latency.percentileError)
    }
  }

  static func insights(_ counts: FindingCounts) -> Row {
    var row = Row()
    row.add("critical", counts.critical)
    row.add("warning", counts.warning)
    row.add("info", counts.info)
    return row
  }

  /// Health, or `?` where nothing is known.
  static let health = Column(title: "HEALTH", right: true) { row in
    row["health"].map(CellText.plain) ?? "?"
  }
}
