import AWSClient
import ServerlessModel

/// How buses and rules are set.
enum EventBridgeAnswers {
  static let handlers: [String: Handler] = [
    "list-event-buses": buses, "describe-event-bus": bus, "list-archives": archives,
    "list-rules": rules, "list-targets-by-rule": targets, "list-tags-for-resource": tags,
  ]

  private static func buses(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: EventBridge.ListEventBuses = try answer.decode()
    for bus in list.eventBuses ?? [] { keep(bus, answer, &gathering) }
  }

  private static func bus(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    keep(try answer.decode(EventBridge.Bus.self), answer, &gathering)
  }

  private static func keep(_ bus: EventBridge.Bus, _ answer: Answer, _ gathering: inout Gathering) {
    guard let id = ARN.resource(bus.arn) ?? bus.name.map({ answer.id(.eventBus, $0) }) else {
      return
    }
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout EventBusConfiguration) in
      part.policyStatements = PolicyDocument.model(text: bus.policy) ?? []
      part.kmsKey = bus.kmsKeyIdentifier ?? part.kmsKey
    }
  }

  private static func archives(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let list: EventBridge.ListArchives = try answer.decode()
    let byBus = Dictionary(
      grouping: list.archives ?? [], by: { ARN.resource($0.eventSourceArn) })
    for (id, archives) in byBus {
      guard let id else { continue }
      gathering.configure(id, at: answer.time) { (part: inout EventBusConfiguration) in
        part.archives = archives.compactMap(\.archiveName).sorted()
      }
    }
  }

  private static func rules(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: EventBridge.ListRules = try answer.decode()
    for rule in list.rules ?? [] {
      guard let id = ARN.resource(rule.arn) else { continue }
      gathering.see(id, .eventRule, name: rule.name ?? id.tail, at: answer.time)
      let pattern = rule.eventPattern.map(answer.options.redact)
      gathering.configure(id, at: answer.time) { (part: inout EventRuleConfiguration) in
        part.bus = rule.eventBusName ?? part.bus
        part.state = rule.state
        part.schedule = rule.scheduleExpression
        part.pattern = pattern
      }
    }
  }

  private static func targets(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: EventBridge.ListTargetsByRule = try answer.decode()
    guard let id = answer.subjectID(.eventRule) else { return gathering.noteNameless(answer) }
    let targets = (list.targets ?? []).compactMap(\.model)
    gathering.configure(id, at: answer.time) { (part: inout EventRuleConfiguration) in
      part.targets = targets
    }
    for target in targets { gathering.relate(target, of: id) }
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: EventBridge.ListTagsForResource = try answer.decode()
    guard let id = answer.subjectID(.eventRule) else { return gathering.noteNameless(answer) }
    gathering.see(id, at: answer.time, tags: reply.tags?.dictionary)
  }
}

extension EventBridge.Target {
  /// The target in the words of the model; `nil` without an ARN.
  var model: EventTarget? {
    arn.map { arn in
      EventTarget(
        arn: arn, role: roleArn, deadLetterTarget: deadLetterConfig?.arn,
        maximumRetryAttempts: retryPolicy?.maximumRetryAttempts,
        maximumEventAgeSeconds: retryPolicy?.maximumEventAgeInSeconds)
    }
  }
}

extension Gathering {
  /// Relates what sends events to a target and to the queue of what fails.
  mutating func relate(_ target: EventTarget, of id: ResourceID) {
    relate(.target, id, ARN.resource(target.arn))
    relate(.deadLetter, id, ARN.resource(target.deadLetterTarget))
    relate(.role, id, ARN.resource(target.role))
  }
}
