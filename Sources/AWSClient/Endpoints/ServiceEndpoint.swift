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

  /// The first word of its host.
  let prefix: String
  let signingName: String
  let reach: Reach
  let dualStack: DualStack
  /// In GovCloud the usual host is the FIPS host.
  let hasPlainFIPSInGov: Bool

  init(
    _ prefix: String, signs signingName: String? = nil,
    reach: Reach = .everyRegion, dualStack: DualStack = .suffix, plainFIPSInGov: Bool = false
  ) {
    self.prefix = prefix
    self.signingName = signingName ?? prefix
    self.reach = reach
    self.dualStack = dualStack
    hasPlainFIPSInGov = plainFIPSInGov
  }

  /// By the service's name in the AWS CLI.
  static let table: [String: ServiceEndpoint] = [
    "account": .init("account", reach: .oneRegion),
    "apigateway": .init("apigateway"),
    "apigatewayv2": .init("apigateway"),
    "application-autoscaling": .init("application-autoscaling", plainFIPSInGov: true),
    "appsync": .init("appsync"),
    "ce": .init("ce", reach: .oneRegion),
    "cloudformation": .init("cloudformation", plainFIPSInGov: true),
    "cloudfront": .init("cloudfront", reach: .noRegion),
    "cloudtrail": .init("cloudtrail", plainFIPSInGov: true),
    "cloudwatch": .init("monitoring", plainFIPSInGov: true),
    "cognito-idp": .init("cognito-idp"),
    "dynamodb": .init("dynamodb", plainFIPSInGov: true),
    "ec2": .init("ec2", plainFIPSInGov: true),
    "ecs": .init("ecs"),
    "elbv2": .init("elasticloadbalancing", plainFIPSInGov: true),
    "es": .init("es", dualStack: .otherPrefix("aos")),
    "events": .init("events", plainFIPSInGov: true),
    "firehose": .init("firehose"),
    "iam": .init("iam", reach: .noRegion),
    "inspector2": .init("inspector2"),
    "kinesis": .init("kinesis", plainFIPSInGov: true),
    "lambda": .init("lambda"),
    "logs": .init("logs", plainFIPSInGov: true),
    "opensearch": .init("es", dualStack: .otherPrefix("aos")),
    "organizations": .init("organizations", reach: .oneRegion, plainFIPSInGov: true),
    "pipes": .init("pipes"),
    "rds": .init("rds", plainFIPSInGov: true),
    "resourcegroupstaggingapi": .init("tagging"),
    "s3api": .init("s3", dualStack: .label),
    "scheduler": .init("scheduler"),
    "secretsmanager": .init("secretsmanager", dualStack: .usualHost),
    "service-quotas": .init("servicequotas", plainFIPSInGov: true),
    "servicediscovery": .init("servicediscovery", dualStack: .usualHost),
    "sns": .init("sns", plainFIPSInGov: true),
    "sqs": .init("sqs", plainFIPSInGov: true),
    "sso": .init("portal.sso", signs: "awsssoportal", plainFIPSInGov: true),
    "sso-oidc": .init("oidc", signs: "sso-oauth", plainFIPSInGov: true),
    "stepfunctions": .init("states", plainFIPSInGov: true),
    "sts": .init("sts", plainFIPSInGov: true),
    "xray": .init("xray"),
  ]
}
