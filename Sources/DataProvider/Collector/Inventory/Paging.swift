import AWSClient

/// How an operation is asked page by page.
///
/// - Source: the service models of botocore 1.43.11.
struct Paging: Hashable, Sendable {
  /// The parameter that takes the token of the page before.
  var token: String
  /// The parameter that says how much a page holds, and how much that is at most.
  var size: String?
  var most = 100

  /// Pages are never followed further than this: a service that repeats its tokens must not be asked for ever.
  static let mostPages = 2000

  /// The first page.
  func first(_ call: AWSCall) -> AWSCall {
    guard let size, call.input[size] == nil else { return call }
    var call = call
    call.input[size] = .whole(most)
    return call
  }

  /// The page after `reply`; `nil` where that was the last one.
  func next(_ call: AWSCall, after reply: AWSReply) -> AWSCall? {
    let held = call.input[token]?.scalar
    guard let next = try? reply.body.decode(PageToken.self).next, next != held else { return nil }
    var call = call
    call.input[token] = .text(next)
    return call
  }

  /// The paging of an operation; `nil` for one whose answer is whole.
  static func of(_ operation: AWSOperation) -> Paging? {
    if let own = byTitle[operation.title] { return own }
    let isList = operation.name.hasPrefix("List") && !operation.name.hasPrefix("ListTags")
    return isList || alwaysPaged.contains(operation.service) ? byService[operation.service] : nil
  }

  /// Services of which every operation that is called here has pages.
  private static let alwaysPaged: Set = [
    "apigatewayv2", "application-autoscaling", "cloudwatch", "ec2", "elbv2", "rds", "xray",
  ]

  private static let byService: [String: Paging] = [
    "lambda": Paging(token: "Marker", size: "MaxItems", most: 50),
    "sqs": Paging(token: "NextToken", size: nil), "sns": Paging(token: "NextToken"),
    "apigatewayv2": Paging(token: "NextToken", size: "MaxResults", most: 500),
    "stepfunctions": Paging(token: "nextToken"), "kinesis": Paging(token: "NextToken"),
    "events": Paging(token: "NextToken", size: "Limit"),
    "scheduler": Paging(token: "NextToken", size: "MaxResults"),
    "pipes": Paging(token: "NextToken", size: "Limit"),
    "appsync": Paging(token: "nextToken", size: "maxResults", most: 25),
    "secretsmanager": Paging(token: "NextToken", size: "MaxResults"),
    "cloudformation": Paging(token: "NextToken"),
    "service-quotas": Paging(token: "NextToken", size: "MaxResults"),
    "cloudwatch": Paging(token: "NextToken"), "xray": Paging(token: "NextToken"),
    "rds": Paging(token: "Marker", size: "MaxRecords"),
    "elbv2": Paging(token: "Marker", size: "PageSize", most: 400),
    "ec2": Paging(token: "NextToken", size: "MaxResults", most: 1000),
    "application-autoscaling": Paging(token: "NextToken", size: "MaxResults", most: 50),
  ]

  private static let restAPI = Paging(token: "position", size: "limit", most: 500)

  private static let byTitle: [String: Paging] = [
    "apigateway get-rest-apis": restAPI, "apigateway get-resources": restAPI,
    "apigateway get-usage-plans": restAPI, "apigateway get-domain-names": restAPI,
    "apigateway get-authorizers": restAPI,
    "lambda list-event-source-mappings": Paging(token: "Marker", size: "MaxItems"),
    "sqs list-queues": Paging(token: "NextToken", size: "MaxResults", most: 1000),
    "dynamodb list-tables": Paging(token: "ExclusiveStartTableName", size: "Limit"),
    "stepfunctions list-state-machines": Paging(token: "nextToken", size: "maxResults", most: 1000),
    "stepfunctions list-executions": Paging(token: "nextToken", size: "maxResults", most: 1000),
    "firehose list-delivery-streams": Paging(
      token: "ExclusiveStartDeliveryStreamName", size: "Limit", most: 10_000),
    "kinesis list-streams": Paging(token: "NextToken", size: "Limit", most: 1000),
    "s3api list-buckets": Paging(token: "ContinuationToken", size: "MaxBuckets", most: 1000),
    "cloudfront list-distributions": Paging(token: "Marker", size: "MaxItems"),
    "cognito-idp list-user-pools": Paging(token: "NextToken", size: "MaxResults", most: 60),
    "logs describe-log-groups": Paging(token: "nextToken", size: "limit", most: 50),
    "logs describe-subscription-filters": Paging(token: "nextToken", size: "limit", most: 50),
    "resourcegroupstaggingapi get-resources": Paging(
      token: "PaginationToken", size: "ResourcesPerPage"),
    "iam get-account-authorization-details": Paging(token: "Marker", size: "MaxItems", most: 1000),
    "cloudwatch describe-alarms": Paging(token: "NextToken", size: "MaxRecords"),
    "cloudwatch describe-alarm-history": Paging(token: "NextToken", size: "MaxRecords"),
    "ce get-cost-and-usage": Paging(token: "NextPageToken"),
    "organizations list-accounts": Paging(token: "NextToken", size: "MaxResults", most: 20),
    "account list-regions": Paging(token: "NextToken", size: "MaxResults", most: 50),
    "cloudtrail lookup-events": Paging(token: "NextToken", size: "MaxResults", most: 50),
  ]
}
