import AWSClient
import Foundation
import ServerlessModel

/// What state machines do and how they log.
enum StepFunctionsAnswers {
  static let handlers: [String: Handler] = [
    "list-state-machines": list, "describe-state-machine": describe, "list-tags-for-resource": tags,
    "list-executions": executions, "get-execution-history": history,
  ]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: StepFunctions.ListStateMachines = try answer.decode()
    for machine in list.stateMachines ?? [] { keep(machine, answer, &gathering) }
  }

  private static func describe(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    keep(try answer.decode(StepFunctions.StateMachine.self), answer, &gathering)
  }

  private static func keep(
    _ machine: StepFunctions.StateMachine, _ answer: Answer, _ gathering: inout Gathering
  ) {
    guard let id = ARN.resource(machine.stateMachineArn) else { return }
    gathering.see(id, .stateMachine, name: machine.name ?? id.tail, at: answer.time)
    let definition = machine.definition.map(answer.options.redact)
    let secrets = machine.definition.map { SecretWalk.kinds(in: $0, answer.options.secretKind) }
    gathering.configure(id, at: answer.time) { (part: inout StateMachineConfiguration) in
      part.type = machine.type ?? part.type
      part.status = machine.status ?? part.status
      part.definition = definition ?? part.definition
      part.secretsInDefinition = secrets ?? part.secretsInDefinition
      part.role = machine.roleArn ?? part.role
      part.createdAt = Instant(machine.creationDate) ?? part.createdAt
      part.takeLogging(machine)
    }
    gathering.relate(.role, id, ARN.resource(machine.roleArn))
    for destination in machine.loggingConfiguration?.destinations ?? [] {
      gathering.relate(
        .logGroup, id, ARN.resource(destination.cloudWatchLogsLogGroup?.logGroupArn))
    }
    for target in ARN.mentioned(in: machine.definition ?? "") where target != id {
      gathering.relate(.target, id, target)
    }
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: StepFunctions.ListTagsForResource = try answer.decode()
    guard let id = answer.subjectID(.stateMachine) else { return gathering.noteNameless(answer) }
    gathering.see(id, at: answer.time, tags: reply.tags?.dictionary)
  }
}

extension StateMachineConfiguration {
  /// Takes over how executions are logged; only a description says that they are not.
  fileprivate mutating func takeLogging(_ machine: StepFunctions.StateMachine) {
    guard machine.definition != nil else { return }
    let logging = machine.loggingConfiguration
    logLevel = logging?.level ?? "OFF"
    includeExecutionData = logging?.includeExecutionData ?? false
    logDestinations = (logging?.destinations ?? []).compactMap(
      \.cloudWatchLogsLogGroup?.logGroupArn)
    tracing = machine.tracingConfiguration?.enabled ?? false
  }
}

/// Looks for secrets in JSON text.
enum SecretWalk {
  /// What the scan finds, as `path: kind`, sorted; empty for text that is no JSON and looks harmless.
  static func kinds(in text: String, _ scan: (String, String) -> String?) -> [String] {
    guard let root = try? AWSJSON.decodePlain(JSONValue.self, from: Data(text.utf8)) else {
      return scan("", text).map { [$0] } ?? []
    }
    var found: [String] = []
    walk(root, "", "", scan, &found)
    return found.sorted()
  }

  private static func walk(
    _ value: JSONValue, _ name: String, _ path: String, _ scan: (String, String) -> String?,
    _ found: inout [String]
  ) {
    switch value {
    case .text(let text): if let kind = scan(name, text) { found.append(path + ": " + kind) }
    case .list(let list): for item in list { walk(item, name, path, scan, &found) }
    case .object(let object):
      for (key, inner) in object {
        walk(inner, key, path.isEmpty ? key : path + "." + key, scan, &found)
      }
    case .null, .bool, .whole, .number: break
    }
  }
}
