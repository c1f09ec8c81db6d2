extension Configuration {
  /// The configuration of a function; `nil` for other kinds.
  package var function: FunctionConfiguration? {
    if case .function(let value) = self { value } else { nil }
  }

  /// The configuration of a queue; `nil` for other kinds.
  package var queue: QueueConfiguration? {
    if case .queue(let value) = self { value } else { nil }
  }

  /// The configuration of a table; `nil` for other kinds.
  package var table: TableConfiguration? {
    if case .table(let value) = self { value } else { nil }
  }

  /// The configuration of an API; `nil` for other kinds.
  package var api: APIConfiguration? {
    if case .api(let value) = self { value } else { nil }
  }

  /// The configuration of a bucket; `nil` for other kinds.
  package var bucket: BucketConfiguration? {
    if case .bucket(let value) = self { value } else { nil }
  }

  /// The configuration of a distribution; `nil` for other kinds.
  package var distribution: DistributionConfiguration? {
    if case .distribution(let value) = self { value } else { nil }
  }

  /// The configuration of a user pool; `nil` for other kinds.
  package var userPool: UserPoolConfiguration? {
    if case .userPool(let value) = self { value } else { nil }
  }

  /// The configuration of a secret; `nil` for other kinds.
  package var secret: SecretConfiguration? {
    if case .secret(let value) = self { value } else { nil }
  }

  /// The configuration of a log group; `nil` for other kinds.
  package var logGroup: LogGroupConfiguration? {
    if case .logGroup(let value) = self { value } else { nil }
  }

  /// The configuration of a database; `nil` for other kinds.
  package var database: DatabaseConfiguration? {
    if case .database(let value) = self { value } else { nil }
  }

  /// The configuration of a search domain; `nil` for other kinds.
  package var searchDomain: SearchDomainConfiguration? {
    if case .searchDomain(let value) = self { value } else { nil }
  }

  /// The configuration of a container service; `nil` for other kinds.
  package var containerService: ContainerServiceConfiguration? {
    if case .containerService(let value) = self { value } else { nil }
  }

  /// The configuration of a load balancer; `nil` for other kinds.
  package var loadBalancer: LoadBalancerConfiguration? {
    if case .loadBalancer(let value) = self { value } else { nil }
  }

  /// The configuration of an account; `nil` for other kinds.
  package var account: AccountConfiguration? {
    if case .account(let value) = self { value } else { nil }
  }
}
