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
  /// Outputs that a function is known to write to.
  private(set) var outputs: [ResourceID: Set<String>] = [:]

  init(_ resources: [(Resource, Configuration)], relations: [Relation] = []) {
    for (resource, configuration) in resources { read(resource, configuration) }
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
        note(.topic, of: subscription.endpoint, source: resource.id.arn)
      }
    case .eventRule(let rule):
      for target in rule.targets ?? [] {
        note(deadLetter: target.deadLetterTarget, from: resource.id)
        note(rule.schedule == nil ? .event : .schedule, of: target.arn, source: resource.id.arn)
      }
    case .schedule(let schedule):
      note(deadLetter: schedule.target?.deadLetterTarget, from: resource.id)
      if let target = schedule.target { note(.schedule, of: target.arn, source: resource.id.arn) }
    case .api(let api):
      for target in (api.routes ?? []).compactMap(\.integrationTarget) {
        note(.api, of: Self.functionARN(inIntegration: target), source: resource.id.arn)
      }
    case .bucket(let bucket):
      for target in bucket.notifications { note(.bucket, of: target, source: resource.id.arn) }
    case .dataStream(let stream):
      retentionSeconds[resource.id.arn] = stream.retentionHours.map { Int64($0) &* 3600 }
    case .pipe(let pipe): note(deadLetter: pipe.deadLetterTarget, from: resource.id)
    default: break
    }
  }

  private mutating func read(_ id: ResourceID, _ function: FunctionConfiguration) {
    if let role = function.role { functionsByRole[role, default: []].append(id) }
    note(deadLetter: function.deadLetterTarget, from: id)
    note(deadLetter: function.onFailureDestination, from: id)
    if let output = function.onSuccessDestination { outputs[id, default: []].insert(output) }
    if function.url != nil { triggers[id, default: []].insert(.url) }
    for mapping in function.eventSourceMappings ?? [] {
      note(deadLetter: mapping.onFailureDestination, from: id)
      guard let source = mapping.sourceARN else { continue }
      note(Self.trigger(ofService: ResourceID(arn: source).service), of: id.arn, source: source)
    }
    for statement in function.policyStatements ?? [] where statement.effect == "Allow" {
      for principal in statement.principals { read(principal, of: id) }
    }
  }

  private mutating func read(_ principal: String, of id: ResourceID) {
    let known: [(String, Trigger)] = [
      ("apigateway.amazonaws.com", .api), ("s3.amazonaws.com", .bucket),
      ("sns.amazonaws.com", .topic), ("events.amazonaws.com", .event),
      ("scheduler.amazonaws.com", .schedule), ("appsync.amazonaws.com", .graphql),
      ("elasticloadbalancing.amazonaws.com", .loadBalancer),
    ]
    for (name, trigger) in known where principal.hasSuffix(name) {
      triggers[id, default: []].insert(trigger)
    }
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

  private mutating func note(_ trigger: Trigger?, of target: String?, source: String) {
    guard let target, let (kind, name) = ResourceKind.parse(arn: target), kind == .lambdaFunction
    else { return }
    let parts = ResourceID(arn: target)
    let id = ResourceID.function(name, account: parts.account, region: parts.region)
    if let trigger { triggers[id, default: []].insert(trigger) }
    sources[id, default: []].insert(source)
    consumers[source, default: []].insert(id)
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
