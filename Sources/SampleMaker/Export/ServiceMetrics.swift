import Glibc

/// Series of queues, tables, APIs, the stream and the state machines, in step with the simulated runs.
struct ServiceMetrics {
  private let simulation: Simulation
  private var random: SeededRandom

  init(_ simulation: Simulation, seed: UInt64) {
    self.simulation = simulation
    random = SeededRandom(seed: seed, part: "services")
  }

  mutating func series() -> [MetricExport.Series] {
    queues() + tables() + apis() + stream() + machines() + topics() + rules()
  }

  private func make(
    _ namespace: String, _ metric: String, _ statistic: String, _ dimensions: [(String, String)],
    _ points: [(Int64, Double)], period: Int = 60, account: String = Shop.prod,
    region: String = Shop.ireland
  ) -> MetricExport.Series {
    MetricExport.Series(
      account: account, region: region, namespace: namespace, metric: metric,
      dimensions: dimensions, statistic: statistic, period: period, points: points)
  }

  private func day(_ step: Int = 1, _ value: (Int64) -> Double) -> [(Int64, Double)] {
    stride(from: 0, to: Day.minutes, by: step).map { minute in
      let time = Day.start + Int64(minute) * 60_000
      return (time, value(time))
    }
  }

  private func runs(of name: String) -> [Int: [Run]] {
    let function = simulation.functions.first { $0.spec.name == name }
    return Dictionary(grouping: function?.runs ?? []) { Day.minute($0.start) }
  }

  // MARK: SQS

  private func queues() -> [MetricExport.Series] {
    Resources.queues.filter { $0.account != Shop.partner }
      .flatMap { $0.isDeadLetterQueue ? deadLetters($0) : working($0) }
  }

  private func deadLetters(_ queue: Resources.Queue) -> [MetricExport.Series] {
    let dead = simulation.functions.filter { $0.spec.deadLetterQueue == queue.name }
      .flatMap(\.deadLetters).sorted()
    let step = dead.isEmpty ? 5 : 1
    let depth = day(step) { time in Double(dead.count { $0 < time + 60_000 }) }
    let age = day(step) { time in
      dead.first.map { max(0, Double(time + 60_000 - $0) / 1000) } ?? 0
    }
    let name = [("QueueName", queue.name)]
    return [
      make(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", name, depth, period: step * 60),
      make("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", name, age, period: step * 60),
    ]
  }

  private func working(_ queue: Resources.Queue) -> [MetricExport.Series] {
    let taken = simulation.functions.first {
      if case .queue(let name) = $0.spec.trigger { name == queue.name } else { false }
    }
    let minutes = Dictionary(grouping: taken?.runs ?? []) { Day.minute($0.start) }
    let count = day { Double(minutes[Day.minute($0)]?.count ?? 0) }
    let name = [("QueueName", queue.name)]
    return [
      make("AWS/SQS", "NumberOfMessagesSent", "Sum", name, count),
      make("AWS/SQS", "NumberOfMessagesDeleted", "Sum", name, count),
      make(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", name, day(5) { _ in 0 },
        period: 300),
      make(
        "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", name, day(5) { _ in 0 }, period: 300),
    ]
  }

  // MARK: DynamoDB

  private func tables() -> [MetricExport.Series] {
    Resources.tables.flatMap { table -> [MetricExport.Series] in
      let name = [("TableName", table.name)]
      let scale = table.writeCapacity == nil ? 90.0 : 240.0
      let used = day { (scale * Story.traffic(at: $0) * (isHot(table, $0) ? 9 : 1)).rounded() }
      var all = [
        make("AWS/DynamoDB", "ConsumedWriteCapacityUnits", "Sum", name, used),
        make(
          "AWS/DynamoDB", "ConsumedReadCapacityUnits", "Sum", name, used.map { ($0.0, $0.1 * 3) }),
        make("AWS/DynamoDB", "ReadThrottleEvents", "Sum", name, day(5) { _ in 0 }, period: 300),
        make(
          "AWS/DynamoDB", "WriteThrottleEvents", "Sum", name,
          day { isHot(table, $0) ? 46 + Double(Day.minute($0) % 5) * 11 : 0 }),
      ]
      if let writes = table.writeCapacity, let reads = table.readCapacity {
        all.append(
          make(
            "AWS/DynamoDB", "ProvisionedWriteCapacityUnits", "Average", name,
            day(5) { _ in Double(writes) }, period: 300))
        all.append(
          make(
            "AWS/DynamoDB", "ProvisionedReadCapacityUnits", "Average", name,
            day(5) { _ in Double(reads) }, period: 300))
      }
      return all
    }
  }

  private func isHot(_ table: Resources.Table, _ time: Int64) -> Bool {
    table.name == "stock-table" && time >= Story.hotStarts && time < Story.hotEnds
  }

  // MARK: API Gateway

  private mutating func apis() -> [MetricExport.Series] {
    var all: [MetricExport.Series] = []
    for api in Resources.apis where api.account != Shop.partner {
      let behind = simulation.functions.filter {
        if case .api(let name) = $0.spec.trigger { name == api.name } else { false }
      }.flatMap(\.runs)
      let minutes = Dictionary(grouping: behind) { Day.minute($0.start) }
      let dimensions =
        api.isREST
        ? [("ApiName", api.name), ("Stage", "prod")] : [("ApiId", api.id), ("Stage", "prod")]
      let counts = minutes.sorted { $0.key < $1.key }.map { minute, runs in
        (time: Day.start + Int64(minute) * 60_000, runs: runs)
      }
      func add(_ metric: String, _ statistic: String, _ value: ([Run]) -> Double) {
        all.append(
          make(
            "AWS/ApiGateway", metric, statistic, dimensions,
            counts.map { ($0.time, value($0.runs)) },
            account: api.account, region: api.region))
      }
      add("Count", api.isREST ? "Sum" : "Sum") { Double($0.count) }
      add(api.isREST ? "5XXError" : "5xx", "Average") { runs in
        Double(runs.count(where: \.isFailure)) / Double(runs.count)
      }
      add(api.isREST ? "4XXError" : "4xx", "Average") { _ in 0.004 }
      add("Latency", "p90") { (Self.percentile($0.map(\.durationMs), 0.9) + 9).rounded() }
      add("IntegrationLatency", "p90") {
        (Self.percentile($0.map(\.durationMs), 0.9) + 4).rounded()
      }
    }
    return all
  }

  private static func percentile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  // MARK: the rest

  private func stream() -> [MetricExport.Series] {
    let name = [("StreamName", Resources.stream)]
    let clicks = runs(of: "collect-click")
    let records = day { Double(clicks[Day.minute($0)]?.count ?? 0) }
    return [
      make(
        "AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "Maximum", name, IteratorAge.points),
      make("AWS/Kinesis", "IncomingRecords", "Sum", name, records),
      make("AWS/Kinesis", "IncomingBytes", "Sum", name, records.map { ($0.0, $0.1 * 640) }),
      make(
        "AWS/Kinesis", "WriteProvisionedThroughputExceeded", "Sum", name, day(5) { _ in 0 },
        period: 300),
      make(
        "AWS/Kinesis", "ReadProvisionedThroughputExceeded", "Sum", name, day(5) { _ in 0 },
        period: 300),
    ]
  }

  private func machines() -> [MetricExport.Series] {
    Resources.machines.flatMap { machine in
      let name = [("StateMachineArn", Resources.arn("states", "stateMachine:\(machine.0)"))]
      let started = day(5) { (3 * Story.traffic(at: $0)).rounded() }
      return [
        make("AWS/States", "ExecutionsStarted", "Sum", name, started, period: 300),
        make("AWS/States", "ExecutionsSucceeded", "Sum", name, started, period: 300),
        make("AWS/States", "ExecutionsFailed", "Sum", name, started.map { ($0.0, 0) }, period: 300),
        make(
          "AWS/States", "ExecutionTime", "Average", name, started.map { ($0.0, 1840) }, period: 300),
      ]
    }
  }

  private func topics() -> [MetricExport.Series] {
    Resources.topics.flatMap { topic in
      let name = [("TopicName", topic.0)]
      let sent = day(5) { (7 * Story.traffic(at: $0)).rounded() }
      return [
        make("AWS/SNS", "NumberOfMessagesPublished", "Sum", name, sent, period: 300),
        make("AWS/SNS", "NumberOfNotificationsDelivered", "Sum", name, sent, period: 300),
        make(
          "AWS/SNS", "NumberOfNotificationsFailed", "Sum", name, sent.map { ($0.0, 0) }, period: 300
        ),
      ]
    }
  }

  /// Invocations of scheduled rules; the stopped one's rule simply has no more.
  private func rules() -> [MetricExport.Series] {
    simulation.functions.compactMap { function in
      guard case .schedule = function.spec.trigger, function.spec.account != Shop.partner else {
        return nil
      }
      let points = function.runs.filter { $0.attempt == 1 }
        .map { (($0.start - Day.start) / 300_000 * 300_000 + Day.start, 1.0) }
      return make(
        "AWS/Events", "Invocations", "Sum", [("RuleName", function.spec.name + "-schedule")],
        points, period: 300)
    }
  }
}
