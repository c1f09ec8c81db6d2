import ServerlessModel

/// The metrics that screens, rules and figures read.
///
/// - Source: the pages "Metrics and dimensions" of each service's guide, read on 2026-11-20.
enum MetricCatalogue {
  /// A namespace, the service whose ARNs it is of, and the metrics in it.
  struct Space: Sendable {
    var namespace: String
    var service: String
    var shapes: [String: MetricShape]

    init(_ namespace: String, of service: String, by dimensions: String, _ lines: String) {
      self.namespace = namespace
      self.service = service
      let usual = MetricShape.sets(dimensions)
      shapes = Dictionary(
        lines.split(separator: "\n").map { MetricShape(namespace, String($0), usual) }.map {
          ($0.name, $0)
        },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The namespaces of some services; of all for `nil`.
  static func spaces(of services: Set<String>?) -> [Space] {
    all.filter { services?.contains($0.service) ?? true }
  }

  private static let all = [
    Space(
      "AWS/Lambda", of: "lambda", by: "FunctionName",
      """
      Invocations Sum
      Errors Sum
      Throttles Sum
      Duration Average Maximum | p50 p90 p95 p99
      ConcurrentExecutions Maximum by FunctionName, -
      UnreservedConcurrentExecutions Maximum by -
      ClaimedAccountConcurrency Maximum by -
      DeadLetterErrors Sum
      DestinationDeliveryFailures Sum
      AsyncEventsReceived Sum
      AsyncEventsDropped Sum
      AsyncEventAge Maximum
      IteratorAge Maximum
      ProvisionedConcurrencyInvocations Sum
      ProvisionedConcurrencySpilloverInvocations Sum
      ProvisionedConcurrencyUtilization Maximum by FunctionName, FunctionName+Resource
      RecursiveInvocationsDropped Sum
      UrlRequestCount Sum
      Url4xxCount Sum
      Url5xxCount Sum
      PostRuntimeExtensionsDuration Average | p90 p99
      """),
    Space(
      "AWS/SQS", of: "sqs", by: "QueueName",
      """
      ApproximateNumberOfMessagesVisible Maximum
      ApproximateAgeOfOldestMessage Maximum
      ApproximateNumberOfMessagesNotVisible Maximum
      NumberOfMessagesSent Sum
      NumberOfMessagesReceived Sum
      NumberOfMessagesDeleted Sum
      NumberOfEmptyReceives Sum
      """),
    Space(
      "AWS/SNS", of: "sns", by: "TopicName",
      """
      NumberOfMessagesPublished Sum
      NumberOfNotificationsDelivered Sum
      NumberOfNotificationsFailed Sum
      NumberOfNotificationsFilteredOut-InvalidAttributes Sum
      NumberOfNotificationsFilteredOut-InvalidMessageBody Sum
      NumberOfNotificationsRedrivenToDlq Sum
      NumberOfNotificationsFailedToRedriveToDlq Sum
      """),
    Space(
      "AWS/DynamoDB", of: "dynamodb", by: "TableName",
      """
      ConsumedReadCapacityUnits Sum by TableName, TableName+GlobalSecondaryIndexName
      ConsumedWriteCapacityUnits Sum by TableName, TableName+GlobalSecondaryIndexName
      ProvisionedReadCapacityUnits Average
      ProvisionedWriteCapacityUnits Average
      ReadThrottleEvents Sum by TableName, TableName+GlobalSecondaryIndexName
      WriteThrottleEvents Sum by TableName, TableName+GlobalSecondaryIndexName
      SuccessfulRequestLatency Average SampleCount | p99 by TableName+Operation
      SystemErrors Sum by TableName+Operation
      UserErrors Sum by -
      """),
    Space(
      "AWS/ApiGateway", of: "apigateway", by: "ApiName, ApiId",
      """
      Count Sum
      4XXError Sum Average
      5XXError Sum Average
      4xx Sum Average
      5xx Sum Average
      Latency Average p90 | p50 p99
      IntegrationLatency Average Maximum p90 | p50
      CacheHitCount Sum
      CacheMissCount Sum
      ConnectCount Sum
      MessageCount Sum
      ClientError Sum
      ExecutionError Sum
      """),
    Space(
      "AWS/States", of: "states", by: "StateMachineArn",
      """
      ExecutionsStarted Sum
      ExecutionsSucceeded Sum
      ExecutionsFailed Sum
      ExecutionsTimedOut Sum
      ExecutionsAborted Sum
      ExecutionThrottled Sum
      ExecutionTime Average p99
      """),
    Space(
      "AWS/Kinesis", of: "kinesis", by: "StreamName",
      """
      GetRecords.IteratorAgeMilliseconds Maximum
      IncomingRecords Sum
      IncomingBytes Sum
      GetRecords.Records Sum
      GetRecords.Success Average
      PutRecord.Success Average
      PutRecords.FailedRecords Sum
      WriteProvisionedThroughputExceeded Sum
      ReadProvisionedThroughputExceeded Sum
      """),
    Space(
      "AWS/Firehose", of: "firehose", by: "DeliveryStreamName",
      """
      IncomingRecords Sum
      IncomingBytes Sum
      DeliveryToS3.DataFreshness Maximum
      DeliveryToS3.Success Average
      ThrottledRecords Sum
      """),
    Space(
      "AWS/Events", of: "events", by: "RuleName, RuleName+EventBusName",
      """
      Invocations Sum
      FailedInvocations Sum
      MatchedEvents Sum by RuleName, RuleName+EventBusName, EventBusName
      TriggeredRules Sum
      ThrottledRules Sum
      InvocationAttempts Sum
      RetryInvocationAttempts Sum
      InvocationsSentToDlq Sum
      InvocationsFailedToBeSentToDlq Sum
      IngestionToInvocationSuccessLatency p99
      """),
    Space(
      "AWS/AppSync", of: "appsync", by: "GraphQLAPIId",
      """
      Requests Sum
      4XXError Sum
      5XXError Sum
      Latency Average p90
      """),
    Space(
      "AWS/S3", of: "s3", by: "BucketName+FilterId",
      """
      AllRequests Sum
      GetRequests Sum
      4xxErrors Average
      5xxErrors Average
      TotalRequestLatency p99
      """),
    Space(
      "AWS/CloudFront", of: "cloudfront", by: "DistributionId+Region",
      """
      Requests Sum
      5xxErrorRate Average
      OriginLatency p90
      """),
    Space(
      "AWS/Cognito", of: "cognito-idp", by: "UserPool+UserPoolClient",
      """
      SignInThrottles Sum
      SignUpThrottles Sum
      TokenRefreshThrottles Sum
      FederationThrottles Sum
      """),
    Space("AWS/Logs", of: "logs", by: "LogGroupName", "IncomingBytes Sum"),
    Space(
      "AWS/RDS", of: "rds", by: "DBInstanceIdentifier",
      """
      CPUUtilization Average
      DatabaseConnections Average
      FreeStorageSpace Minimum
      ReadLatency Average
      WriteLatency Average
      ReplicaLag Maximum
      """),
    Space(
      "AWS/ES", of: "es", by: "ClientId+DomainName",
      """
      ClusterStatus.red Maximum
      ClusterStatus.yellow Maximum
      ClusterIndexWritesBlocked Maximum
      FreeStorageSpace Minimum
      JVMMemoryPressure Maximum
      CPUUtilization Maximum
      """),
    Space(
      "AWS/ECS", of: "ecs", by: "ClusterName+ServiceName",
      """
      CPUUtilization Average
      MemoryUtilization Average
      """),
    Space(
      "AWS/ApplicationELB", of: "elasticloadbalancing", by: "LoadBalancer",
      """
      RequestCount Sum
      HTTPCode_Target_5XX_Count Sum
      HTTPCode_ELB_5XX_Count Sum
      LambdaUserError Sum
      LambdaInternalError Sum
      TargetResponseTime p95
      UnHealthyHostCount Maximum by LoadBalancer+TargetGroup
      """),
  ]
}
