extension AWSOperation {
  /// Every operation that perch may call; nothing outside this list is ever sent, nothing on it changes a resource.
  package static let allowed: [AWSOperation] = [
    STS.operations, SSO.operations, Organizations.operations, AccountManagement.operations,
    IAM.operations, Tagging.operations, Lambda.operations, SQS.operations, SNS.operations,
    DynamoDB.operations, AutoScaling.operations, APIGateway.operations, APIGatewayV2.operations,
    StepFunctions.operations, Kinesis.operations, Firehose.operations, EventBridge.operations,
    Scheduler.operations, Pipes.operations, AppSync.operations, S3.operations,
    CloudFront.operations, Cognito.operations, SecretsManager.operations, Logs.operations,
    CloudWatch.operations, XRay.operations, ServiceQuotas.operations, CloudFormation.operations,
    RDS.operations, OpenSearch.operations, ECS.operations, LoadBalancing.operations,
    CostExplorer.operations, CloudTrail.operations, ServiceDiscovery.operations, EC2.operations,
    Inspector.operations,
  ].flatMap { $0 }

  /// The operation that the CLI calls by these two words; `nil` for one that is not allowed.
  package static func allowed(service: String, command: String) -> AWSOperation? {
    byTitle[service + " " + command] ?? byTitle[(aliases[service] ?? service) + " " + command]
  }

  /// Allowed operations of this API name, in whichever service.
  package static func allowed(named name: String) -> [AWSOperation] {
    allowed.filter { $0.name == name }
  }

  private static let byTitle = Dictionary(
    allowed.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })

  /// Other names of services, as SDKs, ARNs and endpoints spell them.
  private static let aliases = [
    "s3": "s3api", "states": "stepfunctions", "sfn": "stepfunctions", "monitoring": "cloudwatch",
    "eventbridge": "events", "tagging": "resourcegroupstaggingapi",
    "servicequotas": "service-quotas", "cognito": "cognito-idp", "elasticloadbalancing": "elbv2",
    "elasticloadbalancingv2": "elbv2", "apigateway-v2": "apigatewayv2",
    "kinesisfirehose": "firehose", "inspector": "inspector2",
  ]
}
