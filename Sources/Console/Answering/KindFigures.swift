import ServerlessModel

/// A figure that a service's metric gives.
struct MetricFigure: Sendable {
  enum Reduce: Sendable { case sum, maximum, average, last }

  var column: KindColumn
  var metric: String
  var statistic: Statistic
  var reduce: Reduce

  init(
    _ id: String, _ title: String, _ unit: FigureUnit, _ metric: String, _ statistic: Statistic,
    _ reduce: Reduce, priority: Int = 0
  ) {
    let how: String
    switch reduce {
    case .sum: how = "sum over the window"
    case .maximum: how = "greatest of the window"
    case .average: how = "average over the window"
    case .last: how = "newest value"
    }
    column = KindColumn(
      id: id, title: title, unit: unit, priority: priority,
      meaning: "CloudWatch \(metric) \(statistic.name), \(how).")
    self.metric = metric
    self.statistic = statistic
    self.reduce = reduce
  }

  func merged(_ values: [Double]) -> Double? {
    guard let last = values.last else { return nil }
    switch reduce {
    case .sum: return values.reduce(0, +)
    case .maximum: return values.max()
    case .average: return values.reduce(0, +) / Double(values.count)
    case .last: return last
    }
  }
}

/// Which metrics each kind of resource is shown by; the first is its sparkline.
enum KindFigures {
  static func metrics(of kind: ResourceKind) -> [MetricFigure] {
    switch kind {
    case .queue: queue
    case .table: table
    case .restAPI: api(latency: "Latency", bad: "5XXError", client: "4XXError")
    case .httpAPI: api(latency: "Latency", bad: "5xx", client: "4xx")
    case .webSocketAPI:
      [
        .init("connects", "CONNECTS", .count, "ConnectCount", .sum, .sum),
        .init("messages", "MESSAGES", .count, "MessageCount", .sum, .sum),
        .init("client", "CLIENT", .count, "ClientError", .sum, .sum),
        .init("errors", "EXEC ERR", .count, "ExecutionError", .sum, .sum),
      ]
    case .graphqlAPI:
      [
        .init("latency", "LATENCY", .milliseconds, "Latency", .average, .average),
        .init("5xx", "5XX", .count, "5XXError", .sum, .sum),
        .init("4xx", "4XX", .count, "4XXError", .sum, .sum),
      ]
    case .stateMachine: machine
    case .dataStream: stream
    case .topic:
      [
        .init("published", "PUBLISHED", .count, "NumberOfMessagesPublished", .sum, .sum),
        .init("delivered", "DELIVERED", .count, "NumberOfNotificationsDelivered", .sum, .sum),
        .init("failed", "FAILED", .count, "NumberOfNotificationsFailed", .sum, .sum),
      ]
    case .eventRule, .eventBus:
      [
        .init("matched", "MATCHED", .count, "MatchedEvents", .sum, .sum),
        .init("invoked", "INVOKED", .count, "Invocations", .sum, .sum),
        .init("failed", "FAILED", .count, "FailedInvocations", .sum, .sum),
        .init("dlq", "TO DLQ", .count, "InvocationsSentToDlq", .sum, .sum, priority: 2),
      ]
    case .schedule:
      [
        .init("invoked", "INVOKED", .count, "InvocationAttemptCount", .sum, .sum),
        .init("failed", "FAILED", .count, "TargetErrorCount", .sum, .sum),
      ]
    case .deliveryStream:
      [
        .init("records", "RECORDS", .count, "IncomingRecords", .sum, .sum),
        .init("fresh", "OLDEST", .seconds, "DeliveryToS3.DataFreshness", .maximum, .last),
      ]
    case .bucket:
      [
        .init("size", "SIZE", .bytes, "BucketSizeBytes", .average, .last),
        .init("objects", "OBJECTS", .count, "NumberOfObjects", .average, .last),
      ]
    case .distribution:
      [
        .init("requests", "REQUESTS", .count, "Requests", .sum, .sum),
        .init("5xx", "5XX %", .count, "5xxErrorRate", .average, .average),
      ]
    default: []
    }
  }

  private static let queue: [MetricFigure] = [
    .init("depth", "DEPTH", .count, "ApproximateNumberOfMessagesVisible", .maximum, .last),
    .init("oldest", "OLDEST", .seconds, "ApproximateAgeOfOldestMessage", .maximum, .last),
    .init(
      "flight", "FLIGHT", .count, "ApproximateNumberOfMessagesNotVisible", .maximum, .last,
      priority: 2),
    .init("sent", "SENT", .count, "NumberOfMessagesSent", .sum, .sum, priority: 1),
    .init("received", "RECEIVED", .count, "NumberOfMessagesReceived", .sum, .sum, priority: 3),
    .init("deleted", "DELETED", .count, "NumberOfMessagesDeleted", .sum, .sum, priority: 5),
  ]

  private static let table: [MetricFigure] = [
    .init("write", "WRITE CU", .count, "ConsumedWriteCapacityUnits", .sum, .sum),
    .init("read", "READ CU", .count, "ConsumedReadCapacityUnits", .sum, .sum, priority: 1),
    .init("wthrottle", "W THROT", .count, "WriteThrottleEvents", .sum, .sum),
    .init("rthrottle", "R THROT", .count, "ReadThrottleEvents", .sum, .sum, priority: 1),
    .init(
      "latency", "LATENCY", .milliseconds, "SuccessfulRequestLatency", .average, .average,
      priority: 2),
    .init("errors", "SYS ERR", .count, "SystemErrors", .sum, .sum, priority: 3),
    .init("user", "USER ERR", .count, "UserErrors", .sum, .sum, priority: 5),
  ]

  private static let machine: [MetricFigure] = [
    .init("started", "STARTED", .count, "ExecutionsStarted", .sum, .sum),
    .init("succeeded", "SUCCEED", .count, "ExecutionsSucceeded", .sum, .sum, priority: 1),
    .init("failed", "FAILED", .count, "ExecutionsFailed", .sum, .sum),
    .init("timedout", "TIMEOUT", .count, "ExecutionsTimedOut", .sum, .sum, priority: 1),
    .init("throttled", "THROT", .count, "ExecutionThrottled", .sum, .sum, priority: 2),
    .init("time", "TIME", .milliseconds, "ExecutionTime", .average, .average, priority: 3),
  ]

  private static let stream: [MetricFigure] = [
    .init("age", "ITER AGE", .milliseconds, "GetRecords.IteratorAgeMilliseconds", .maximum, .last),
    .init("in", "IN", .count, "IncomingRecords", .sum, .sum),
    .init("out", "OUT", .count, "GetRecords.Records", .sum, .sum, priority: 1),
    .init(
      "wthrottle", "W THROT", .count, "WriteProvisionedThroughputExceeded", .sum, .sum, priority: 1),
    .init(
      "rthrottle", "R THROT", .count, "ReadProvisionedThroughputExceeded", .sum, .sum, priority: 2),
  ]

  private static func api(latency: String, bad: String, client: String) -> [MetricFigure] {
    [
      .init("requests", "REQUESTS", .count, "Count", .sum, .sum),
      .init("4xx", "4XX", .count, client, .sum, .sum, priority: 1),
      .init("5xx", "5XX", .count, bad, .sum, .sum),
      .init("latency", "LATENCY", .milliseconds, latency, .average, .average),
      .init(
        "integration", "INTEGR", .milliseconds, "IntegrationLatency", .average, .average,
        priority: 2),
    ]
  }

  /// The columns of functions, which come from their runs.
  static let function: [KindColumn] = [
    KindColumn(
      id: "runs", title: "RUNS", unit: .count, priority: 0, meaning: "Runs in the window."),
    KindColumn(
      id: "err", title: "ERR %", unit: .percent, priority: 0, meaning: "Failed runs of all."),
    KindColumn(
      id: "p50", title: "P50", unit: .milliseconds, priority: 5, meaning: "Half took at most this."),
    KindColumn(
      id: "p95", title: "P95", unit: .milliseconds, priority: 0,
      meaning: "95 of 100 took at most this."),
    KindColumn(
      id: "p99", title: "P99", unit: .milliseconds, priority: 2,
      meaning: "99 of 100 took at most this."),
    KindColumn(
      id: "cold", title: "COLD %", unit: .percent, priority: 1,
      meaning: "Init in the request's path, of all runs."),
    KindColumn(
      id: "memory", title: "MEM", unit: .ofLimit, priority: 1,
      meaning: "Most memory used, of its size."),
    KindColumn(
      id: "throt", title: "THROT", unit: .count, priority: 4,
      meaning: "Throttled requests, from CloudWatch."),
    KindColumn(
      id: "retries", title: "RETRIES", unit: .count, priority: 3,
      meaning: "Runs with an attempt over 1."),
    KindColumn(
      id: "conc", title: "CONC", unit: .ofLimit, priority: 6,
      meaning: "Most at once, of what is reserved."),
    KindColumn(
      id: "day", title: "$/DAY", unit: .dollars, priority: 3,
      meaning: "At the window's rate, list prices."),
  ]
}
