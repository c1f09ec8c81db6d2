import AWSClient
import ServerlessModel

/// Which calls find what, the bulk calls first.
struct InventoryPlan: Sendable {
  let steps: [InventoryStep]

  init(_ options: CollectorOptions, for lane: CollectorLane) {
    steps = Self.all.filter { step in
      (lane.isHome || !step.isGlobal) && (step.isOptional ? options.asksOrganization : true)
        && (step.services.isEmpty
          || options.services.map { !$0.isDisjoint(with: step.services) }
            ?? true)
    }
  }

  private static let all = functions + surroundings + services + rest

  private static let functions = [
    step(Lambda.listFunctions, .first, of: "lambda", lists: [.lambdaFunction])
  ]

  private static let surroundings = [
    step(Lambda.listEventSourceMappings, .surroundings, of: "lambda", joins: true),
    step(
      CloudFormation.listStacks, .surroundings,
      ["StackStatusFilter": .list(standing.map { .text($0) })]),
    step(
      Tagging.getResources, .surroundings,
      ["ResourceTypeFilters": .list([.text("lambda:function")])], of: "lambda"),
    step(Logs.describeLogGroups, .surroundings, of: "logs", "lambda", lists: [.logGroup]),
  ]

  private static let services = [
    step(Lambda.getAccountSettings, .services, of: "lambda"),
    step(SQS.listQueues, .services, of: "sqs", lists: [.queue]),
    step(SNS.listTopics, .services, of: "sns", lists: [.topic]),
    step(SNS.listSubscriptions, .services, of: "sns", joins: true),
    step(DynamoDB.listTables, .services, of: "dynamodb", lists: [.table]),
    step(
      AutoScaling.describeScalableTargets, .services,
      ["ServiceNamespace": .text("dynamodb")], of: "dynamodb", joins: true),
    step(APIGateway.getRestApis, .services, of: "apigateway", lists: [.restAPI]),
    step(APIGatewayV2.getApis, .services, of: "apigateway", lists: [.httpAPI, .webSocketAPI]),
    step(StepFunctions.listStateMachines, .services, of: "states", lists: [.stateMachine]),
    step(Kinesis.listStreams, .services, of: "kinesis", lists: [.dataStream]),
    step(Firehose.listDeliveryStreams, .services, of: "firehose", lists: [.deliveryStream]),
    step(EventBridge.listEventBuses, .services, of: "events", lists: [.eventBus]),
    step(EventBridge.listRules, .services, of: "events"),
    step(Scheduler.listSchedules, .services, of: "scheduler", lists: [.schedule]),
    step(Pipes.listPipes, .services, of: "pipes", lists: [.pipe]),
    step(AppSync.listGraphqlApis, .services, of: "appsync", lists: [.graphqlAPI]),
    global(S3.listBuckets, .services, of: "s3", lists: [.bucket]),
    global(CloudFront.listDistributions, .services, of: "cloudfront", lists: [.distribution]),
    step(Cognito.listUserPools, .services, of: "cognito-idp", lists: [.userPool]),
    step(SecretsManager.listSecrets, .services, of: "secretsmanager", lists: [.secret]),
    step(RDS.describeDBInstances, .services, of: "rds", lists: [.database]),
    step(
      LoadBalancing.describeLoadBalancers, .services, of: "elasticloadbalancing",
      lists: [.loadBalancer]),
  ]

  private static let rest =
    [
      step(
        Tagging.getResources, .rest,
        ["ResourceTypeFilters": .list(taggedTypes.map { .text($0) })]),
      step(APIGateway.getAccount, .rest, of: "apigateway"),
      step(APIGateway.getUsagePlans, .rest, of: "apigateway", joins: true),
      step(APIGateway.getDomainNames, .rest, of: "apigateway"),
      global(
        IAM.getAccountAuthorizationDetails, .rest,
        ["Filter": .list([.text("Role"), .text("LocalManagedPolicy")])], lists: [.role],
        joins: true,
        seconds: 21_600),
      global(IAM.listAccountAliases, .rest, seconds: 86_400),
      global(Organizations.describeOrganization, .rest, seconds: 86_400),
      global(Organizations.listAccounts, .rest, seconds: 86_400),
      step(EC2.describeSubnets, .rest, of: "lambda", joins: true, seconds: 21_600),
    ]
    + quotaServices.map { code, service in
      step(
        ServiceQuotas.listServiceQuotas, .rest, ["ServiceCode": .text(code)], of: service,
        seconds: 86_400)
    }

  /// Statuses of stacks that stand; without a filter CloudFormation lists what was deleted, too.
  private static let standing = [
    "CREATE_COMPLETE", "CREATE_FAILED", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE",
    "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "UPDATE_COMPLETE",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_IN_PROGRESS",
    "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED",
  ]

  /// Types whose tags say what belongs together; the tags of functions are asked for before.
  private static let taggedTypes = [
    "apigateway", "appsync", "cloudfront:distribution", "cognito-idp:userpool", "dynamodb:table",
    "ecs:service", "elasticloadbalancing:loadbalancer", "events", "firehose:deliverystream",
    "kinesis:stream", "pipes:pipe", "rds:db", "s3", "scheduler", "secretsmanager:secret", "sns",
    "sqs", "states:stateMachine",
  ]

  /// What Service Quotas calls the services, and what ARNs call them.
  private static let quotaServices = [
    ("lambda", "lambda"), ("apigateway", "apigateway"), ("dynamodb", "dynamodb"),
    ("states", "states"), ("kinesis", "kinesis"), ("sns", "sns"), ("events", "events"),
  ]
}

extension InventoryStep {
  /// Whether it is asked only where someone wants it.
  var isOptional: Bool { operation == Organizations.listAccounts }
}

private func step(
  _ operation: AWSOperation, _ stage: InventoryStep.Stage, _ input: [String: JSONValue] = [:],
  of services: String..., lists: Set<ResourceKind> = [], joins: Bool = false,
  seconds: Double? = nil
) -> InventoryStep {
  InventoryStep(
    operation: operation, stage: stage, input: input, services: Set(services), lists: lists,
    joinsPages: joins, seconds: seconds)
}

/// The same of what an account has once.
private func global(
  _ operation: AWSOperation, _ stage: InventoryStep.Stage, _ input: [String: JSONValue] = [:],
  of services: String..., lists: Set<ResourceKind> = [], joins: Bool = false,
  seconds: Double? = nil
) -> InventoryStep {
  InventoryStep(
    operation: operation, stage: stage, input: input, services: Set(services), lists: lists,
    joinsPages: joins, isGlobal: true, seconds: seconds)
}
