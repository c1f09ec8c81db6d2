/// The kinds of AWS resource that perch knows, by the name their service gives them.
package enum ResourceKind: String, Codable, CaseIterable, Sendable, Comparable {
  case lambdaFunction = "lambda:function"
  case restAPI = "apigateway:restapi"
  case httpAPI = "apigateway:httpapi"
  case webSocketAPI = "apigateway:websocketapi"
  case graphqlAPI = "appsync:graphqlapi"
  case queue = "sqs:queue"
  case topic = "sns:topic"
  case eventBus = "events:event-bus"
  case eventRule = "events:rule"
  case schedule = "scheduler:schedule"
  case pipe = "pipes:pipe"
  case dataStream = "kinesis:stream"
  case deliveryStream = "firehose:deliverystream"
  case stateMachine = "states:stateMachine"
  case table = "dynamodb:table"
  case bucket = "s3:bucket"
  case distribution = "cloudfront:distribution"
  case userPool = "cognito-idp:userpool"
  case secret = "secretsmanager:secret"
  case logGroup = "logs:log-group"
  case role = "iam:role"
  case database = "rds:db"
  case searchDomain = "es:domain"
  case containerService = "ecs:service"
  case loadBalancer = "elasticloadbalancing:loadbalancer"
  case account = "account"

  package static func < (left: ResourceKind, right: ResourceKind) -> Bool {
    left.order < right.order
  }

  /// The service as AWS names it in ARNs.
  package var service: String {
    rawValue.split(separator: ":").first.map(String.init) ?? rawValue
  }

  /// The place in lists: what runs code first, then what feeds it, then what it keeps.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What AWS calls one of these, for titles and columns.
  package var title: String {
    switch self {
    case .lambdaFunction: "Lambda function"
    case .restAPI: "API Gateway REST API"
    case .httpAPI: "API Gateway HTTP API"
    case .webSocketAPI: "API Gateway WebSocket API"
    case .graphqlAPI: "AppSync API"
    case .queue: "SQS queue"
    case .topic: "SNS topic"
    case .eventBus: "EventBridge bus"
    case .eventRule: "EventBridge rule"
    case .schedule: "EventBridge schedule"
    case .pipe: "EventBridge pipe"
    case .dataStream: "Kinesis data stream"
    case .deliveryStream: "Firehose stream"
    case .stateMachine: "Step Functions state machine"
    case .table: "DynamoDB table"
    case .bucket: "S3 bucket"
    case .distribution: "CloudFront distribution"
    case .userPool: "Cognito user pool"
    case .secret: "Secrets Manager secret"
    case .logGroup: "CloudWatch log group"
    case .role: "IAM role"
    case .database: "RDS database"
    case .searchDomain: "OpenSearch domain"
    case .containerService: "ECS service"
    case .loadBalancer: "load balancer"
    case .account: "account"
    }
  }
}
