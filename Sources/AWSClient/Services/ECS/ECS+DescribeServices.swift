extension ECS {
  /// Reads how many tasks should and do run.
  ///
  /// - IAM action: `ecs:DescribeServices`.
  /// - Limits: 10 services a call; rate not published.
  /// - Source: Amazon ECS API Reference, DescribeServices (2026-11).
  package static let describeServices = service(
    "DescribeServices", "reads how many tasks should and do run",
    keys: ["services", "services.serviceArn"])

  /// Services.
  package struct DescribeServices: Decodable, Sendable {
    package var services: [Service]?
  }

  /// One service.
  package struct Service: Decodable, Sendable {
    package var serviceArn: String?
    package var serviceName: String?
    package var clusterArn: String?
    package var desiredCount: Int?
    package var runningCount: Int?
    package var launchType: String?
    package var taskDefinition: String?
    package var tags: [TagPair]?
  }
}
