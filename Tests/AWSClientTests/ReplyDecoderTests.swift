import Foundation
import Testing

@testable import AWSClient

struct ReplyDecoderTests {
  private func decode(
    _ operation: AWSOperation, _ body: String, status: Int = 200, _ headers: HTTPHeaders = [:]
  ) throws(AWSFailure) -> AWSReply {
    try ReplyDecoder.decode(
      HTTPAnswer(status: status, headers: headers, body: Array(body.utf8)), of: operation)
  }

  private func refusal(
    _ operation: AWSOperation, _ status: Int, _ body: String, _ headers: HTTPHeaders = [:]
  ) -> (error: ServiceError, retryAfter: Double?)? {
    do throws(AWSFailure) { _ = try decode(operation, body, status: status, headers) } catch {
      if case .refused(let error, _, let retryAfter) = error { return (error, retryAfter) }
    }
    return nil
  }

  @Test func `keeps the server's clock and the id of the request`() throws {
    let reply = try decode(
      Lambda.listFunctions, #"{"Functions":[{"FunctionName":"a"}],"NextMarker":"m"}"#,
      ["date": "Fri, 27 Nov 2026 08:36:31 GMT", "x-amzn-RequestId": "r-1"])
    #expect(reply.date == 1_795_768_591)
    #expect(reply.requestID == "r-1")
    #expect(reply.nextToken == "m")
    let functions: Lambda.ListFunctions = try reply.body.decode()
    #expect(functions.functions?.first?.functionName == "a")
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
    ("Sat, 01 Mar 2025 12:00:01 GMT", 1_740_830_401),
    ("Wed, 31 Dec 2036 00:00:00 GMT", 2_114_294_400),
    ("27 Nov 2026", nil), ("Fri, 27 Nov 2026 08:36:31 CET", nil), ("", nil),
    ("Fri, 27 Foo 2026 08:36:31 GMT", nil), ("Fri, 27 Nov 2026 08:99:31 GMT", nil),
  ])
  func `reads the moments of headers`(_ text: String, _ seconds: Double?) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test(
    arguments: [
      (DynamoDB.listTables, #"{"TableNames":["a"],"LastEvaluatedTableName":"a"}"#, "a"),
      (Tagging.getResources, #"{"PaginationToken":"","ResourceTagMappingList":[]}"#, nil),
      (Logs.filterLogEvents, #"{"events":[{"nextToken":"no"}],"nextToken":"b\/A\u003d"}"#, "b/A="),
      (Logs.filterLogEvents, #"{"nextToken":null}"#, nil),
      (Logs.filterLogEvents, #"{"a":{"nextToken":"no"},"b":[[{"nextToken":"no"}]]}"#, nil),
      (Logs.filterLogEvents, #"{"message":"nextToken","nextToken" : "x" }"#, "x"),
      (
        Logs.getLogEvents, #"{"events":[],"nextForwardToken":"f/1","nextBackwardToken":"b/1"}"#,
        "f/1"
      ),
      (APIGateway.getRestApis, #"{"position":"p","item":[]}"#, "p"),
      (Lambda.getPolicy, #"{"Policy":"{}","NextMarker":"x"}"#, nil),
    ] as [(AWSOperation, String, String?)])
  func `finds the token of the next page in JSON`(
    _ operation: AWSOperation, _ body: String, _ token: String?
  ) throws {
    #expect(try decode(operation, body).nextToken == token)
  }

  @Test func `finds the token of the next page in XML`() throws {
    let topics =
      "<ListTopicsResponse><ListTopicsResult><Topics/><NextToken>a&amp;b</NextToken>"
      + "</ListTopicsResult></ListTopicsResponse>"
    #expect(try decode(SNS.listTopics, topics).nextToken == "a&b")
    let distributions = "<DistributionList><NextMarker>E1</NextMarker><Items/></DistributionList>"
    #expect(try decode(CloudFront.listDistributions, distributions).nextToken == "E1")
    let last = "<DistributionList><NextMarker></NextMarker></DistributionList>"
    #expect(try decode(CloudFront.listDistributions, last).nextToken == nil)
  }

  @Test func `takes no body for an answer that says nothing`() throws {
    #expect(try decode(SQS.listQueues, "").body == .json(Data("{}".utf8)))
    #expect(try decode(SQS.listQueues, " \n").body == .json(Data("{}".utf8)))
  }

  @Test(arguments: [
    (Lambda.listFunctions, "<html><body>Log in</body></html>", "a JSON object"),
    (Lambda.listFunctions, "{\"Functions\":[\n{\"FunctionName\":\"a\"}", "valid JSON"),
    (Lambda.listFunctions, "[]", "a JSON object"), (Lambda.listFunctions, "{} {}", "valid JSON"),
    (SNS.listTopics, "<ListTopicsResponse><ListTopicsResult>", "valid XML"),
    (SNS.listTopics, "{}", "valid XML"), (SNS.listTopics, "", "valid XML"),
    (SNS.listTopics, "<html><body/></html>", "an answer of AWS and no web page"),
  ])
  func `does not take a cut or a wrong body for an answer`(
    _ operation: AWSOperation, _ body: String, _ expected: String
  ) {
    #expect {
      try decode(operation, body)
    } throws: { error in
      guard case AWSFailure.unreadable(let why, _) = error else { return false }
      return why.expected == expected && why.line != nil
    }
  }

  @Test(
    arguments: [
      // JSON of every spelling
      (
        400,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"no"}"#,
        [:], "ResourceNotFoundException", "no"
      ),
      (
        400, #"{"__type":"ThrottlingException","Message":"slow"}"#, [:], "ThrottlingException",
        "slow"
      ),
      (
        403, #"{"Message":"User: x"}"#, ["x-amzn-ErrorType": "AccessDeniedException"],
        "AccessDeniedException", "User: x"
      ),
      (
        404, #"{"Type":"User","Message":"gone"}"#,
        ["X-Amzn-Errortype": "ResourceNotFoundException:http://internal.amazon.com/x/"],
        "ResourceNotFoundException", "gone"
      ),
      (400, #"{"code":"BadRequest","message":"b"}"#, [:], "BadRequest", "b"),
      (
        400, #"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"q"}"#,
        ["x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender"],
        "AWS.SimpleQueueService.NonExistentQueue", "q"
      ),
      (500, #"{"message":null}"#, [:], "500", "status 500 came back without a reason"),
      // XML of query services, of S3 and of EC2, also where JSON was asked for
      (
        403,
        "<ErrorResponse xmlns=\"x\"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>a &amp; b</Message></Error><RequestId>r</RequestId></ErrorResponse>",
        [:], "AccessDenied", "a & b"
      ),
      (
        404,
        "<?xml version=\"1.0\"?>\n<Error><Code>NoSuchBucketPolicy</Code><Message>none</Message><BucketName>b</BucketName></Error>",
        [:], "NoSuchBucketPolicy", "none"
      ),
      (
        400,
        "<Response><Errors><Error><Code>InvalidSubnetID.NotFound</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>",
        [:], "InvalidSubnetID.NotFound", "m"
      ),
      // neither
      (
        503, "<html><body><b>Http/1.1 Service Unavailable</b></body></html>", [:], "503",
        "a web page came back with status 503, not an answer of AWS"
      ),
      (
        404, "<!doctype html>\n<title>404 Not Found</title>", [:], "UnknownOperation",
        "a web page came back with status 404, not an answer of AWS"
      ),
      (502, "", [:], "502", "status 502 came back without a reason"),
      (429, "Too many", [:], "429", "status 429 came back without a reason"),
      (301, "", [:], "301", "status 301 came back without a reason"),
      (
        403, "", ["x-amzn-ErrorType": "ExpiredTokenException"], "ExpiredTokenException",
        "status 403 came back without a reason"
      ),
      (400, "{\"__type\":", [:], "400", "status 400 came back without a reason"),
    ] as [(Int, String, HTTPHeaders, String, String)])
  func `reads a refusal in every form`(
    _ status: Int, _ body: String, _ headers: HTTPHeaders, _ code: String, _ message: String
  ) throws {
    for operation in [Lambda.listFunctions, SNS.listTopics, S3.getBucketPolicy] {
      let error = try #require(refusal(operation, status, body, headers)?.error)
      #expect(error.code == code)
      #expect(error.message == message)
      #expect(error.operation == operation.name)
    }
  }

  @Test func `never takes a page that is not there for a setting that is not set`() {
    #expect(refusal(Lambda.getPolicy, 404, "<html></html>")?.error.isAbsent == false)
    #expect(refusal(Lambda.getPolicy, 404, "")?.error.isAbsent == true)
    #expect(refusal(Lambda.getPolicy, 429, "")?.error.isThrottled == true)
  }

  @Test func `hears a refusal that came with status 200`() {
    let body = "<Error><Code>SlowDown</Code><Message>later</Message></Error>"
    #expect(refusal(S3.getBucketAcl, 200, body)?.error.code == "SlowDown")
  }

  @Test(
    arguments: [
      (["Retry-After": "3"], 3.0), (["retry-after": "0.5"], 0.5),
      (["x-amz-retry-after": "1500"], 1.5),
      (["x-amz-retry-after": "250", "Retry-After": "9"], 0.25), (["Retry-After": "-1"], 0),
      (["Retry-After": "soon"], nil), ([:], nil),
      (
        ["Retry-After": "Fri, 27 Nov 2026 08:36:41 GMT", "Date": "Fri, 27 Nov 2026 08:36:31 GMT"],
        10
      ),
      (
        ["Retry-After": "Fri, 27 Nov 2026 08:36:21 GMT", "Date": "Fri, 27 Nov 2026 08:36:31 GMT"], 0
      ),
    ] as [(HTTPHeaders, Double?)])
  func `knows when to come back`(_ headers: HTTPHeaders, _ seconds: Double?) {
    #expect(refusal(Lambda.listFunctions, 503, "", headers)?.retryAfter == seconds)
  }
}
