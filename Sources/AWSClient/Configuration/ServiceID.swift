/// The names by which settings speak of a service.
enum ServiceID {
  /// The id of a service as variables spell it: `CLOUDWATCH_LOGS` for `logs`.
  ///
  /// Source: `serviceId` of the service models of botocore 1.43.11.
  static func variable(_ service: String) -> String {
    (others[service] ?? service).uppercased().replacing("-", with: "_")
  }

  /// The same as a `[services]` section spells it: `cloudwatch_logs`.
  static func setting(_ service: String) -> String { variable(service).lowercased() }

  /// Services that the AWS CLI calls otherwise than their id.
  private static let others = [
    "apigateway": "api-gateway", "application-autoscaling": "application-auto-scaling",
    "ce": "cost-explorer", "cognito-idp": "cognito-identity-provider",
    "elbv2": "elastic-load-balancing-v2", "events": "eventbridge", "logs": "cloudwatch-logs",
    "resourcegroupstaggingapi": "resource-groups-tagging-api", "s3api": "s3",
    "secretsmanager": "secrets-manager", "stepfunctions": "sfn",
  ]
}
