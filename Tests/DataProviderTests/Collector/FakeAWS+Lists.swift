import AWSClient

extension FakeAWS {
  static func functionName(_ index: Int) -> String { "fn-\(index + 1000)" }

  static func functionARN(_ index: Int) -> String {
    "arn:aws:lambda:\(region):\(account):function:\(functionName(index))"
  }

  /// Lists with the page sizes of AWS; what is not known is empty.
  func list(_ call: AWSCall, _ settings: Settings) -> String {
    let all = 0..<settings.functions
    switch call.operation.title {
    case "lambda list-functions":
      let rows = all.map {
        """
        {"FunctionName":"\(Self.functionName($0))","FunctionArn":"\(Self.functionARN($0))",\
        "Runtime":"python3.13","MemorySize":512,"Timeout":30,"Version":"$LATEST",\
        "Role":"arn:aws:iam::\(Self.account):role/runner"}
        """
      }
      return page("Functions", rows, size: 50, call, token: "Marker", next: "NextMarker")
    case "lambda list-event-source-mappings":
      let rows = all.map {
        """
        {"UUID":"u-\($0)","FunctionArn":"\(Self.functionARN($0))","BatchSize":10,\
        "EventSourceArn":"arn:aws:sqs:\(Self.region):\(Self.account):in-\($0)","State":"Enabled"}
        """
      }
      return page("EventSourceMappings", rows, size: 100, call, token: "Marker", next: "NextMarker")
    case "resourcegroupstaggingapi get-resources":
      let isFunctions = call.input["ResourceTypeFilters"]?.list.first?.scalar == "lambda:function"
      let rows = (isFunctions ? all : 0..<0).map {
        """
        {"ResourceARN":"\(Self.functionARN($0))","Tags":[{"Key":"service","Value":"shop-\($0 % 7)"}]}
        """
      }
      return page(
        "ResourceTagMappingList", rows, size: 100, call, token: "PaginationToken",
        next: "PaginationToken")
    case "logs describe-log-groups":
      let rows = all.map { "{\"logGroupName\":\"/aws/lambda/\(Self.functionName($0))\"}" }
      return page("logGroups", rows, size: 50, call, token: "nextToken", next: "nextToken")
    case "sqs list-queues":
      let rows = (0..<settings.queues).map {
        "\"https://sqs.\(Self.region).amazonaws.com/\(Self.account)/in-\($0)\""
      }
      return page("QueueUrls", rows, size: 1000, call, token: "NextToken", next: "NextToken")
    case "sqs get-queue-attributes":
      let name = call.input["QueueUrl"]?.scalar?.split(separator: "/").last ?? ""
      return """
        {"Attributes":{"QueueArn":"arn:aws:sqs:\(Self.region):\(Self.account):\(name)",\
        "VisibilityTimeout":"45"}}
        """
    default: return "{}"
    }
  }
}
