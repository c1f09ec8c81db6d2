import Foundation
import Testing

@testable import AWSClient

struct RequestEncoderTests {
  private func encode(_ operation: AWSOperation, _ input: [String: JSONValue] = [:]) throws
    -> HTTPRequest
  {
    try RequestEncoder.encode(
      AWSCall(operation, region: "eu-west-1", input: input), base: "https://host:8443")
  }

  private func text(_ request: HTTPRequest) -> String {
    String(decoding: request.body, as: UTF8.self)
  }

  @Test func `speaks awsJson by the version of the service`() throws {
    let table = try encode(DynamoDB.describeTable, ["TableName": "orders"])
    #expect(table.method == "POST" && table.url == "https://host:8443/")
    #expect(table.headers["content-type"] == "application/x-amz-json-1.0")
    #expect(table.headers["X-Amz-Target"] == "DynamoDB_20120810.DescribeTable")
    #expect(text(table) == #"{"TableName":"orders"}"#)
    let groups = try encode(
      Logs.filterLogEvents,
      ["startTime": .whole(1_700_000_000_000), "logGroupName": "/aws/lambda/a", "limit": .whole(5)])
    #expect(groups.headers["content-type"] == "application/x-amz-json-1.1")
    #expect(groups.headers["X-Amz-Target"] == "Logs_20140328.FilterLogEvents")
    #expect(
      text(groups)
        == #"{"limit":5,"logGroupName":"/aws/lambda/a","startTime":1700000000000}"#)
    #expect(text(try encode(SQS.listQueues)) == "{}")
  }

  @Test func `puts labels into the path and the rest into the query string`() throws {
    let request = try encode(
      Lambda.listProvisionedConcurrencyConfigs,
      [
        "FunctionName": "arn:aws:lambda:eu-west-1:1:function:a b", "Marker": "x/y+z=",
        "MaxItems": 50,
      ])
    #expect(request.method == "GET")
    #expect(
      request.url
        == "https://host:8443/2019-09-30/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A1%3Afunction%3Aa%20b/"
        + "provisioned-concurrency?List=ALL&Marker=x%2Fy%2Bz%3D&MaxItems=50")
    #expect(request.body.isEmpty && request.headers["Content-Type"] == nil)
  }

  @Test func `spells query fields as the wire does and repeats them for lists`() throws {
    let stages = try encode(
      APIGatewayV2.getStages, ["ApiId": "é", "NextToken": "t", "MaxResults": "100"])
    #expect(stages.url == "https://host:8443/v2/apis/%C3%A9/stages?maxResults=100&nextToken=t")
    let paths = try encode(
      APIGateway.getResources,
      ["restApiId": "a1", "embed": .list(["methods", "other"]), "limit": 500])
    #expect(
      paths.url
        == "https://host:8443/restapis/a1/resources?embed=methods&embed=other&limit=500")
    #expect(paths.headers["Accept"] == "application/json")
  }

  @Test func `sends what is neither label nor query as a JSON body`() throws {
    let traces = try encode(XRay.batchGetTraces, ["TraceIds": .list(["1-a", "1-b"])])
    #expect(traces.method == "POST" && traces.url == "https://host:8443/Traces")
    #expect(traces.headers["Content-Type"] == "application/json")
    #expect(text(traces) == #"{"TraceIds":["1-a","1-b"]}"#)
    #expect(text(try encode(AccountManagement.listRegions)) == "{}")
  }

  @Test func `writes query services a flat form`() throws {
    let stacks = try encode(
      CloudFormation.listStacks,
      ["StackStatusFilter": .list(["CREATE_COMPLETE", "UPDATE_COMPLETE"]), "NextToken": "a b&c"])
    #expect(
      stacks.headers["Content-Type"] == "application/x-www-form-urlencoded; charset=utf-8")
    #expect(
      text(stacks)
        == "Action=ListStacks&NextToken=a%20b%26c&StackStatusFilter.member.1=CREATE_COMPLETE"
        + "&StackStatusFilter.member.2=UPDATE_COMPLETE&Version=2010-05-15")
    let role = try encode(
      STS.assumeRole,
      ["Tags": .list([.object(["Key": "a", "Value": .bool(true)])]), "DurationSeconds": 900])
    #expect(
      text(role)
        == "Action=AssumeRole&DurationSeconds=900&Tags.member.1.Key=a&Tags.member.1.Value=true"
        + "&Version=2011-06-15")
  }

  @Test func `writes EC2 lists flat and in the singular`() throws {
    let subnets = try encode(
      EC2.describeSubnets,
      [
        "SubnetIds": .list(["subnet-1", "subnet-2"]),
        "Filters": .list([.object(["Name": "vpc-id", "Values": .list(["vpc-1"])])]),
      ])
    #expect(
      text(subnets)
        == "Action=DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1"
        + "&SubnetId.1=subnet-1&SubnetId.2=subnet-2&Version=2016-11-15")
  }

  @Test func `asks S3 by path and CloudFront by query string`() throws {
    let encryption = try encode(S3.getBucketEncryption, ["Bucket": "my.bucket"])
    #expect(encryption.url == "https://host:8443/my.bucket?encryption")
    #expect(try encode(S3.listBuckets, ["MaxBuckets": 9]).url == "https://host:8443/?max-buckets=9")
    let distributions = try encode(CloudFront.listDistributions, ["MaxItems": 100])
    #expect(distributions.url == "https://host:8443/2020-05-31/distribution?MaxItems=100")
  }

  @Test func `sends the token of a sign-in as a header, unsigned`() throws {
    let operation = SSO.getRoleCredentials
    let request = try encode(
      operation, ["accessToken": "t", "roleName": "reader", "accountId": "111122223333"])
    #expect(
      request.url
        == "https://host:8443/federation/credentials?account_id=111122223333&role_name=reader")
    #expect(request.headers["x-amz-sso_bearer_token"] == "t")
    #expect(!operation.isSigned && operation.action == nil)
  }

  @Test(
    arguments: [
      ([:], "cannot ask aws lambda get-policy: FunctionName is needed and was not given"),
      (
        ["FunctionName": ""],
        "cannot ask aws lambda get-policy: FunctionName is needed and was not given"
      ),
      (
        ["FunctionName": .null],
        "cannot ask aws lambda get-policy: FunctionName is needed and was not given"
      ),
      (
        ["FunctionName": .list([])],
        "cannot ask aws lambda get-policy: FunctionName must be text, a number or true or false"
      ),
      (
        ["FunctionName": "a", "Colour": "red"],
        "cannot ask aws lambda get-policy: Colour is no input of it"
      ),
    ] as [([String: JSONValue], String)])
  func `refuses what does not fit the operation`(_ input: [String: JSONValue], _ why: String) {
    let error = #expect(throws: RequestError.self) { try encode(Lambda.getPolicy, input) }
    #expect(error?.description == why)
  }

  @Test func `cannot send what is no number`() {
    let error = #expect(throws: RequestError.self) {
      try encode(CloudWatch.listMetrics, ["A": .number(.nan)])
    }
    #expect(error?.kind == .notJSON)
  }

  @Test(arguments: AWSOperation.allowed)
  func `can ask for every operation and its next page`(_ operation: AWSOperation) throws {
    var input: [String: JSONValue] = [:]
    for part in operation.http.path.split(separator: "{").dropFirst() {
      input[String(part.prefix { $0 != "}" })] = "a/b ?#&"
    }
    if let token = operation.paging?.input { input[token] = "t=/+" }
    let call = AWSCall(operation, region: "eu-west-1", input: input).withFullPages
    let request = try RequestEncoder.encode(call, base: "https://host")
    let url = try #require(URLComponents(string: request.url))
    #expect(url.host == "host" && url.fragment == nil)
    #expect(request.url.utf8.allSatisfy { $0 > 32 && $0 < 127 } && !request.url.contains("{"))
    #expect(operation.wire != .restXML || request.method == "GET")
    let sent = request.url + text(request)
    if operation.paging?.input != nil {
      #expect(sent.contains("t%3D%2F%2B") || sent.contains("t=/+"))
    }
    if let most = operation.paging?.most { #expect(sent.contains(String(most))) }
    if operation.paging?.size != nil { #expect(operation.paging?.most != nil) }
  }
}
