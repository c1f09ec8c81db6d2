/// Amazon EventBridge, buses and rules.
package enum EventBridge {
  private static let call = ServiceName("events", .json11)

  static let operations = [
    call("ListEventBuses", ["EventBuses"], "finds the event buses"),
    call("DescribeEventBus", ["Name", "Arn", "Policy"], "reads who may send to a bus"),
    call("ListArchives", ["Archives"], "finds archives of buses"),
    call("ListRules", ["Rules", "Rules.Arn"], "finds the rules"),
    call("ListTargetsByRule", ["Targets", "Targets.Arn"], "reads what a rule starts"),
    call("ListTagsForResource", [], "reads the tags of a rule"),
  ]

  /// Event buses.
  package struct ListEventBuses: Decodable, Sendable {
    package var eventBuses: [Bus]?
  }

  /// One bus.
  package struct Bus: Decodable, Sendable {
    package var name: String?
    package var arn: String?
    package var policy: String?
    package var kmsKeyIdentifier: String?
  }

  /// Archives of buses.
  package struct ListArchives: Decodable, Sendable {
    package var archives: [Archive]?
  }

  /// One archive.
  package struct Archive: Decodable, Sendable {
    package var archiveName: String?
    package var eventSourceArn: String?
  }

  /// Rules of one bus.
  package struct ListRules: Decodable, Sendable {
    package var rules: [Rule]?
  }

  /// One rule.
  package struct Rule: Decodable, Sendable {
    package var name: String?
    package var arn: String?
    package var eventPattern: String?
    package var state: String?
    package var scheduleExpression: String?
    package var eventBusName: String?
  }

  /// What a rule starts.
  package struct ListTargetsByRule: Decodable, Sendable {
    package var targets: [Target]?
  }

  /// One target, of a rule or a schedule.
  package struct Target: Decodable, Sendable {
    package var arn: String?
    package var roleArn: String?
    package var deadLetterConfig: DeadLetter?
    package var retryPolicy: Retry?
  }

  /// Where events go that could not be delivered.
  package struct DeadLetter: Decodable, Sendable {
    package var arn: String?
  }

  /// How delivery is tried again.
  package struct Retry: Decodable, Sendable {
    package var maximumRetryAttempts: Int?
    package var maximumEventAgeInSeconds: Int?
  }

  /// The tags of one rule or bus.
  package struct ListTagsForResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
