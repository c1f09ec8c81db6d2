extension ResourceKind {
  /// The ARN of a resource of this kind; global services leave region or account empty as AWS does.
  package func arn(name: String, account: String, region: String) -> String {
    switch self {
    case .lambdaFunction: "arn:aws:lambda:\(region):\(account):function:\(name)"
    case .restAPI: "arn:aws:apigateway:\(region):\(account):/restapis/\(name)"
    case .httpAPI, .webSocketAPI: "arn:aws:apigateway:\(region):\(account):/apis/\(name)"
    case .graphqlAPI: "arn:aws:appsync:\(region):\(account):apis/\(name)"
    case .queue: "arn:aws:sqs:\(region):\(account):\(name)"
    case .topic: "arn:aws:sns:\(region):\(account):\(name)"
    case .eventBus: "arn:aws:events:\(region):\(account):event-bus/\(name)"
    case .eventRule: "arn:aws:events:\(region):\(account):rule/\(name)"
    case .schedule: "arn:aws:scheduler:\(region):\(account):schedule/default/\(name)"
    case .pipe: "arn:aws:pipes:\(region):\(account):pipe/\(name)"
    case .dataStream: "arn:aws:kinesis:\(region):\(account):stream/\(name)"
    case .deliveryStream: "arn:aws:firehose:\(region):\(account):deliverystream/\(name)"
    case .stateMachine: "arn:aws:states:\(region):\(account):stateMachine:\(name)"
    case .table: "arn:aws:dynamodb:\(region):\(account):table/\(name)"
    case .bucket: "arn:aws:s3:::\(name)"
    case .distribution: "arn:aws:cloudfront::\(account):distribution/\(name)"
    case .userPool: "arn:aws:cognito-idp:\(region):\(account):userpool/\(name)"
    case .secret: "arn:aws:secretsmanager:\(region):\(account):secret:\(name)"
    case .logGroup: "arn:aws:logs:\(region):\(account):log-group:\(name)"
    case .role: "arn:aws:iam::\(account):role/\(name)"
    case .database: "arn:aws:rds:\(region):\(account):db:\(name)"
    case .searchDomain: "arn:aws:es:\(region):\(account):domain/\(name)"
    case .containerService: "arn:aws:ecs:\(region):\(account):service/\(name)"
    case .loadBalancer: "arn:aws:elasticloadbalancing:\(region):\(account):loadbalancer/\(name)"
    // Limits are set by region, so that an account is one resource in each.
    case .account: "arn:aws:iam:\(region):\(account):root"
    }
  }

  /// The kind and name that an ARN says; `nil` for a service or a form that perch does not know.
  ///
  /// A function's version or alias, a log group's `:*` and a secret's random tail are not part of the name.
  package static func parse(arn: String) -> (kind: ResourceKind, name: String)? {
    let id = ResourceID(arn: arn)
    let (service, tail) = (id.service, id.tail)
    for (wanted, prefix, kind) in prefixes where wanted == service && tail.hasPrefix(prefix) {
      let name = kind == .account ? id.account : kind.trimmed(String(tail.dropFirst(prefix.count)))
      return name.isEmpty ? nil : (kind, name)
    }
    return nil
  }

  private func trimmed(_ name: String) -> String {
    switch self {
    case .lambdaFunction, .stateMachine, .logGroup, .topic: String(name.prefix { $0 != ":" })
    case .restAPI, .httpAPI, .table, .bucket, .dataStream: String(name.prefix { $0 != "/" })
    case .secret: Self.withoutRandomTail(name)
    case .schedule, .role, .containerService:
      name.split(separator: "/").last.map(String.init) ?? name
    default: name
    }
  }

  /// Six letters of which one at least is a digit or a capital; `payment-stripe` is a name.
  private static func withoutRandomTail(_ name: String) -> String {
    guard let dash = name.lastIndex(of: "-") else { return name }
    let tail = name[name.index(after: dash)...].utf8
    let isRandom =
      tail.count == 6 && tail.allSatisfy { $0.isDigit || $0.isCapital || $0.isSmall }
      && tail.contains { $0.isDigit || $0.isCapital }
    return isRandom ? String(name[..<dash]) : name
  }

  private static let prefixes: [(String, String, ResourceKind)] = [
    ("lambda", "function:", .lambdaFunction), ("apigateway", "/restapis/", .restAPI),
    ("apigateway", "/apis/", .httpAPI), ("appsync", "apis/", .graphqlAPI), ("sqs", "", .queue),
    ("sns", "", .topic), ("events", "event-bus/", .eventBus), ("events", "rule/", .eventRule),
    ("scheduler", "schedule/", .schedule), ("pipes", "pipe/", .pipe),
    ("kinesis", "stream/", .dataStream), ("firehose", "deliverystream/", .deliveryStream),
    ("states", "stateMachine:", .stateMachine), ("dynamodb", "table/", .table), ("s3", "", .bucket),
    ("cloudfront", "distribution/", .distribution), ("cognito-idp", "userpool/", .userPool),
    ("secretsmanager", "secret:", .secret), ("logs", "log-group:", .logGroup),
    ("iam", "role/", .role), ("rds", "db:", .database), ("es", "domain/", .searchDomain),
    ("ecs", "service/", .containerService),
    ("elasticloadbalancing", "loadbalancer/", .loadBalancer), ("iam", "root", .account),
  ]
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= 48 && self <= 57 }
  fileprivate var isCapital: Bool { self >= 65 && self <= 90 }
  fileprivate var isSmall: Bool { self >= 97 && self <= 122 }
}
