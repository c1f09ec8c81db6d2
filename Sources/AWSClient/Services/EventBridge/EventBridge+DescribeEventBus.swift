extension EventBridge {
  /// Reads who may send to a bus.
  ///
  /// - IAM action: `events:DescribeEventBus`.
  /// - Limits: rate not published.
  /// - Source: Amazon EventBridge API Reference, DescribeEventBus (2026-11).
  package static let describeEventBus = service(
    "DescribeEventBus", "reads who may send to a bus", keys: ["Name", "Arn", "Policy"])
}
