import AWSClient
import ServerlessModel

/// How many tasks should and do run, and how containers are set.
enum ECSAnswers {
  static let handlers: [String: Handler] = [
    "describe-services": services, "describe-task-definition": taskDefinition,
  ]

  private static func services(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: ECS.DescribeServices = try answer.decode()
    for service in list.services ?? [] {
      guard let id = ARN.resource(service.serviceArn) else { continue }
      gathering.see(id, at: answer.time, tags: service.tags?.dictionary)
      gathering.configure(id, at: answer.time) { (part: inout ContainerServiceConfiguration) in
        part.desiredCount = service.desiredCount
        part.runningCount = service.runningCount
        part.launchType = service.launchType
        part.taskDefinition = service.taskDefinition
      }
    }
  }

  /// Services name it by its ARN; it is given to them when all answers are read.
  private static func taskDefinition(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    guard let definition = try answer.decode(ECS.DescribeTaskDefinition.self).taskDefinition,
      let arn = definition.taskDefinitionArn
    else { return }
    gathering.taskDefinitions[arn] = TaskFacts(definition.containerDefinitions ?? [], answer)
  }
}

/// What a task definition says of its containers.
struct TaskFacts {
  let environment: [EnvironmentVariable]
  let containersWithoutLogs: [String]
  let privileged: Bool

  init(_ containers: [ECS.Container], _ answer: Answer) {
    environment = containers.flatMap { container in
      let variables = (container.environment ?? []).compactMap { one in
        one.name.map { ($0, one.value ?? "") }
      }
      return answer.scanned(Dictionary(variables, uniquingKeysWith: { first, _ in first }))
    }
    containersWithoutLogs = containers.filter { $0.logConfiguration?.logDriver == nil }
      .map { $0.name ?? "" }
    privileged = containers.contains { $0.privileged ?? false }
  }
}

extension Gathering {
  /// Gives services what the task definitions that they name say.
  mutating func joinTaskDefinitions() {
    let definitions = taskDefinitions
    guard !definitions.isEmpty else { return }
    for change in changes where lastSeen(change.resource)?.kind == .containerService {
      configure(change.resource, at: change.time) { (part: inout ContainerServiceConfiguration) in
        guard let facts = part.taskDefinition.flatMap({ definitions[$0] }) else { return }
        part.environment = facts.environment
        part.containersWithoutLogs = facts.containersWithoutLogs
        part.privileged = facts.privileged
      }
    }
  }
}
