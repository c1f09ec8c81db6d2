import AWSClient
import ServerlessModel

/// Finds what a call of AWS was about: in the resources that CloudTrail lists, and in what was asked for.
enum TrailTargets {
  static func resources(
    of event: CloudTrail.Event, _ record: CloudTrail.Record, _ answer: Answer
  ) -> [ResourceID] {
    let listed = (event.resources ?? []).compactMap { resource -> ResourceID? in
      guard let name = resource.resourceName else { return nil }
      return named(name, StackBook.kinds[resource.resourceType ?? ""], answer)
    }
    let service = record.eventSource?.split(separator: ".").first.map(String.init) ?? ""
    let asked = (record.requestParameters ?? [:]).compactMap { key, value -> ResourceID? in
      value.scalar.flatMap { named($0, kinds[service]?[key], answer) }
    }
    return listed + asked
  }

  private static func named(
    _ text: String, _ kind: ResourceKind?, _ answer: Answer
  ) -> ResourceID? {
    if text.hasPrefix("arn:") { return ARN.resource(text) }
    if text.hasPrefix("https://") { return ARN.queue(url: text) }
    return kind.map { answer.id($0, text) }
  }

  /// Parameters that name a resource, by the service that was called.
  private static let kinds: [String: [String: ResourceKind]] = [
    "lambda": ["functionName": .lambdaFunction], "dynamodb": ["tableName": .table],
    "s3": ["bucketName": .bucket], "kinesis": ["streamName": .dataStream],
    "firehose": ["deliveryStreamName": .deliveryStream],
    "apigateway": ["restApiId": .restAPI, "apiId": .httpAPI],
    "events": ["rule": .eventRule, "name": .eventRule], "logs": ["logGroupName": .logGroup],
    "iam": ["roleName": .role], "cognito-idp": ["userPoolId": .userPool],
    "rds": ["dBInstanceIdentifier": .database],
  ]
}
