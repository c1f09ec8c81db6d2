import ServerlessModel

/// The whole fleet between two changes of configuration: the small index that rules across resources need.
struct Fleet {
  /// What sends work to a function.
  enum Trigger: String, Hashable {
    case api = "API", url = "URL", graphql = "AppSync", loadBalancer = "load balancer"
    case queue = "SQS", stream = "Kinesis", tableStream = "DynamoDB stream"
    case bucket = "S3", topic = "SNS", event = "EventBridge", schedule = "schedule"

    /// Whether somebody waits for the answer.
    var isSynchronous: Bool {
      [.api, .url, .graphql, .loadBalancer].contains(self)
    }

    /// Whether Lambda queues the event itself.
    var isAsynchronous: Bool { [.bucket, .topic, .event, .schedule].contains(self) }
  }

  private(set) var functionsByRole: [String: [ResourceID]] = [:]
  /// Targets of redrive policies and failure destinations, with those that send to them.
  private(set) var deadLetterSources: [String: [ResourceID]] = [:]
  private(set) var triggers: [ResourceID: Set<Trigger>] = [:]
  private(set) var sources: [ResourceID: Set<String>] = [:]
  private(set) var consumers: [String: Set<ResourceID>] = [:]
  private(set) var retentionSeconds: [String: Int64] = [:]
  /// Everything that stands, by its id.
  private(set) var configurations: [ResourceID: Configuration] = [:]
  /// Functions by the hash of their code, their account and their region.
  private(set) var functionsByCode: [String: [ResourceID]] = [:]
  /// The ARNs, with version or alias, by which triggers name a function.
  private(set) var targets: [ResourceID: Set<String>] = [:]
  /// The function that comes first in an account, and speaks for all of it.
  private(set) var firstFunctions: [String: ResourceID] = [:]
  private(set) var accounts: Set<String> = []
  /// Accounts of which tags were read, since something in them has one.
  private(set) var taggedAccounts: Set<String> = []
  /// Outputs that a function is known to write to.
  private(set) var outputs: [ResourceID: Set<String>] = [:]

  init(_ resources: [(Resource, Configuration)], relations: [Relation] = []) {
    for (resource, configuration) in resources {
      configurations[resource.id] = configuration
      accounts.insert(resource.account)
      if !resource.tags.isEmpty { taggedAccounts.insert(resource.account) }
      read(resource, configuration)
    }
    for relation in relations { read(relation) }
  }

  private mutating func read(_ resource: Resource, _ configuration: Configuration) {
    switch configuration {
    case .function(let function): read(resource.id, function)
    case .queue(let queue):
      note(deadLetter: queue.deadLetterTarget, from: resource.id)
      retentionSeconds[resource.id.arn] = queue.retentionSeconds.map(Int64.init)
    case .topic(let topic):
      for subscription in topic.subscriptions ?? [] {
        note(deadLetter: subscription.deadLetterTarget, from: resource.id)
        aim(.topic, at: subscription.endpoint, from: resource.id)
      }
    case .eventRule(let rule):
      for target in rule.targets ?? [] {
        note(deadLetter: target.deadLetterTarget, from: resource.id)
        aim(rule.schedule == nil ? .event : .schedule, at: target.arn, from: resource.id)
      }
    case .schedule(let schedule):
      note(deadLetter: schedule.target?.deadLetterTarget, from: resource.id)
      aim(.schedule, at: schedule.target?.arn, from: resource.id)
    case .api(let api):
      for target in (api.routes ?? []).compactMap(\.integrationTarget) {
        aim(.api, at: Self.functionARN(inIntegration: target), from: resource.id)
      }
    case .bucket(let bucket):
      for target in bucket.notifications { aim(.bucket, at: target, from: resource.id) }
    case .dataStream(let stream):
      retentionSeconds[resource.id.arn] = stream.retentionHours.map { Int64($0) &* 3600 }
    case .pipe(let pipe): note(deadLetter: pipe.deadLetterTarget, from: resource.id)
    default: break
    }
  }

  private mutating func read(_ id: ResourceID, _ function: FunctionConfiguration) {
    firstFunctions[id.account] = min(firstFunctions[id.account] ?? id, id)
    if let role = function.role { functionsByRole[role, default: []].append(id) }
    if let code = function.codeSHA256 {
      functionsByCode[Self.codeKey(code, id), default: []].append(id)
    }
    note(deadLetter: function.deadLetterTarget, from: id)
    note(deadLetter: function.onFailureDestination, from: id)
    if let output = function.onSuccessDestination { outputs[id, default: []].insert(output) }
    if function.url != nil { triggers[id, default: []].insert(.url) }
    for mapping in function.eventSourceMappings ?? [] {
      note(deadLetter: mapping.onFailureDestination, from: id)
      targets[id, default: []].insert(mapping.functionARN)
      guard let source = mapping.sourceARN else { continue }
      note(Self.trigger(ofService: ResourceID(arn: source).service), of: id.arn, source: source)
    }
    for statement in function.policyStatements ?? [] where statement.effect == "Allow" {
      for principal in statement.principals where read(principal, of: id) {
        targets[id, default: []].formUnion(statement.resources)
      }
    }
  }

  /// Whether a principal of a function's policy is a service that invokes it.
  private mutating func read(_ principal: String, of id: ResourceID) -> Bool {
    let known: [(String, Trigger)] = [
      ("apigateway.amazonaws.com", .api), ("s3.amazonaws.com", .bucket),
      ("sns.amazonaws.com", .topic), ("events.amazonaws.com", .event),
      ("scheduler.amazonaws.com", .schedule), ("appsync.amazonaws.com", .graphql),
      ("elasticloadbalancing.amazonaws.com", .loadBalancer),
    ]
    let found = known.filter { principal.hasSuffix($0.0) }.map(\.1)
    guard !found.isEmpty else { return false }
    triggers[id, default: []].formUnion(found)
    return true
  }

  private mutating func read(_ relation: Relation) {
    switch relation.kind {
    case .deadLetter, .failureDestination: note(deadLetter: relation.to.arn, from: relation.from)
    case .eventSource, .target, .integration:
      note(
        Self.trigger(ofService: relation.from.service), of: relation.to.arn,
        source: relation.from.arn)
      if relation.from.service == "lambda" {
        outputs[relation.from, default: []].insert(relation.to.arn)
      }
    case .trace:
      if relation.from.service == "lambda" {
        outputs[relation.from, default: []].insert(relation.to.arn)
      }
    case .role, .logGroup: break
    }
  }

  private mutating func note(deadLetter target: String?, from id: ResourceID) {
    guard let target, !target.isEmpty else { return }
    if deadLetterSources[target, default: []].contains(id) { return }
    deadLetterSources[target, default: []].append(id)
  }

  /// Notes a trigger that names its function by version or alias, if by any.
  private mutating func aim(_ trigger: Trigger, at target: String?, from source: ResourceID) {
    guard let target, let id = Self.function(named: target) else { return }
    targets[id, default: []].insert(target)
    note(trigger, of: target, source: source.arn)
  }

  private mutating func note(_ trigger: Trigger?, of target: String?, source: String) {
    guard let target, let id = Self.function(named: target) else { return }
    if let trigger { triggers[id, default: []].insert(trigger) }
    sources[id, default: []].insert(source)
    consumers[source, default: []].insert(id)
  }

  /// The function of an ARN, without its version or alias; `nil` for an ARN of anything else.
  static func function(named arn: String) -> ResourceID? {
    guard let (kind, name) = ResourceKind.parse(arn: arn), kind == .lambdaFunction else {
      return nil
    }
    let parts = ResourceID(arn: arn)
    return .function(name, account: parts.account, region: parts.region)
  }

  /// What functions with the same code in the same account and region share.
  static func codeKey(_ hash: String, _ id: ResourceID) -> String {
    [hash, id.account, id.region].joined(separator: "@")
  }

  private static func trigger(ofService service: String) -> Trigger? {
    switch service {
    case "sqs": .queue
    case "kinesis": .stream
    case "dynamodb": .tableStream
    case "s3": .bucket
    case "sns": .topic
    case "events": .event
    case "scheduler": .schedule
    case "apigateway", "execute-api": .api
    case "appsync": .graphql
    case "elasticloadbalancing": .loadBalancer
    default: nil
    }
  }

  /// The function that an API Gateway integration address names.
  static func functionARN(inIntegration target: String) -> String? {
    let marker = "/functions/arn:"
    guard let cut = target.firstRange(of: marker) else {
      return target.hasPrefix("arn:aws:lambda:") ? target : nil
    }
    let rest = "arn:" + target[cut.upperBound...]
    return String(rest.prefix { $0 != "/" })
  }
}
