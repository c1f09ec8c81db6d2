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
    let prices = try Prices.sqs.price(in: resource.region)
    let price = (configuration?.fifo == true ? prices.fifo : prices.standard).first
    return ResourceCost(resource.id, [.requests: counts.reduce(0, +) * price], basis: .metrics)
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
      let prices = try Prices.dynamoDB.price(in: resource.region)
      drivers[.capacity] =
        hours * (Double(write) * prices.writeUnitHour + Double(read) * prices.readUnitHour)
    } else {
      let writes = try sum("ConsumedWriteCapacityUnits", resource, span)
      let reads = try sum("ConsumedReadCapacityUnits", resource, span)
      guard writes != nil || reads != nil else { return nil }
      let prices = try Prices.dynamoDB.price(in: resource.region)
      drivers[.requests] = (writes ?? 0) * prices.write + (reads ?? 0) * prices.read
    }
    if let bytes = configuration?.sizeBytes {
      let price = try Prices.dynamoDB.price(in: resource.region).storageGB
      drivers[.storage] = Self.gigabytes(Double(bytes)) * price * hours / Prices.monthHours
    }
    return ResourceCost(resource.id, drivers, basis: .metrics)
  }

  /// An API by what it is counted in.
  func api(
    _ resource: Resource, _ span: TimeSpan, _ metric: String, tiers: (String) throws -> Tiers
  ) throws -> ResourceCost? {
    guard let requests = try sum(metric, resource, span) else { return nil }
    let price = try tiers(resource.region).first
    return ResourceCost(resource.id, [.requests: requests * price], basis: .metrics)
  }

  /// A Standard workflow by the transitions that its definition takes when nothing is retried.
  func stateMachine(
    _ resource: Resource, _ configuration: StateMachineConfiguration?, _ span: TimeSpan
  ) throws -> ResourceCost? {
    guard configuration?.type == "STANDARD",
      let workflow = configuration?.definition.flatMap(Workflow.init),
      let started = try sum("ExecutionsStarted", resource, span)
    else { return nil }
    let price = try Prices.stepTransition.price(in: resource.region)
    return ResourceCost(
      resource.id, [.requests: started * Double(workflow.transitions) * price], basis: .metrics)
  }

  /// A stream by its provisioned shards.
  func dataStream(
    _ resource: Resource, _ configuration: DataStreamConfiguration?, _ span: TimeSpan
  ) throws -> ResourceCost? {
    guard configuration?.mode == "PROVISIONED", let shards = configuration?.openShards else {
      return nil
    }
    let price = try Prices.shardHour.price(in: resource.region)
    return ResourceCost(
      resource.id, [.capacity: Double(shards) * price * span.seconds / 3600], basis: .configuration)
  }

  func topic(_ resource: Resource, _ span: TimeSpan) throws -> ResourceCost? {
    guard let published = try sum("NumberOfMessagesPublished", resource, span) else { return nil }
    let price = try Prices.snsPublish.price(in: resource.region)
    return ResourceCost(resource.id, [.requests: published * price], basis: .metrics)
  }

  func logGroup(_ resource: Resource, _ span: TimeSpan) throws -> ResourceCost? {
    guard let bytes = try sum("IncomingBytes", resource, span) else { return nil }
    let price = try Prices.logs.price(in: resource.region).ingested
    return ResourceCost(resource.id, [.logs: Self.gigabytes(bytes) * price], basis: .metrics)
  }

  func secret(_ resource: Resource, _ span: TimeSpan) throws -> ResourceCost {
    let price = try Prices.secretMonth.price(in: resource.region)
    return ResourceCost(
      resource.id, [.storage: price * span.seconds / (Prices.monthHours * 3600)],
      basis: .configuration)
  }

  private static func gigabytes(_ bytes: Double) -> Double { bytes / 1_073_741_824 }
}
