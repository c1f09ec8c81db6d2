import AWSClient
import ServerlessModel

/// Which calls read how one resource is set, where the lists do not say it.
struct DetailPlan: Sendable {
  /// What lists said of queues beside their ARN.
  var queueURLs: [ResourceID: String] = [:]

  /// The calls about a resource; none for a kind whose lists say all.
  ///
  /// `held` is how it is known to be set: a topic's names who listens to it.
  func calls(for resource: Resource, held: Configuration? = nil) -> [AWSCall] {
    let shape = (Self.shapes[resource.kind] ?? []).compactMap { title, input in
      input(resource, self).map { (title, $0) }
    }
    let listeners = held?.subscriptionARNs ?? []
    let all =
      shape
      + listeners.map { ("sns get-subscription-attributes", ["SubscriptionArn": .text($0)]) }
    return all.compactMap { title, input in
      AWSOperation.titled(title).map {
        AWSCall(
          $0, region: resource.region, input: input,
          subject: resource.kind == .bucket ? resource.name : resource.id.arn)
      }
    }
  }

  /// Whether the details of a kind are read only where someone looks: a call for each of a thousand functions takes
  /// minutes of what AWS allows.
  static func isLazy(_ kind: ResourceKind) -> Bool { kind == .lambdaFunction || kind == .logGroup }

  /// Whether there is anything to read of a resource beside its lists; of a queue only once its address is known.
  func canRead(_ resource: Resource) -> Bool {
    Self.shapes[resource.kind] != nil
      && (resource.kind != .queue || queueURLs[resource.id] != nil)
  }

  /// Takes over the addresses of queues, which no ARN says.
  mutating func take(_ reply: AWSReply, in lane: CollectorLane) {
    guard reply.operation.title == "sqs list-queues",
      let list = try? reply.body.decode(SQS.ListQueues.self)
    else { return }
    for url in list.queueUrls ?? [] {
      let name = url.split(separator: "/").last.map(String.init) ?? url
      let id =
        ARN.queue(url: url)
        ?? ResourceID(.queue, name: name, account: lane.account, region: lane.region)
      queueURLs[id] = url
    }
  }

  /// How long what was read of a kind is good for, in seconds.
  static func seconds(_ kind: ResourceKind) -> Double {
    switch kind {
    case .stateMachine: 900
    case .queue, .topic, .eventRule: 3600
    default: 21_600
    }
  }

  private typealias Input = @Sendable (Resource, DetailPlan) -> [String: JSONValue]?

  private static let shapes: [ResourceKind: [(String, Input)]] = [
    .lambdaFunction: functionShape,
    .logGroup: [
      ("logs describe-subscription-filters", named("logGroupName"))
    ],
    .queue: [
      (
        "sqs get-queue-attributes",
        { resource, plan in
          plan.queueURLs[resource.id].map {
            ["QueueUrl": .text($0), "AttributeNames": .list([.text("All")])]
          }
        }
      )
    ],
    .topic: [("sns get-topic-attributes", arn("TopicArn"))],
    .table: [
      "dynamodb describe-table", "dynamodb describe-continuous-backups",
      "dynamodb describe-time-to-live",
    ].map { ($0, named("TableName")) },
    .restAPI: [
      ("apigateway get-stages", keyed("restApiId")),
      (
        "apigateway get-resources",
        { r, _ in ["restApiId": .text(r.key), "embed": .list([.text("methods")])] }
      ),
      ("apigateway get-authorizers", keyed("restApiId")),
    ],
    .httpAPI: apiShape, .webSocketAPI: apiShape,
    .stateMachine: [
      ("stepfunctions describe-state-machine", arn("stateMachineArn")),
      (
        "stepfunctions list-executions",
        { r, _ in ["stateMachineArn": .text(r.id.arn), "statusFilter": .text("RUNNING")] }
      ),
    ],
    .dataStream: [("kinesis describe-stream-summary", named("StreamName"))],
    .deliveryStream: [
      ("firehose describe-delivery-stream", named("DeliveryStreamName"))
    ],
    .eventBus: [
      ("events list-rules", { r, _ in r.key == "default" ? nil : ["EventBusName": .text(r.key)] })
    ],
    .eventRule: [("events list-targets-by-rule", { r, _ in r.ruleInput })],
    .schedule: [("scheduler get-schedule", { r, _ in r.scheduleInput })],
    .pipe: [("pipes describe-pipe", named("Name"))],
    .graphqlAPI: [("appsync list-api-keys", keyed("apiId"))],
    .bucket: [
      "s3api get-bucket-encryption", "s3api get-bucket-versioning", "s3api get-public-access-block",
      "s3api get-bucket-policy-status", "s3api get-bucket-lifecycle-configuration",
      "s3api get-bucket-notification-configuration",
    ].map { ($0, named("Bucket")) },
    .userPool: [("cognito-idp describe-user-pool", keyed("UserPoolId"))],
    .loadBalancer: [
      ("elbv2 describe-listeners", arn("LoadBalancerArn"))
    ],
  ]

  private static let functionShape: [(String, Input)] =
    [
      "lambda get-policy", "lambda get-function-concurrency",
      "lambda list-function-event-invoke-configs", "lambda list-aliases",
      "lambda list-versions-by-function", "lambda list-function-url-configs",
      "lambda get-runtime-management-config", "lambda get-function-recursion-config",
    ].map { ($0, named("FunctionName")) } + [
      (
        "lambda list-provisioned-concurrency-configs",
        { r, _ in ["FunctionName": .text(r.name), "List": .text("ALL")] }
      ),
      ("lambda list-tags", arn("Resource")),
    ]

  private static let apiShape: [(String, Input)] = [
    "apigatewayv2 get-stages", "apigatewayv2 get-routes", "apigatewayv2 get-integrations",
    "apigatewayv2 get-authorizers",
  ].map { ($0, keyed("ApiId")) }

  /// The name of the resource under a parameter.
  private static func named(_ parameter: String) -> Input {
    { resource, _ in [parameter: .text(resource.name)] }
  }

  /// What follows the last slash of its ARN under a parameter.
  private static func keyed(_ parameter: String) -> Input {
    { resource, _ in [parameter: .text(resource.key)] }
  }

  /// The ARN itself under a parameter.
  private static func arn(_ parameter: String) -> Input {
    { resource, _ in [parameter: .text(resource.id.arn)] }
  }
}

extension Resource {
  /// What follows the last slash of its ARN: the id of an API, the name of a bus.
  fileprivate var key: String { id.tail.split(separator: "/").last.map(String.init) ?? name }

  /// `rule/NAME`, or `rule/BUS/NAME` for a bus of one's own.
  fileprivate var ruleInput: [String: JSONValue]? {
    let parts = id.tail.split(separator: "/").map(String.init)
    guard parts.count >= 2, let name = parts.last else { return nil }
    var input: [String: JSONValue] = ["Rule": .text(name)]
    if parts.count > 2 {
      input["EventBusName"] = .text(parts.dropFirst().dropLast().joined(separator: "/"))
    }
    return input
  }

  /// `schedule/GROUP/NAME`.
  fileprivate var scheduleInput: [String: JSONValue]? {
    let parts = id.tail.split(separator: "/").map(String.init)
    guard parts.count == 3 else { return nil }
    return ["Name": .text(parts[2]), "GroupName": .text(parts[1])]
  }
}

extension Configuration {
  /// The subscriptions of a topic that were confirmed.
  fileprivate var subscriptionARNs: [String] {
    guard case .topic(let topic) = self else { return [] }
    return (topic.subscriptions ?? []).map(\.arn).filter { $0.hasPrefix("arn:") }
  }
}
