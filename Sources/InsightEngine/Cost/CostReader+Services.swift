import ServerlessModel

/// Services that are paid by what CloudWatch counts of them.
extension CostReader {
  /// A queue by its calls; each receives, sends or deletes one message at least, so batches make this an upper bound.
  func queue(_ resource: Resource, _ configuration: QueueConfiguration?, _ span: TimeSpan) throws
    -> ResourceCost?
  {
    let metrics = [
      "NumberOfMessagesSent", "NumberOfMessagesReceived", "NumberOfMessagesDeleted",
      "NumberOfEmptyReceives",
    ]
    let counts = try metrics.compactMap { try sum($0, resource, span) }
    guard !counts.isEmpty else { return nil }
    let tiers = configuration?.fifo == true ? Prices.sqsFIFO : Prices.sqsStandard
    return ResourceCost(
      resource.id, [.requests: counts.reduce(0, +) * first(tiers)], basis: .metrics)
  }

  /// A table by the units it consumed, or by those that are provisioned for it.
  func table(_ resource: Resource, _ configuration: TableConfiguration?, _ span: TimeSpan) throws
    -> ResourceCost?
  {
    let hours = span.seconds / 3600
    var drivers: [CostDriver: Double] = [:]
    if let write = configuration?.writeCapacity, let read = configuration?.readCapacity,
      write + read > 0
    {
      drivers[.capacity] =
        hours
        * (Double(write) * Prices.dynamoWriteUnitHour + Double(read) * Prices.dynamoReadUnitHour)
    } else {
      let writes = try sum("ConsumedWriteCapacityUnits", resource, span)
      let reads = try sum("ConsumedReadCapacityUnits", resource, span)
      guard writes != nil || reads != nil else { return nil }
      drivers[.requests] =
        (writes ?? 0) * Prices.dynamoWrite + (reads ?? 0) * Prices.dynamoRead
    }
    if let bytes = configuration?.sizeBytes {
      drivers[.storage] = Self.gigabytes(bytes) * Prices.dynamoStorageGB * hours / 730
    }
    return ResourceCost(resource.id, drivers, basis: .metrics)
  }

  func api(_ resource: Resource, _ span: TimeSpan) throws -> ResourceCost? {
    guard let requests = try sum("Count", resource, span) else { return nil }
    let tiers = resource.kind == .restAPI ? Prices.restAPI : Prices.httpAPI
    return ResourceCost(resource.id, [.requests: requests * first(tiers)], basis: .metrics)
  }

  func topic(_ resource: Resource, _ span: TimeSpan) throws -> ResourceCost? {
    guard let published = try sum("NumberOfMessagesPublished", resource, span) else { return nil }
    return ResourceCost(resource.id, [.requests: published * Prices.snsPublish], basis: .metrics)
  }

  func logGroup(_ resource: Resource, _ span: TimeSpan) throws -> ResourceCost? {
    guard let bytes = try sum("IncomingBytes", resource, span) else { return nil }
    return ResourceCost(
      resource.id, [.logs: bytes / 1_073_741_824 * Prices.logsIngestedGB], basis: .metrics)
  }

  func secret(_ resource: Resource, _ span: TimeSpan) -> ResourceCost {
    ResourceCost(
      resource.id, [.storage: Prices.secretMonth * span.seconds / (730 * 3600)],
      basis: .configuration)
  }

  private func first(_ tiers: Prices.Tiers) -> Double { tiers.steps.first?.price ?? 0 }

  private static func gigabytes(_ bytes: Int64) -> Double { Double(bytes) / 1_073_741_824 }
}
