package import ServerlessModel

/// Reads what resources cost from what a source holds, at list prices of the first tier.
package struct CostReader {
  let source: any FactSource

  /// Reads from a source.
  package init(_ source: any FactSource) { self.source = source }

  /// What a resource cost over a span; `nil` for a kind that has no price here, or of which nothing was recorded.
  package func cost(of resource: Resource, in span: TimeSpan) throws -> ResourceCost? {
    let configuration = try source.configuration(of: resource.id, at: span.end).value
    return switch resource.kind {
    case .lambdaFunction: try function(resource, configuration?.function, span)
    case .queue: try queue(resource, configuration?.queue, span)
    case .table: try table(resource, configuration?.table, span)
    case .restAPI, .httpAPI, .webSocketAPI: try api(resource, span)
    case .topic: try topic(resource, span)
    case .logGroup: try logGroup(resource, span)
    case .secret: secret(resource, span)
    default: nil
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
      for share in Cost.shares(of: counted, region: resource.region) {
        cost.drivers[share.driver] = share.amountUSD * scale
      }
      cost.unusedMemoryUSD = Cost.unusedMemory(of: counted, region: resource.region) * scale
      cost.basis = scale > 1.02 ? .metrics : .reports
    } else if invoked > 0, let estimate = try estimate(resource, configuration, invoked, span) {
      cost = estimate
    }
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
    let price = Cost.price(configuration?.architecture ?? .x86, resource.region)
    let compute = invoked * mean.rounded(.up) / 1000 * Double(memory) / 1024 * price
    return ResourceCost(
      resource.id, [.requests: invoked * Prices.lambdaRequest, .compute: compute], basis: .metrics)
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
    return seconds * Double(memory) / 1024
      * Prices.provisioned(configuration?.architecture ?? .x86).configured
      * Prices.lambdaFactor(resource.region)
  }

  // MARK: Metrics

  /// The sum of a metric over a span; `nil` where it was not recorded.
  func sum(_ metric: String, _ resource: Resource, _ span: TimeSpan) throws -> Double? {
    let held = try source.points(metric, .sum, of: resource.id, in: span)
    guard let points = held.value, !points.isEmpty else { return nil }
    return points.reduce(0) { $0 + $1.value }
  }

  func values(_ metric: String, _ statistic: Statistic, _ resource: Resource, _ span: TimeSpan)
    throws -> [Double]
  {
    try (source.points(metric, statistic, of: resource.id, in: span).value ?? []).map(\.value)
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
