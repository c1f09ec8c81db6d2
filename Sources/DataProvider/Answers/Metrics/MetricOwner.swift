package import ServerlessModel

/// Tells which resource a metric belongs to by its namespace and dimensions.
package enum MetricOwner {
  /// The resource of a metric; a metric without dimensions belongs to the account; `nil` where no dimension names a resource.
  ///
  /// A REST API is named by its name here, since `ApiName` is all that CloudWatch says.
  package static func resource(of metric: MetricID, account: String, region: String)
    -> ResourceID?
  {
    let values = Dictionary(
      metric.dimensions.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for row in rows where row.namespace == metric.namespace {
      guard let value = values[row.dimension], !value.isEmpty else { continue }
      let name = row.place(value, values)
      return name.hasPrefix("arn:")
        ? ARN.resource(name) : ResourceID(row.kind, name: name, account: account, region: region)
    }
    let isPlain = metric.dimensions.isEmpty && metric.namespace.hasPrefix("AWS/")
    if isPlain || ofAccount.contains(metric.namespace) {
      return ResourceID(.account, name: account, account: account, region: region)
    }
    // Custom and embedded metrics commonly carry the function's name.
    let function = values["FunctionName"] ?? values["function_name"] ?? values["functionName"]
    return function.map { .function($0, account: account, region: region) }
  }

  /// The dimension that names the resource of a namespace: `FunctionName` for `AWS/Lambda`.
  static func dimension(of namespace: String) -> String? {
    rows.first { $0.namespace == namespace }?.dimension
  }

  /// Namespaces whose dimensions name no resource that perch knows, but what the account uses.
  private static let ofAccount: Set = ["AWS/Usage", "AWS/NATGateway"]

  /// One row of the table: in this namespace this dimension names a resource of this kind.
  private struct Row {
    let namespace: String
    let dimension: String
    let kind: ResourceKind
    /// What stands in the ARN for the value, given all dimensions.
    var place: @Sendable (String, [String: String]) -> String = { value, _ in value }
  }

  private static let rows: [Row] = [
    Row(namespace: "AWS/Lambda", dimension: "FunctionName", kind: .lambdaFunction),
    Row(namespace: "LambdaInsights", dimension: "function_name", kind: .lambdaFunction),
    Row(namespace: "AWS/SQS", dimension: "QueueName", kind: .queue),
    Row(namespace: "AWS/SNS", dimension: "TopicName", kind: .topic),
    Row(namespace: "AWS/DynamoDB", dimension: "TableName", kind: .table),
    Row(namespace: "AWS/ApiGateway", dimension: "ApiId", kind: .httpAPI),
    Row(namespace: "AWS/ApiGateway", dimension: "ApiName", kind: .restAPI),
    Row(namespace: "AWS/AppSync", dimension: "GraphQLAPIId", kind: .graphqlAPI),
    Row(namespace: "AWS/Kinesis", dimension: "StreamName", kind: .dataStream),
    Row(namespace: "AWS/Firehose", dimension: "DeliveryStreamName", kind: .deliveryStream),
    Row(namespace: "AWS/States", dimension: "StateMachineArn", kind: .stateMachine),
    Row(
      namespace: "AWS/Events", dimension: "RuleName", kind: .eventRule,
      place: { rule, all in
        let bus = all["EventBusName"] ?? "default"
        return bus == "default" ? rule : bus + "/" + rule
      }),
    Row(namespace: "AWS/Events", dimension: "EventBusName", kind: .eventBus),
    Row(namespace: "AWS/EventBridge/Pipes", dimension: "PipeName", kind: .pipe),
    Row(namespace: "AWS/S3", dimension: "BucketName", kind: .bucket),
    Row(namespace: "AWS/CloudFront", dimension: "DistributionId", kind: .distribution),
    Row(namespace: "AWS/Cognito", dimension: "UserPool", kind: .userPool),
    Row(namespace: "AWS/Logs", dimension: "LogGroupName", kind: .logGroup),
    Row(namespace: "AWS/RDS", dimension: "DBInstanceIdentifier", kind: .database),
    Row(namespace: "AWS/ES", dimension: "DomainName", kind: .searchDomain),
    Row(
      namespace: "AWS/ECS", dimension: "ServiceName", kind: .containerService,
      place: { service, all in all["ClusterName"].map { $0 + "/" + service } ?? service }),
    Row(namespace: "AWS/ApplicationELB", dimension: "LoadBalancer", kind: .loadBalancer),
    Row(namespace: "AWS/NetworkELB", dimension: "LoadBalancer", kind: .loadBalancer),
  ]
}

extension MetricID {
  /// A metric of an answer; `nil` without namespace or name.
  init?(_ namespace: String?, _ name: String?, _ dimensions: [(String, String)]) {
    guard let namespace, let name else { return nil }
    self.init(
      namespace: namespace, name: name,
      dimensions: dimensions.map { Dimension(name: $0.0, value: $0.1) }
        .sorted { ($0.name, $0.value) < ($1.name, $1.value) })
  }
}
