extension ECS {
  /// Reads how containers are set.
  ///
  /// - IAM action: `ecs:DescribeTaskDefinition`.
  /// - Limits: rate not published.
  /// - Source: Amazon ECS API Reference, DescribeTaskDefinition (2026-11).
  package static let describeTaskDefinition = service(
    "DescribeTaskDefinition", "reads how containers are set", keys: ["taskDefinition"])

  /// One task definition.
  package struct DescribeTaskDefinition: Decodable, Sendable {
    package var taskDefinition: TaskDefinition?
  }

  /// What a task runs.
  package struct TaskDefinition: Decodable, Sendable {
    package var taskDefinitionArn: String?
    package var containerDefinitions: [Container]?
  }

  /// One container.
  package struct Container: Decodable, Sendable {
    package var name: String?
    package var privileged: Bool?
    package var logConfiguration: LogConfiguration?
    package var environment: [Variable]?
  }

  /// Where a container logs.
  package struct LogConfiguration: Decodable, Sendable {
    package var logDriver: String?
  }

  /// An environment variable.
  package struct Variable: Decodable, Sendable {
    package var name: String?
    package var value: String?
  }
}
