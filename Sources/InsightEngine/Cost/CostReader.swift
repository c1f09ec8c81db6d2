package import ServerlessModel

/// Reads what one resource cost from what a source holds, at list prices of the first tier; throws `NoPrice` for what ran
/// in a region that has none.
///
/// A class, since the points of a metric are read once and summed over many spans; it lives on one thread.
package final class CostReader {
  let source: any FactSource
  private let resource: Resource
  private let configuration: Configuration?
  private let reach: TimeSpan
  private var points: [String: [MetricPoint]] = [:]

  /// Reads of one resource, in spans that lie within `reach`, as it was set at the end of it.
  package init(_ resource: Resource, source: any FactSource, reach: TimeSpan) throws {
    self.resource = resource
    self.source = source
    self.reach = reach
    configuration = try source.configuration(of: resource.id, at: reach.end).value
  }

  /// What the resource cost over a span; `nil` for a kind that has no price here, or of which nothing was recorded.
  package func cost(in span: TimeSpan) throws -> ResourceCost? {
    if resource.kind == .lambdaFunction {
      return try function(resource, configuration?.function, span)
    }
    return try metricsCost(in: span)
  }

  /// The same from CloudWatch's counts alone, so that days with and without recorded runs compare.
  package func metricsCost(in span: TimeSpan) throws -> ResourceCost? {
    switch resource.kind {
    case .lambdaFunction:
      guard let invoked = try sum("Invocations", resource, span) else { return nil }
      return try estimate(resource, configuration?.function, invoked, span)
    case .queue: return try queue(resource, configuration?.queue, span)
    case .table: return try table(resource, configuration?.table, span)
    case .restAPI: return try api(resource, span, "Count") { try Prices.restAPI.price(in: $0) }
    case .httpAPI: return try api(resource, span, "Count") { try Prices.httpAPI.price(in: $0) }
    case .webSocketAPI:
      return try api(resource, span, "MessageCount") { try Prices.webSocket.price(in: $0).message }
    case .stateMachine: return try stateMachine(resource, configuration?.stateMachine, span)
    case .dataStream: return try dataStream(resource, configuration?.dataStream, span)
    case .topic: return try topic(resource, span)
    case .logGroup: return try logGroup(resource, span)
    case .secret: return try secret(resource, span)
    default: return nil
    }
  }

  /// A function's runs and its provisioned concurrency.
  private func function(
    _ resource: Resource, _ configuration: FunctionConfiguration?, _ span: TimeSpan
  ) throws -> ResourceCost? {
    let counted = Counters.sum(try source.counters(of: resource.id, in: span).value ?? [])
    let invoked = try sum("Invocations", resource, span) ?? 0
    var cost = ResourceCost(resource.id, [:], basis: .reports)
    if counted.executions > 0 {
      // Where only some runs were read, CloudWatch's count says how many there were.
      let scale = max(1, invoked / Double(counted.executions))
      for share in try Cost.shares(of: counted, region: resource.region) {
        cost.drivers[share.driver] = share.amountUSD * scale
      }
      cost.unusedMemoryUSD = try Cost.unusedMemory(of: counted, region: resource.region) * scale
      cost.basis = scale > 1.02 ? .metrics : .reports
    } else if invoked > 0, let estimate = try estimate(resource, configuration, invoked, span) {
      cost = estimate
    }
    try addTraced(resource, span, to: &cost)
    cost.drivers[.provisionedIdle] = try idle(resource, configuration, span)
    cost.drivers = cost.drivers.filter { $0.value > 0 }
    return cost.drivers.isEmpty && invoked == 0 && counted.executions == 0 ? nil : cost
  }

  /// A function's cost from CloudWatch's counts alone: calls, mean duration, and the memory size that is configured.
  private func estimate(
    _ resource: Resource, _ configuration: FunctionConfiguration?, _ invoked: Double,
    _ span: TimeSpan
  ) throws -> ResourceCost? {
    guard let memory = configuration?.memoryMB else { return nil }
    let durations = try values("Duration", .average, resource, span)
    guard !durations.isEmpty else { return nil }
    let mean = durations.reduce(0, +) / Double(durations.count)
    let prices = try Prices.lambda.price(in: resource.region)
    let price = prices.compute(configuration?.architecture ?? .x86).first
    let compute = invoked * mean.rounded(.up) / 1000 * Double(memory) / 1024 * price
    return ResourceCost(
      resource.id, [.requests: invoked * prices.request, .compute: compute], basis: .metrics)
  }

  /// What provisioned environments cost while no run used them.
  private func idle(
    _ resource: Resource, _ configuration: FunctionConfiguration?, _ span: TimeSpan
  ) throws -> Double {
    let held = (configuration?.provisionedConcurrency ?? []).reduce(0) {
      $0 + ($1.allocated ?? $1.requested)
    }
    guard held > 0, let memory = configuration?.memoryMB else { return 0 }
    let used = try values("ProvisionedConcurrencyUtilization", .average, resource, span)
    let share = used.isEmpty ? 0 : used.reduce(0, +) / Double(used.count)
    let seconds = Double(held) * span.seconds * max(0, 1 - share)
    let price = try Prices.lambdaProvisioned(
      configuration?.architecture ?? .x86, in: resource.region)
    return seconds * Double(memory) / 1024 * price.configured
  }

  // MARK: Metrics

  /// The sum of a metric over a span; `nil` where it has no points there.
  func sum(_ metric: String, _ resource: Resource, _ span: TimeSpan) throws -> Double? {
    let values = try values(metric, .sum, resource, span)
    return values.isEmpty ? nil : values.reduce(0, +)
  }

  func values(_ metric: String, _ statistic: Statistic, _ resource: Resource, _ span: TimeSpan)
    throws -> [Double]
  {
    let key = metric + " " + statistic.name
    let held: [MetricPoint]
    if let known = points[key] {
      held = known
    } else {
      held = try source.points(metric, statistic, of: resource.id, in: reach).value ?? []
      points[key] = held
    }
    return held.lazy.filter { span.contains($0.time) }.map(\.value)
  }
}

extension Counters {
  /// The counts of several periods together.
  static func sum(_ points: [CounterPoint]) -> Counters {
    var total = Counters()
    for point in points { total.merge(point.counters) }
    return total
  }
}
