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
    let shape = (Self.shapes[resource.kind] ?? []).compactMap { detail in
      detail.input(resource, self).map { (detail.operation, $0) }
    }
    let listeners = held?.subscriptionARNs ?? []
    let all =
      shape
      + listeners.map { (SNS.getSubscriptionAttributes, ["SubscriptionArn": .text($0)]) }
    return all.map { operation, input in
      AWSCall(
        operation, region: resource.region, input: input,
        subject: resource.kind == .bucket ? resource.name : resource.id.arn)
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
    guard reply.operation == SQS.listQueues,
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

  /// One call about a resource; `nil` input where it does not apply.
  private struct Detail {
    let operation: AWSOperation
    let input: Input

    init(_ operation: AWSOperation, _ input: @escaping Input) {
      self.operation = operation
      self.input = input
    }
  }

  private static let shapes: [ResourceKind: [Detail]] = [
    .lambdaFunction: functionShape,
    .logGroup: [
      Detail(Logs.describeSubscriptionFilters, named("logGroupName"))
    ],
    .queue: [
      Detail(
        SQS.getQueueAttributes,
        { resource, plan in
          plan.queueURLs[resource.id].map {
            ["QueueUrl": .text($0), "AttributeNames": .list([.text("All")])]
          }
        }
      )
    ],
    .topic: [Detail(SNS.getTopicAttributes, arn("TopicArn"))],
    .table: [
      DynamoDB.describeTable, DynamoDB.describeContinuousBackups,
      DynamoDB.describeTimeToLive,
    ].map { Detail($0, named("TableName")) },
    .restAPI: [
      Detail(APIGateway.getStages, keyed("restApiId")),
      Detail(
        APIGateway.getResources,
        { r, _ in ["restApiId": .text(r.key), "embed": .list([.text("methods")])] }
      ),
      Detail(APIGateway.getAuthorizers, keyed("restApiId")),
    ],
    .httpAPI: apiShape, .webSocketAPI: apiShape,
    .stateMachine: [
      Detail(StepFunctions.describeStateMachine, arn("stateMachineArn")),
      Detail(
        StepFunctions.listExecutions,
        { r, _ in ["stateMachineArn": .text(r.id.arn), "statusFilter": .text("RUNNING")] }
      ),
    ],
    .dataStream: [Detail(Kinesis.describeStreamSummary, named("StreamName"))],
    .deliveryStream: [
      Detail(Firehose.describeDeliveryStream, named("DeliveryStreamName"))
    ],
    .eventBus: [
      Detail(
        EventBridge.listRules, { r, _ in r.key == "default" ? nil : ["EventBusName": .text(r.key)] }
      )
    ],
    .eventRule: [Detail(EventBridge.listTargetsByRule, { r, _ in r.ruleInput })],
    .schedule: [Detail(Scheduler.getSchedule, { r, _ in r.scheduleInput })],
    .pipe: [Detail(Pipes.describePipe, named("Name"))],
    .graphqlAPI: [Detail(AppSync.listApiKeys, keyed("apiId"))],
    .bucket: [
      S3.getBucketEncryption, S3.getBucketVersioning, S3.getPublicAccessBlock,
      S3.getBucketPolicyStatus, S3.getBucketLifecycleConfiguration,
      S3.getBucketNotificationConfiguration, S3.getBucketTagging,
    ].map { Detail($0, named("Bucket")) },
    .userPool: [Detail(Cognito.describeUserPool, keyed("UserPoolId"))],
    .loadBalancer: [
      Detail(LoadBalancing.describeListeners, arn("LoadBalancerArn"))
    ],
  ]

  private static let functionShape: [Detail] =
    [
      Lambda.getPolicy, Lambda.getFunctionConcurrency,
      Lambda.listFunctionEventInvokeConfigs, Lambda.listAliases,
      Lambda.listVersionsByFunction, Lambda.listFunctionUrlConfigs,
      Lambda.getRuntimeManagementConfig, Lambda.getFunctionRecursionConfig,
    ].map { Detail($0, named("FunctionName")) } + [
      Detail(
        Lambda.listProvisionedConcurrencyConfigs,
        { r, _ in ["FunctionName": .text(r.name), "List": .text("ALL")] }
      ),
      Detail(Lambda.listTags, arn("Resource")),
    ]

  private static let apiShape: [Detail] = [
    APIGatewayV2.getStages, APIGatewayV2.getRoutes, APIGatewayV2.getIntegrations,
    APIGatewayV2.getAuthorizers,
  ].map { Detail($0, keyed("ApiId")) }

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
