import AWSClient
import ServerlessModel

extension AWSOperation {
  /// What kind of knowledge it gives.
  var source: Coverage.Source {
    switch service {
    case "xray": return .traces
    case "service-quotas": return .quotas
    case "cloudwatch": return command.hasPrefix("describe-alarm") ? .alarms : .metrics
    case "logs" where !command.hasPrefix("describe-"): return .logs
    default: break
    }
    if command == "get-account-settings" { return .quotas }
    return Self.inventory.contains(title) ? .inventory : .configuration
  }

  /// The service that it is about, as ARNs name it.
  var subject: String { String((action ?? service).prefix { $0 != ":" }) }

  /// The scope of an answer about all of an account and region.
  var wholeScope: String {
    if title == "xray get-service-graph" { return Coverage.serviceGraph }
    return source == .inventory ? subject : "*"
  }

  /// Operations that find resources, rather than read how one is set.
  private static let inventory: Set<String> = [
    "lambda list-functions", "lambda list-event-source-mappings", "sqs list-queues",
    "sns list-topics", "sns list-subscriptions", "dynamodb list-tables", "apigateway get-rest-apis",
    "apigatewayv2 get-apis", "stepfunctions list-state-machines", "kinesis list-streams",
    "firehose list-delivery-streams", "events list-event-buses", "events list-rules",
    "scheduler list-schedules", "pipes list-pipes", "appsync list-graphql-apis",
    "s3api list-buckets", "cloudfront list-distributions", "cognito-idp list-user-pools",
    "secretsmanager list-secrets", "logs describe-log-groups", "rds describe-db-instances",
    "opensearch describe-domains", "es describe-elasticsearch-domains", "ecs describe-services",
    "elbv2 describe-load-balancers", "resourcegroupstaggingapi get-resources",
    "cloudformation list-stacks", "organizations list-accounts", "account list-regions",
    "iam get-account-authorization-details",
  ]
}
