package import ServerlessModel

/// What a policy can watch of one resource, with the limit that is a good start.
package struct PolicyFigure: Hashable, Sendable {
  /// Where its values come from.
  package enum Source: Hashable, Sendable {
    case executions(ExecutionCondition.Figure)
    case metric(String, Statistic)
  }

  package var source: Source
  /// From where on it speaks, until the user says otherwise.
  package var limit: Double
  /// Runs, or periods that must breach: one bad minute is no reason to wake anyone.
  package var minimumRuns = 1
  package var datapoints = (needed: 3, of: 3)
  package var minutes: Int64 = 15
  package var severity = Severity.warning

  package static func == (left: PolicyFigure, right: PolicyFigure) -> Bool {
    left.source == right.source
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(source) }

  /// The figure's name as policies write it.
  package var name: String {
    switch source {
    case .executions(let figure): figure.rawValue
    case .metric(let metric, _): metric
    }
  }

  /// The name with its statistic.
  package var words: String {
    switch source {
    case .executions(let figure): figure.rawValue
    case .metric(let metric, let statistic): "\(metric) \(statistic.name)"
    }
  }
}

extension PolicyFigure {
  /// What can be watched of a kind of resource, the most telling first; AWS's recommended alarms where it has some.
  package static func choices(for kind: ResourceKind) -> [PolicyFigure] {
    switch kind {
    case .lambdaFunction: functions
    case .queue:
      [
        metric("ApproximateAgeOfOldestMessage", .maximum, 900, .critical),
        metric("ApproximateNumberOfMessagesVisible", .maximum, 100),
        metric("ApproximateNumberOfMessagesNotVisible", .maximum, 100_000),
      ]
    case .table:
      [
        metric("WriteThrottleEvents", .sum, 1), metric("ReadThrottleEvents", .sum, 1),
        metric("SystemErrors", .sum, 1), metric("UserErrors", .sum, 10),
        metric("SuccessfulRequestLatency", .average, 25),
      ]
    case .restAPI:
      [
        metric("5XXError", .sum, 5, .critical), metric("4XXError", .sum, 50),
        metric("Latency", .average, 2500), metric("IntegrationLatency", .average, 2000),
      ]
    case .httpAPI:
      [
        metric("5xx", .sum, 5, .critical), metric("4xx", .sum, 50),
        metric("Latency", .average, 2500), metric("IntegrationLatency", .average, 2000),
      ]
    case .webSocketAPI: [metric("ExecutionError", .sum, 5), metric("ClientError", .sum, 50)]
    case .graphqlAPI:
      [
        metric("5XXError", .sum, 5, .critical), metric("4XXError", .sum, 50),
        metric("Latency", .average, 2500),
      ]
    case .stateMachine:
      [
        metric("ExecutionsFailed", .sum, 1, .critical), metric("ExecutionsTimedOut", .sum, 1),
        metric("ExecutionThrottled", .sum, 1),
      ]
    case .dataStream:
      [
        metric("GetRecords.IteratorAgeMilliseconds", .maximum, 900_000, .critical),
        metric("WriteProvisionedThroughputExceeded", .sum, 1),
        metric("ReadProvisionedThroughputExceeded", .sum, 1),
      ]
    case .topic: [metric("NumberOfNotificationsFailed", .sum, 1)]
    case .eventRule, .eventBus:
      [metric("FailedInvocations", .sum, 1), metric("InvocationsSentToDlq", .sum, 1)]
    case .schedule: [metric("TargetErrorCount", .sum, 1)]
    case .deliveryStream: [metric("DeliveryToS3.DataFreshness", .maximum, 900)]
    case .distribution: [metric("5xxErrorRate", .average, 5)]
    case .pipe, .bucket, .userPool, .secret, .logGroup, .role, .database, .searchDomain,
      .containerService, .loadBalancer, .account:
      []
    }
  }

  private static let functions: [PolicyFigure] = [
    runs(.errorPct, 5, atLeast: 20, .critical), runs(.errors, 5), runs(.timeouts, 1, .critical),
    runs(.outOfMemory, 1, .critical), runs(.throttles, 1), runs(.p95Ms, 3000, atLeast: 20),
    runs(.p99Ms, 5000, atLeast: 20), runs(.maxMs, 10_000), runs(.maxMemoryPct, 90),
    runs(.coldStartPct, 20, atLeast: 20), runs(.retries, 5), runs(.executions, 1000),
    runs(.costUSD, 1),
  ]

  private static func runs(
    _ figure: ExecutionCondition.Figure, _ limit: Double, atLeast minimum: Int = 1,
    _ severity: Severity = .warning
  ) -> PolicyFigure {
    PolicyFigure(
      source: .executions(figure), limit: limit, minimumRuns: minimum, severity: severity)
  }

  private static func metric(
    _ name: String, _ statistic: Statistic, _ limit: Double, _ severity: Severity = .warning
  ) -> PolicyFigure {
    PolicyFigure(
      source: .metric(name, statistic), limit: limit, datapoints: (2, 3), minutes: 15,
      severity: severity)
  }
}
