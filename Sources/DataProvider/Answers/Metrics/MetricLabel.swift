import ServerlessModel

/// Reads what a label says of the metric behind it.
struct MetricLabel: Hashable {
  var metric: MetricID
  var statistic: Statistic

  /// Reads `Namespace MetricName Dimension=Value … Statistic` or `ResourceName MetricName`; `nil` for other labels.
  init?(_ label: String) {
    var words = label.split(separator: " ").map(String.init)
    guard words.count >= 2 else { return nil }
    let last = words.last.flatMap { Self.isStatistic($0) ? Statistic($0) : nil }
    if last != nil { words.removeLast() }
    if let full = Self.full(words) {
      metric = full
      statistic = last ?? Self.known[full.name]?.statistic ?? .average
    } else if words.count == 2, let (metric, usual) = Self.short(words[0], words[1]) {
      self.metric = metric
      statistic = last ?? usual
    } else {
      return nil
    }
  }

  /// The metric of a resource by the metric's name alone, where only one service has that name.
  init?(resource: String, metric name: String, statistic: Statistic? = nil) {
    guard let (metric, usual) = Self.short(resource, name) else { return nil }
    self.metric = metric
    self.statistic = statistic ?? usual
  }

  private static func full(_ words: [String]) -> MetricID? {
    let dimensions = words.dropFirst(2).map { word in
      word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    guard words.count >= 2, !words[0].contains("="), !words[1].contains("="),
      words[0].contains("/") || !dimensions.isEmpty, dimensions.allSatisfy({ $0.count == 2 })
    else { return nil }
    return MetricID(words[0], words[1], dimensions.map { ($0[0], $0[1]) })
  }

  private static func short(_ resource: String, _ name: String) -> (MetricID, Statistic)? {
    guard let row = known[name], let dimension = MetricOwner.dimension(of: row.namespace),
      let metric = MetricID(row.namespace, name, [(dimension, resource)])
    else { return nil }
    return (metric, row.statistic)
  }

  /// `Sum`, `p99`, `p99.9`, `tm90`, `TC(10%:)`, …
  static func isStatistic(_ word: String) -> Bool {
    if ["Sum", "Average", "Maximum", "Minimum", "SampleCount", "IQM"].contains(word) {
      return true
    }
    let digits = word.drop { $0.isLetter }
    guard ["p", "tm", "tc", "ts", "wm"].contains(word.prefix { $0.isLetter }.lowercased()) else {
      return false
    }
    return Double(digits) != nil || digits.hasPrefix("(")
  }

  /// Metrics whose name belongs to one service, with the statistic that is usual for them.
  private static let known: [String: (namespace: String, statistic: Statistic)] = {
    let rows: [(String, Statistic, [String])] = [
      (
        "AWS/Lambda", .sum,
        [
          "Invocations", "Errors", "Throttles", "DeadLetterErrors", "DestinationDeliveryFailures",
          "AsyncEventsReceived", "AsyncEventsDropped", "ProvisionedConcurrencyInvocations",
          "ProvisionedConcurrencySpilloverInvocations", "RecursiveInvocationsDropped",
          "UrlRequestCount", "Url4xxCount", "Url5xxCount",
        ]
      ),
      (
        "AWS/Lambda", .maximum,
        [
          "ConcurrentExecutions", "ProvisionedConcurrentExecutions", "IteratorAge", "AsyncEventAge",
          "ProvisionedConcurrencyUtilization", "ClaimedAccountConcurrency",
        ]
      ),
      ("AWS/Lambda", .average, ["Duration", "PostRuntimeExtensionsDuration"]),
      (
        "AWS/SQS", .maximum,
        [
          "ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed", "ApproximateAgeOfOldestMessage",
        ]
      ),
      (
        "AWS/SQS", .sum,
        [
          "NumberOfMessagesSent", "NumberOfMessagesReceived", "NumberOfMessagesDeleted",
          "NumberOfEmptyReceives",
        ]
      ),
      (
        "AWS/SNS", .sum,
        [
          "NumberOfMessagesPublished", "NumberOfNotificationsDelivered",
          "NumberOfNotificationsFailed", "NumberOfNotificationsFilteredOut",
        ]
      ),
      (
        "AWS/DynamoDB", .sum,
        [
          "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "ReadThrottleEvents",
          "WriteThrottleEvents", "ThrottledRequests", "SystemErrors", "UserErrors",
        ]
      ),
      (
        "AWS/DynamoDB", .average,
        [
          "ProvisionedReadCapacityUnits", "ProvisionedWriteCapacityUnits",
          "SuccessfulRequestLatency",
        ]
      ),
      (
        "AWS/States", .sum,
        [
          "ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut",
          "ExecutionsAborted", "ExecutionThrottled",
        ]
      ),
      ("AWS/Events", .sum, ["FailedInvocations", "TriggeredRules", "MatchedEvents"]),
    ]
    var table: [String: (namespace: String, statistic: Statistic)] = [:]
    for (namespace, statistic, names) in rows {
      for name in names { table[name] = (namespace, statistic) }
    }
    return table
  }()
}
