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

  private static let all = (functions + surroundings + services + rest).compactMap(\.self)

  private static let functions = [
    step("lambda list-functions", .first, of: "lambda", lists: [.lambdaFunction])
  ]

  private static let surroundings = [
    step("lambda list-event-source-mappings", .surroundings, of: "lambda", joins: true),
    step(
      "cloudformation list-stacks", .surroundings,
      ["StackStatusFilter": .list(standing.map { .text($0) })]),
    step(
      "resourcegroupstaggingapi get-resources", .surroundings,
      ["ResourceTypeFilters": .list([.text("lambda:function")])], of: "lambda"),
    step("logs describe-log-groups", .surroundings, of: "logs", "lambda", lists: [.logGroup]),
  ]

  private static let services = [
    step("lambda get-account-settings", .services, of: "lambda"),
    step("sqs list-queues", .services, of: "sqs", lists: [.queue]),
    step("sns list-topics", .services, of: "sns", lists: [.topic]),
    step("sns list-subscriptions", .services, of: "sns", joins: true),
    step("dynamodb list-tables", .services, of: "dynamodb", lists: [.table]),
    step(
      "application-autoscaling describe-scalable-targets", .services,
      ["ServiceNamespace": .text("dynamodb")], of: "dynamodb", joins: true),
    step("apigateway get-rest-apis", .services, of: "apigateway", lists: [.restAPI]),
    step(
      "apigatewayv2 get-apis", .services, of: "apigateway", lists: [.httpAPI, .webSocketAPI]),
    step("stepfunctions list-state-machines", .services, of: "states", lists: [.stateMachine]),
    step("kinesis list-streams", .services, of: "kinesis", lists: [.dataStream]),
    step("firehose list-delivery-streams", .services, of: "firehose", lists: [.deliveryStream]),
    step("events list-event-buses", .services, of: "events", lists: [.eventBus]),
    step("events list-rules", .services, of: "events"),
    step("scheduler list-schedules", .services, of: "scheduler", lists: [.schedule]),
    step("pipes list-pipes", .services, of: "pipes", lists: [.pipe]),
    step("appsync list-graphql-apis", .services, of: "appsync", lists: [.graphqlAPI]),
    global("s3api list-buckets", .services, of: "s3", lists: [.bucket]),
    global("cloudfront list-distributions", .services, of: "cloudfront", lists: [.distribution]),
    step("cognito-idp list-user-pools", .services, of: "cognito-idp", lists: [.userPool]),
    step("secretsmanager list-secrets", .services, of: "secretsmanager", lists: [.secret]),
    step("rds describe-db-instances", .services, of: "rds", lists: [.database]),
    step(
      "elbv2 describe-load-balancers", .services, of: "elasticloadbalancing",
      lists: [.loadBalancer]),
  ]

  private static let rest =
    [
      step(
        "resourcegroupstaggingapi get-resources", .rest,
        ["ResourceTypeFilters": .list(taggedTypes.map { .text($0) })]),
      step("apigateway get-account", .rest, of: "apigateway"),
      step("apigateway get-usage-plans", .rest, of: "apigateway", joins: true),
      step("apigateway get-domain-names", .rest, of: "apigateway", joins: true),
      global(
        "iam get-account-authorization-details", .rest,
        ["Filter": .list([.text("Role"), .text("LocalManagedPolicy")])], lists: [.role],
        joins: true,
        seconds: 21_600),
      global("iam list-account-aliases", .rest, seconds: 86_400),
      global("organizations describe-organization", .rest, seconds: 86_400),
      global("organizations list-accounts", .rest, seconds: 86_400),
      step("ec2 describe-subnets", .rest, of: "lambda", joins: true, seconds: 21_600),
    ]
    + quotaServices.map { code, service in
      step(
        "service-quotas list-service-quotas", .rest, ["ServiceCode": .text(code)], of: service,
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
  var isOptional: Bool { operation.title == "organizations list-accounts" }
}

/// A step by the words one types; an operation that is not on the allow-list would be left out, which a test finds.
private func step(
  _ title: String, _ stage: InventoryStep.Stage, _ input: [String: JSONValue] = [:],
  of services: String..., lists: Set<ResourceKind> = [], joins: Bool = false,
  seconds: Double? = nil
) -> InventoryStep? {
  AWSOperation.titled(title).map {
    InventoryStep(
      operation: $0, stage: stage, input: input, services: Set(services), lists: lists,
      joinsPages: joins, seconds: seconds)
  }
}

/// The same of what an account has once.
private func global(
  _ title: String, _ stage: InventoryStep.Stage, _ input: [String: JSONValue] = [:],
  of services: String..., lists: Set<ResourceKind> = [], joins: Bool = false,
  seconds: Double? = nil
) -> InventoryStep? {
  AWSOperation.titled(title).map {
    InventoryStep(
      operation: $0, stage: stage, input: input, services: Set(services), lists: lists,
      joinsPages: joins, isGlobal: true, seconds: seconds)
  }
}
