/// Where a service is spoken to, and under which name it is signed for.
///
/// Checked 2026-11-27 against the endpoint rules of botocore 1.43.11.
struct ServiceEndpoint: Hashable, Sendable {
  /// In how many places the service stands.
  enum Reach: Hashable, Sendable {
    case everyRegion
    /// One region for the whole partition, whichever region was asked for.
    case oneRegion
    /// One name without a region in it, signed for one region.
    case noRegion
  }

  /// What a host that speaks IPv6 too is called.
  enum DualStack: Hashable, Sendable {
    case suffix
    /// The usual host speaks both.
    case usualHost
    case otherPrefix(String)
    /// `s3.dualstack.eu-west-1.amazonaws.com`.
    case label
  }

  /// The name of the service in configuration: `CloudWatch Logs`.
  let id: String
  /// The first word of its host.
  let prefix: String
  let signingName: String
  let reach: Reach
  let dualStack: DualStack
  /// In GovCloud the usual host is the FIPS host.
  let hasPlainFIPSInGov: Bool

  init(
    _ id: String, _ prefix: String, signs signingName: String? = nil,
    reach: Reach = .everyRegion, dualStack: DualStack = .suffix, plainFIPSInGov: Bool = false
  ) {
    self.id = id
    self.prefix = prefix
    self.signingName = signingName ?? prefix
    self.reach = reach
    self.dualStack = dualStack
    hasPlainFIPSInGov = plainFIPSInGov
  }

  /// `CLOUDWATCH_LOGS`, as environment variables spell it.
  var settingName: String {
    String(id.uppercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  /// By the service's name in the AWS CLI.
  static let table: [String: ServiceEndpoint] = [
    "account": .init("Account", "account", reach: .oneRegion),
    "apigateway": .init("API Gateway", "apigateway"),
    "apigatewayv2": .init("ApiGatewayV2", "apigateway"),
    "application-autoscaling": .init(
      "Application Auto Scaling", "application-autoscaling", plainFIPSInGov: true),
    "appsync": .init("AppSync", "appsync"),
    "ce": .init("Cost Explorer", "ce", reach: .oneRegion),
    "cloudformation": .init("CloudFormation", "cloudformation", plainFIPSInGov: true),
    "cloudfront": .init("CloudFront", "cloudfront", reach: .noRegion),
    "cloudtrail": .init("CloudTrail", "cloudtrail", plainFIPSInGov: true),
    "cloudwatch": .init("CloudWatch", "monitoring", plainFIPSInGov: true),
    "cognito-idp": .init("Cognito Identity Provider", "cognito-idp"),
    "dynamodb": .init("DynamoDB", "dynamodb", plainFIPSInGov: true),
    "ec2": .init("EC2", "ec2", plainFIPSInGov: true),
    "ecs": .init("ECS", "ecs"),
    "elbv2": .init("Elastic Load Balancing v2", "elasticloadbalancing", plainFIPSInGov: true),
    "es": .init("Elasticsearch Service", "es", dualStack: .otherPrefix("aos")),
    "events": .init("EventBridge", "events", plainFIPSInGov: true),
    "firehose": .init("Firehose", "firehose"),
    "iam": .init("IAM", "iam", reach: .noRegion),
    "inspector2": .init("Inspector2", "inspector2"),
    "kinesis": .init("Kinesis", "kinesis", plainFIPSInGov: true),
    "lambda": .init("Lambda", "lambda"),
    "logs": .init("CloudWatch Logs", "logs", plainFIPSInGov: true),
    "opensearch": .init("OpenSearch", "es", dualStack: .otherPrefix("aos")),
    "organizations": .init(
      "Organizations", "organizations", reach: .oneRegion, plainFIPSInGov: true),
    "pipes": .init("Pipes", "pipes"),
    "rds": .init("RDS", "rds", plainFIPSInGov: true),
    "resourcegroupstaggingapi": .init("Resource Groups Tagging API", "tagging"),
    "s3api": .init("S3", "s3", dualStack: .label),
    "scheduler": .init("Scheduler", "scheduler"),
    "secretsmanager": .init("Secrets Manager", "secretsmanager", dualStack: .usualHost),
    "service-quotas": .init("Service Quotas", "servicequotas", plainFIPSInGov: true),
    "servicediscovery": .init("ServiceDiscovery", "servicediscovery", dualStack: .usualHost),
    "sns": .init("SNS", "sns", plainFIPSInGov: true),
    "sqs": .init("SQS", "sqs", plainFIPSInGov: true),
    "sso": .init("SSO", "portal.sso", signs: "awsssoportal", plainFIPSInGov: true),
    "sso-oidc": .init("SSO OIDC", "oidc", signs: "sso-oauth", plainFIPSInGov: true),
    "stepfunctions": .init("SFN", "states", plainFIPSInGov: true),
    "sts": .init("STS", "sts", plainFIPSInGov: true),
    "xray": .init("XRay", "xray"),
  ]
}
