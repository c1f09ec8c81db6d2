import ServerlessModel

/// The resources that a trace passed through, by what its segments say.
enum TraceResources {
  static func arns(of trace: Trace) -> Set<String> {
    var found: Set<String> = []
    var waiting = trace.segments
    while let segment = waiting.popLast() {
      found.formUnion(arns(of: segment, in: trace))
      waiting += segment.subsegments
    }
    return found
  }

  private static func arns(of segment: Segment, in trace: Trace) -> [String] {
    let account = segment.aws["account_id"] ?? trace.account
    let region = segment.aws["region"] ?? trace.region
    var arns = [segment.resourceARN, segment.aws["topic_arn"], segment.aws["resource_arn"]]
      .compactMap(\.self).filter { $0.hasPrefix("arn:") }.map(bare)
    if let (kind, name) = named(segment) {
      arns.append(ResourceID(kind, name: name, account: account, region: region).arn)
    }
    return arns
  }

  /// A function's ARN without version or alias, as the inventory names it.
  private static func bare(_ arn: String) -> String {
    guard let (kind, name) = ResourceKind.parse(arn: arn), kind == .lambdaFunction else {
      return arn
    }
    let id = ResourceID(arn: arn)
    return ResourceID.function(name, account: id.account, region: id.region).arn
  }

  private static func named(_ segment: Segment) -> (ResourceKind, String)? {
    if let table = segment.aws["table_name"] { return (.table, table) }
    if let queue = segment.aws["queue_url"]?.split(separator: "/").last {
      return (.queue, String(queue))
    }
    if let function = segment.aws["function_name"] { return (.lambdaFunction, function) }
    if let bucket = segment.aws["bucket_name"] { return (.bucket, bucket) }
    return switch segment.origin {
    case "AWS::Lambda", "AWS::Lambda::Function": (.lambdaFunction, segment.name)
    case "AWS::DynamoDB::Table": (.table, segment.name)
    case "AWS::SQS::Queue": (.queue, segment.name)
    case "AWS::SNS::Topic", "AWS::SNS": (.topic, segment.name)
    case "AWS::ApiGateway::Stage": segment.aws["rest_api_id"].map { (.restAPI, $0) }
    case "AWS::StepFunctions::StateMachine", "AWS::STEPFUNCTIONS": (.stateMachine, segment.name)
    default: nil
    }
  }
}
