/// Amazon Elastic Container Service.
package enum ECS {
  private static let call = ServiceName("ecs", .json11)

  static let operations = [
    call("ListClusters", ["clusterArns"], "finds clusters"),
    call("ListServices", ["serviceArns"], "finds services of a cluster"),
    call(
      "DescribeServices", ["services", "services.serviceArn"],
      "reads how many tasks should and do run"),
    call("DescribeTaskDefinition", ["taskDefinition"], "reads how containers are set"),
  ]

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
