extension ResourceID {
  /// The namespaces under which a collector asks CloudWatch for its metrics.
  package var metricNamespaces: [String] { Self.namespaces[service] ?? [] }

  private static let namespaces: [String: [String]] = [
    "lambda": ["AWS/Lambda"], "sqs": ["AWS/SQS"], "sns": ["AWS/SNS"],
    "dynamodb": ["AWS/DynamoDB"], "apigateway": ["AWS/ApiGateway"], "events": ["AWS/Events"],
    "states": ["AWS/States"], "kinesis": ["AWS/Kinesis"], "firehose": ["AWS/Firehose"],
    "s3": ["AWS/S3"], "appsync": ["AWS/AppSync"], "rds": ["AWS/RDS"], "es": ["AWS/ES"],
    "ecs": ["AWS/ECS"],
    "elasticloadbalancing": ["AWS/ApplicationELB", "AWS/NetworkELB"],
    "cloudfront": ["AWS/CloudFront"], "cognito-idp": ["AWS/Cognito"], "logs": ["AWS/Logs"],
  ]
}
