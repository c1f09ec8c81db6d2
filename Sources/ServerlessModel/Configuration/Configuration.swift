/// The configuration of one resource, typed by its service; a field that no source said is `nil` or empty.
///
/// Kept by reference, since some are large and the fleet of every moment holds all of them.
package indirect enum Configuration: Hashable, Codable, Sendable {
  case function(FunctionConfiguration)
  case api(APIConfiguration)
  case graphqlAPI(GraphQLAPIConfiguration)
  case queue(QueueConfiguration)
  case topic(TopicConfiguration)
  case eventBus(EventBusConfiguration)
  case eventRule(EventRuleConfiguration)
  case schedule(ScheduleConfiguration)
  case pipe(PipeConfiguration)
  case dataStream(DataStreamConfiguration)
  case deliveryStream(DeliveryStreamConfiguration)
  case stateMachine(StateMachineConfiguration)
  case table(TableConfiguration)
  case bucket(BucketConfiguration)
  case distribution(DistributionConfiguration)
  case userPool(UserPoolConfiguration)
  case secret(SecretConfiguration)
  case logGroup(LogGroupConfiguration)
  case role(RoleConfiguration)
  case database(DatabaseConfiguration)
  case searchDomain(SearchDomainConfiguration)
  case containerService(ContainerServiceConfiguration)
  case loadBalancer(LoadBalancerConfiguration)
  case account(AccountConfiguration)
}

/// A configuration with the time from which it held.
package struct ConfigurationVersion: Hashable, Codable, Sendable {
  package var from: Instant
  package var to: Instant? = nil
  package var configuration: Configuration

  /// Makes the value from its parts.
  package init(
    from: Instant,
    to: Instant? = nil,
    configuration: Configuration
  ) {
    self.from = from
    self.to = to
    self.configuration = configuration
  }
}
