extension Scene {
  /// A service of which half does not run, with a secret in its definition.
  mutating func containers() {
    let definition = Misconfigured.arn("ecs", "task-definition/worker:3")
    answer(
      "ecs.describe-services",
      [
        "services": [
          [
            "serviceArn": .text(Misconfigured.arn("ecs", "service/cluster/worker")),
            "serviceName": "worker", "desiredCount": 4, "runningCount": 2,
            "clusterArn": .text(Misconfigured.arn("ecs", "cluster/cluster")),
            "launchType": "FARGATE", "taskDefinition": .text(definition),
          ]
        ]
      ])
    answer(
      "ecs.describe-task-definition",
      [
        "taskDefinition": [
          "taskDefinitionArn": .text(definition),
          "containerDefinitions": [
            [
              "name": "worker", "privileged": true,
              "environment": [["name": "DB_PASSWORD", "value": "made-up-Pa55word-of-nobody"]],
            ]
          ],
        ]
      ])
    let service: KeyValuePairs = ["ClusterName": "cluster", "ServiceName": "worker"]
    measure("AWS/ECS CPUUtilization Average", of: service, .lately, 93)
    measure("AWS/ECS MemoryUtilization Average", of: service, .lately, 91)
  }
}
