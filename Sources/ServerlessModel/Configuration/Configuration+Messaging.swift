extension Configuration {
  /// The configuration of a GraphQL API; `nil` for other kinds.
  package var graphqlAPI: GraphQLAPIConfiguration? {
    if case .graphqlAPI(let value) = self { value } else { nil }
  }

  /// The configuration of a topic; `nil` for other kinds.
  package var topic: TopicConfiguration? {
    if case .topic(let value) = self { value } else { nil }
  }

  /// The configuration of an event bus; `nil` for other kinds.
  package var eventBus: EventBusConfiguration? {
    if case .eventBus(let value) = self { value } else { nil }
  }

  /// The configuration of a rule of a bus; `nil` for other kinds.
  package var eventRule: EventRuleConfiguration? {
    if case .eventRule(let value) = self { value } else { nil }
  }

  /// The configuration of a data stream; `nil` for other kinds.
  package var dataStream: DataStreamConfiguration? {
    if case .dataStream(let value) = self { value } else { nil }
  }

  /// The configuration of a Firehose stream; `nil` for other kinds.
  package var deliveryStream: DeliveryStreamConfiguration? {
    if case .deliveryStream(let value) = self { value } else { nil }
  }

  /// The configuration of a state machine; `nil` for other kinds.
  package var stateMachine: StateMachineConfiguration? {
    if case .stateMachine(let value) = self { value } else { nil }
  }
}
