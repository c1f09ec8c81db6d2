import ServerlessModel

/// The configuration of one kind of resource, so that answers about parts of it can be put together.
protocol ConfigurationPart {
  init()
  /// The configuration of this kind that `whole` holds; `nil` where it holds another.
  static func opened(_ whole: Configuration) -> Self?
  var whole: Configuration { get }
}

extension FunctionConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .function(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .function(self) }
}

extension APIConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .api(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .api(self) }
}

extension GraphQLAPIConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .graphqlAPI(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .graphqlAPI(self) }
}

extension QueueConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .queue(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .queue(self) }
}

extension TopicConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .topic(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .topic(self) }
}

extension EventBusConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .eventBus(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .eventBus(self) }
}

extension EventRuleConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .eventRule(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .eventRule(self) }
}

extension ScheduleConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .schedule(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .schedule(self) }
}

extension PipeConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .pipe(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .pipe(self) }
}

extension DataStreamConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .dataStream(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .dataStream(self) }
}

extension DeliveryStreamConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .deliveryStream(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .deliveryStream(self) }
}

extension StateMachineConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .stateMachine(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .stateMachine(self) }
}

extension TableConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .table(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .table(self) }
}

extension BucketConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .bucket(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .bucket(self) }
}

extension DistributionConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .distribution(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .distribution(self) }
}

extension UserPoolConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .userPool(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .userPool(self) }
}

extension SecretConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .secret(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .secret(self) }
}

extension LogGroupConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .logGroup(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .logGroup(self) }
}

extension RoleConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .role(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .role(self) }
}

extension DatabaseConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .database(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .database(self) }
}

extension SearchDomainConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .searchDomain(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .searchDomain(self) }
}

extension ContainerServiceConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .containerService(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .containerService(self) }
}

extension LoadBalancerConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .loadBalancer(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .loadBalancer(self) }
}

extension AccountConfiguration: ConfigurationPart {
  static func opened(_ whole: Configuration) -> Self? {
    if case .account(let part) = whole { part } else { nil }
  }
  var whole: Configuration { .account(self) }
}
