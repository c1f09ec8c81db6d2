import Console
import InsightEngine
import ServerlessModel

/// Resources with their figures, every microservice asked once.
struct ResourceRows {
  private let reading: any SnapshotReading
  private let window: Window
  private let settings: AnswerSettings

  init(reading: any SnapshotReading, window: Window, settings: AnswerSettings) {
    self.reading = reading
    self.window = window
    self.settings = settings
  }

  mutating func rows(_ resources: [Resource]) throws -> [Row] {
    let figures = try figuresByResource(resources)
    let sampled = try SampledRuns(reading, in: window.span)
    return try resources.map { try row($0, figures[$0.id], sampled) }
  }

  /// A resource's own figures with the columns that name them.
  private typealias Own = (columns: [KindColumn], figures: ResourceFigures)

  private func figuresByResource(_ resources: [Resource]) throws -> [ResourceID: Own] {
    let services = Set(
      resources.map {
        ServiceReference(
          name: $0.microservices.first ?? MicroserviceName.ungrouped, account: $0.account)
      })
    var found: [ResourceID: Own] = [:]
    for service in services {
      let question = Question(.service(service), window: window)
      guard case .service(let own) = try answer(question, from: reading, settings: settings)
      else { continue }
      for group in own.groups {
        for figures in group.rows { found[figures.resource.id] = (group.columns, figures) }
      }
    }
    return found
  }

  private func row(_ resource: Resource, _ own: Own?, _ sampled: SampledRuns) throws -> Row {
    var row = ResourcesCommand.inventory(resource)
    row.add("health", own?.figures.health.score)
    if resource.kind == .lambdaFunction { try addRuns(of: resource, sampled, to: &row) }
    row.add(
      "insights", Value.object(FiguresRow.insights(own?.figures.findings ?? FindingCounts())))
    row.add("figures", Value.object(Self.named(own)))
    return row
  }

  private func addRuns(
    of resource: Resource, _ sampled: SampledRuns, to row: inout Row
  ) throws {
    let counters = try sampled.completed(
      reading.total(of: .resource(resource.id), in: window.span), of: resource.id)
    let runs = try sampled.contains(resource.id) ? "sampled" : "reports"
    row.add("basis", counters.executions > 0 ? runs : "metrics")
    row.add("invocations", counters.executions)
    row.add("errors", counters.failures)
    row.add("errorRate", counters.errorRate)
    row.add("throttles", counters.throttles)
    FiguresRow.addLatency(
      try reading.latency(of: .resource(resource.id), in: window.span), to: &row)
    row.add("coldStarts", counters.coldStarts)
    row.add("coldStartRate", counters.coldStartRate)
    if counters.memoryMB > 0 {
      row.add("maxMemoryMB", counters.maxMemoryMB)
      row.add("memoryMB", counters.memoryMB)
    }
    row.add("retries", counters.retries)
    row.add("costUSD", try? Cost.total(of: counters, region: resource.region))
  }

  private static func named(_ own: Own?) -> Row {
    var row = Row()
    guard let own else { return row }
    for (column, figure) in zip(own.columns, own.figures.values) {
      row.add(column.id, figure.value)
      if let limit = figure.limit { row.add(column.id + "Limit", limit) }
    }
    return row
  }
}
