import DataProvider
import ServerlessModel
import Testing

struct RefusalTests {
  @Test func `a denied call is coverage that names the action and the resource`() throws {
    let batch = try gather(
      Document(
        place + "lambda.get-function-concurrency.orders-api.err",
        """

        An error occurred (AccessDeniedException) when calling the GetFunctionConcurrency \
        operation: User: arn:aws:sts::111122223333:assumed-role/reader/me is not authorized to \
        perform: lambda:GetFunctionConcurrency on resource: \
        arn:aws:lambda:eu-west-1:111122223333:function:orders-api
        """))
    let row = try #require(batch.coverage.first)
    #expect(row.outcome == .denied(action: "lambda:GetFunctionConcurrency"))
    #expect(row.source == .configuration)
    #expect(row.scope == "arn:aws:lambda:eu-west-1:111122223333:function:orders-api")
    #expect(row.account == "111122223333" && row.region == "eu-west-1")
    #expect(batch.configurations.isEmpty)
  }

  @Test func `a denied call for metrics leaves metrics unknown, not zero`() throws {
    let batch = try gather(
      Document(
        place + "cloudwatch.get-metric-data.json",
        """
        An error occurred (AccessDenied) when calling the GetMetricData operation: User: x is not \
        authorized to perform: cloudwatch:GetMetricData
        """))
    let row = try #require(batch.coverage.first)
    #expect(row.source == .metrics && row.outcome == .denied(action: "cloudwatch:GetMetricData"))
    #expect(batch.points.isEmpty)
  }

  @Test func `a denied list is inventory that was not seen`() throws {
    let batch = try gather(
      Document(
        "out.txt",
        "aws: [ERROR]: An error occurred (AccessDeniedException) when calling the ListFunctions "
          + "operation: no"))
    let row = try #require(batch.coverage.first)
    #expect(row.source == .inventory && row.scope == "lambda")
    #expect(row.outcome == .denied(action: "lambda:ListFunctions"))
  }

  @Test func `a throttled call is not a denied one`() throws {
    let batch = try gather(
      Document(
        place + "kinesis.list-streams.err",
        "An error occurred (LimitExceededException) when calling the ListStreams operation: slow"))
    #expect(batch.coverage.first?.outcome == .throttled(nextTry: nil))
  }

  @Test func `what is not set is known to be absent`() throws {
    let batch = try gather(
      Document(
        place + "lambda.get-policy.orders-api.err",
        "An error occurred (ResourceNotFoundException) when calling the GetPolicy operation: no"),
      Document(
        place + "s3api.get-bucket-lifecycle-configuration.uploads.err",
        "An error occurred (NoSuchLifecycleConfiguration) when calling the "
          + "GetBucketLifecycleConfiguration operation: none"),
      Document(
        place + "s3api.get-public-access-block.uploads.err",
        "An error occurred (NoSuchPublicAccessBlockConfiguration) when calling the "
          + "GetPublicAccessBlock operation: none"))
    let function = try batch.configuration("function:orders-api").function
    #expect(function?.policyStatements == [])
    guard case .bucket(let bucket) = try batch.configuration(":uploads") else {
      Issue.record("no bucket")
      return
    }
    #expect(bucket.lifecycleRules == 0)
    #expect(bucket.publicAccessBlocked == false)
    #expect(bucket.encryption == nil)
  }

  @Test func `a log line that quotes an error is no refusal`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let line = "2026-11-20T14:00:00Z ERROR An error occurred (AccessDenied) when calling the "
    #expect(try reader.read(Document("app.log", line + "GetItem operation: no")) == nil)
  }

  @Test func `broken JSON of a known operation is an error with its line`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let error = #expect(throws: AnswerError.self) {
      try reader.read(Document("lambda.list-functions.json", "{\n\"Functions\": [\n{]\n"))
    }
    #expect(error?.line == 3)
    #expect(error?.operation == "lambda list-functions")
    #expect(error?.description.hasPrefix("lambda.list-functions.json:3: cannot read") == true)
  }

  @Test func `a field of the wrong type is named`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let error = #expect(throws: AnswerError.self) {
      try reader.read(Document("x.json", "{\"Functions\": [{\"MemorySize\": \"big\"}]}"))
    }
    #expect(error?.expected == "functions[0].memorySize: expected a whole number")
  }

  @Test(arguments: [
    "", "{}", "[1,2]", "{\"events\": [{\"message\": \"START RequestId\", \"timestamp\": 1}]}",
    "{\"messageType\": \"DATA_MESSAGE\", \"logEvents\": []}", "{\"broken\": ", "plain text",
    "{\"time\":\"2026-11-20T14:00:00Z\",\"type\":\"platform.report\",\"record\":{}}",
  ])
  func `leaves other documents alone`(_ text: String) throws {
    var reader = AnswerReader(options: AnswerOptions())
    #expect(try reader.read(Document("file.json", text)) == nil)
  }

  @Test func `says what is allowed but not kept`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let report = try reader.read(Document("ce.get-cost-forecast.json", "{}"))
    #expect(report?.notes == ["aws ce get-cost-forecast: its answer is not kept"])
    #expect(report?.isEmpty == true)
  }
}
