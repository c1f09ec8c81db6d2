import AWSClient

/// Keeps what one answer says.
typealias Handler = @Sendable (Answer, inout Gathering) throws(AWSJSONError) -> Void

/// Who reads the answer of which operation.
enum Handlers {
  static func handler(of operation: AWSOperation) -> Handler? { byTitle[operation.title] }

  /// Titles of the operations whose answers are kept.
  static var titles: [String] { byTitle.keys.sorted() }

  private static let byTitle: [String: Handler] = {
    let services: [(String, [String: Handler])] = [
      ("sts", IdentityAnswers.sts), ("organizations", IdentityAnswers.organizations),
      ("account", IdentityAnswers.account), ("iam", IAMAnswers.handlers),
      ("resourcegroupstaggingapi", TaggingAnswers.handlers), ("lambda", LambdaAnswers.handlers),
      ("sqs", SQSAnswers.handlers), ("sns", SNSAnswers.handlers),
      ("dynamodb", DynamoDBAnswers.handlers),
      ("application-autoscaling", DynamoDBAnswers.scaling),
      ("apigateway", RestAPIAnswers.handlers), ("apigatewayv2", HTTPAPIAnswers.handlers),
      ("stepfunctions", StepFunctionsAnswers.handlers), ("kinesis", KinesisAnswers.handlers),
      ("firehose", FirehoseAnswers.handlers), ("events", EventBridgeAnswers.handlers),
      ("scheduler", SchedulerAnswers.handlers), ("pipes", PipesAnswers.handlers),
      ("appsync", AppSyncAnswers.handlers), ("s3api", S3Answers.handlers),
      ("cloudfront", CloudFrontAnswers.handlers), ("cognito-idp", CognitoAnswers.handlers),
      ("secretsmanager", SecretsManagerAnswers.handlers), ("logs", LogsAnswers.handlers),
      ("cloudwatch", CloudWatchAnswers.handlers), ("xray", XRayAnswers.handlers),
      ("service-quotas", QuotaAnswers.handlers), ("cloudformation", StackAnswers.handlers),
      ("rds", RDSAnswers.handlers), ("opensearch", OpenSearchAnswers.handlers),
      ("es", OpenSearchAnswers.older), ("ecs", ECSAnswers.handlers),
      ("elbv2", LoadBalancingAnswers.handlers), ("ec2", EC2Answers.handlers),
      ("inspector2", InspectorAnswers.handlers),
      ("ce", CostAnswers.handlers), ("cloudtrail", CloudTrailAnswers.handlers),
    ]
    var all: [String: Handler] = [:]
    for (service, handlers) in services {
      for (command, handler) in handlers { all[service + " " + command] = handler }
    }
    return all
  }()
}
