/// What SQS says of one queue.
package struct QueueConfiguration: Hashable, Codable, Sendable {
  package var visibilityTimeoutSeconds: Int?
  package var retentionSeconds: Int?
  package var delaySeconds: Int?
  package var maximumMessageBytes: Int?
  package var receiveWaitSeconds: Int?
  package var deadLetterTarget: String?
  package var maxReceiveCount: Int?
  /// Whether RedrivePolicy was asked, so that an absent target means none.
  package var redriveKnown: Bool = false
  package var redriveAllowPolicy: String?
  package var kmsKey: String?
  package var managedEncryption: Bool?
  package var fifo: Bool?
  package var policyStatements: [PolicyStatement]?
  package var createdAt: Instant?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What SNS says of one topic.
package struct TopicConfiguration: Hashable, Codable, Sendable {
  package var kmsKey: String?
  package var policyStatements: [PolicyStatement]?
  package var subscriptions: [TopicSubscription]?
  package var fifo: Bool?
  package var tracing: String?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// One subscription of a topic.
package struct TopicSubscription: Hashable, Codable, Sendable {
  package var arn: String
  package var endpointProtocol: String
  package var endpoint: String
  package var deadLetterTarget: String?
  package var filterPolicy: String?
  package var pending: Bool?
  /// Whether GetSubscriptionAttributes was asked, so that an absent dead-letter target means none.
  package var redriveKnown: Bool?

  /// Makes the value from its parts.
  package init(
    arn: String,
    endpointProtocol: String,
    endpoint: String,
    deadLetterTarget: String? = nil,
    filterPolicy: String? = nil,
    pending: Bool? = nil,
    redriveKnown: Bool? = nil
  ) {
    self.arn = arn
    self.endpointProtocol = endpointProtocol
    self.endpoint = endpoint
    self.deadLetterTarget = deadLetterTarget
    self.filterPolicy = filterPolicy
    self.pending = pending
    self.redriveKnown = redriveKnown
  }
}

/// What EventBridge says of one bus.
package struct EventBusConfiguration: Hashable, Codable, Sendable {
  package var policyStatements: [PolicyStatement]?
  package var archives: [String]?
  package var kmsKey: String?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What EventBridge says of one rule.
package struct EventRuleConfiguration: Hashable, Codable, Sendable {
  package var bus: String?
  package var state: String?
  package var schedule: String?
  package var pattern: String?
  package var targets: [EventTarget]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// Where a rule, a schedule or a pipe sends its events.
package struct EventTarget: Hashable, Codable, Sendable {
  package var arn: String
  package var role: String?
  package var deadLetterTarget: String?
  package var maximumRetryAttempts: Int?
  package var maximumEventAgeSeconds: Int?

  /// Makes the value from its parts.
  package init(
    arn: String,
    role: String? = nil,
    deadLetterTarget: String? = nil,
    maximumRetryAttempts: Int? = nil,
    maximumEventAgeSeconds: Int? = nil
  ) {
    self.arn = arn
    self.role = role
    self.deadLetterTarget = deadLetterTarget
    self.maximumRetryAttempts = maximumRetryAttempts
    self.maximumEventAgeSeconds = maximumEventAgeSeconds
  }
}

/// What EventBridge Scheduler says of one schedule.
package struct ScheduleConfiguration: Hashable, Codable, Sendable {
  package var state: String?
  package var expression: String?
  package var timezone: String?
  package var target: EventTarget?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What EventBridge Pipes says of one pipe.
package struct PipeConfiguration: Hashable, Codable, Sendable {
  package var state: String?
  package var source: String?
  package var target: String?
  package var enrichment: String?
  package var deadLetterTarget: String?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What Kinesis says of one data stream.
package struct DataStreamConfiguration: Hashable, Codable, Sendable {
  package var status: String?
  package var mode: String?
  package var openShards: Int?
  package var retentionHours: Int?
  package var encryption: String?
  package var kmsKey: String?
  package var consumerCount: Int?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What Firehose says of one stream.
package struct DeliveryStreamConfiguration: Hashable, Codable, Sendable {
  package var status: String?
  package var source: String?
  package var destinations: [String] = []
  package var encryption: String?
  package var backupMode: String?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What Step Functions says of one state machine; the definition is masked like a log line.
package struct StateMachineConfiguration: Hashable, Codable, Sendable {
  /// `STANDARD` or `EXPRESS`.
  package var type: String?
  package var status: String?
  package var definition: String?
  package var secretsInDefinition: [String]?
  package var role: String?
  package var logLevel: String?
  package var logDestinations: [String] = []
  package var includeExecutionData: Bool?
  package var tracing: Bool?
  package var createdAt: Instant?
  /// Executions that were running when they were listed.
  package var openExecutions: Int?
  /// The histories of a few executions.
  package var histories: [ExecutionHistory]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// How long the history of one execution grew.
package struct ExecutionHistory: Hashable, Codable, Sendable {
  package var execution: String
  package var events: Int
  /// The state that was entered most often.
  package var busiestState: String?

  /// Makes the value from its parts.
  package init(execution: String, events: Int, busiestState: String? = nil) {
    self.execution = execution
    self.events = events
    self.busiestState = busiestState
  }
}
