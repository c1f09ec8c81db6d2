import DataProvider
import ServerlessModel
import Testing

struct LambdaAnswerTests {
  static let arn = "arn:aws:lambda:eu-west-1:111122223333:function:orders-api"

  static let list = Document(
    place + "lambda.list-functions.json",
    """
    {"Functions": [{
      "FunctionName": "orders-api",
      "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api",
      "Runtime": "python3.12", "Role": "arn:aws:iam::111122223333:role/service-role/orders",
      "Handler": "app.handler", "CodeSize": 13600, "Description": "", "Timeout": 3,
      "MemorySize": 512, "LastModified": "2026-11-20T14:32:10.123+0000",
      "CodeSha256": "t95R2+PHojLhkY6mqXCWVZ6pwfbbrDYVUaomPQp5JbM=", "Version": "$LATEST",
      "VpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1"],
        "VpcId": "vpc-1", "Ipv6AllowedForDualStack": false},
      "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:111122223333:orders-dlq"},
      "Environment": {"Variables": {"TABLE": "orders", "DB_PASSWORD": "hunter2-Grün"}},
      "TracingConfig": {"Mode": "Active"}, "RevisionId": "2f1c", "PackageType": "Zip",
      "Architectures": ["arm64"], "EphemeralStorage": {"Size": 512},
      "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
      "Layers": [{"Arn": "arn:aws:lambda:eu-west-1:111122223333:layer:libs:7", "CodeSize": 900}],
      "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "INFO",
        "SystemLogLevel": "WARN", "LogGroup": "/shop/orders"}
    }]}
    """)

  private let scan = AnswerOptions(
    redact: { $0 }, secretKind: { name, _ in name.contains("PASSWORD") ? "password" : nil })

  private func function(_ batch: SnapshotBatch) throws -> FunctionConfiguration {
    try #require(try batch.configuration("function:orders-api").function)
  }

  @Test func `reads how a function is set`() throws {
    let function = try function(try gather(Self.list, options: scan))
    #expect(function.memoryMB == 512)
    #expect(function.timeoutSeconds == 3)
    #expect(function.architecture == .arm64)
    #expect(function.lastModified == Instant(iso8601: "2026-11-20T14:32:10.123Z"))
    #expect(function.subnets == ["subnet-1", "subnet-2"])
    #expect(function.layers == ["arn:aws:lambda:eu-west-1:111122223333:layer:libs:7"])
    #expect(function.logFormat == "JSON")
    #expect(function.tracingMode == "Active")
    #expect(function.reservedConcurrency == nil && function.reservedConcurrencyKnown == nil)
    #expect(!function.asyncConfigurationKnown && function.urlKnown == nil)
    #expect(function.layerBytes == 900)
  }

  @Test func `keeps names of environment variables and never their values`() throws {
    let batch = try gather(Self.list, options: scan)
    let function = try function(batch)
    #expect(
      function.environment == [
        EnvironmentVariable(name: "DB_PASSWORD", secretKind: "password"),
        EnvironmentVariable(name: "TABLE", bytes: 11),
      ])
    #expect(function.environmentBytes == "TABLEordersDB_PASSWORDhunter2-Grün".utf8.count)
    #expect(!String(describing: batch).contains("hunter2"))
  }

  @Test func `does not know the size of variables that could not be read`() throws {
    let function = try function(
      try gather(
        Document(
          place + "lambda.get-function-configuration.orders-api.json",
          """
          {"FunctionName": "orders-api", "FunctionArn": "\(Self.arn)", "CodeSha256": "c",
           "Environment": {"Error": {"ErrorCode": "AccessDeniedException"}},
           "State": "Active", "LastUpdateStatus": "Failed",
           "LastUpdateStatusReason": "The subnet is gone.",
           "LastUpdateStatusReasonCode": "InvalidSubnet"}
          """)))
    #expect(function.environment == nil && function.environmentBytes == nil)
    #expect(function.lastUpdateStatusReason == "InvalidSubnet")
  }

  @Test func `relates a function to its role, log group and dead-letter queue`() throws {
    let batch = try gather(Self.list)
    #expect(batch.relates(.role, "orders-api", "role/service-role/orders"))
    #expect(batch.relates(.logGroup, "orders-api", "log-group:/shop/orders"))
    #expect(batch.relates(.deadLetter, "orders-api", ":orders-dlq"))
  }

  static let parts = [
    list,
    Document(
      place + "lambda.get-function-concurrency.orders-api.json",
      "{\"ReservedConcurrentExecutions\": 5}"),
    Document(
      "loose.json",
      """
      {"FunctionEventInvokeConfigs": [{"LastModified": "2026-11-01T00:00:00+00:00",
        "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api:$LATEST",
        "MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": 3600, "DestinationConfig": {
        "OnSuccess": {}, "OnFailure":
        {"Destination": "arn:aws:sqs:eu-west-1:111122223333:orders-dlq"}}}]}
      """),
    Document(
      "policy.json",
      """
      {"Policy": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Sid\\":\\"api\\",\
      \\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"apigateway.amazonaws.com\\"},\
      \\"Action\\":\\"lambda:InvokeFunction\\",\\"Resource\\":\
      \\"arn:aws:lambda:eu-west-1:111122223333:function:orders-api\\",\\"Condition\\":\
      {\\"ArnLike\\":{\\"AWS:SourceArn\\":\\"arn:aws:execute-api:eu-west-1:111122223333:a/*\\"}}}]}",
       "RevisionId": "1"}
      """),
    Document(
      "urls.json",
      """
      {"FunctionUrlConfigs": [{"FunctionUrl": "https://x.lambda-url.eu-west-1.on.aws/",
        "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api",
        "CreationTime": "2026-01-01T00:00:00Z", "LastModifiedTime": "2026-01-01T00:00:00Z",
        "AuthType": "NONE", "Cors": {"AllowOrigins": ["*"], "AllowCredentials": true}}]}
      """),
    Document(
      "provisioned.json",
      """
      {"ProvisionedConcurrencyConfigs": [{"FunctionArn":
        "arn:aws:lambda:eu-west-1:111122223333:function:orders-api:prod",
        "RequestedProvisionedConcurrentExecutions": 4,
        "AvailableProvisionedConcurrentExecutions": 4,
        "AllocatedProvisionedConcurrentExecutions": 4, "Status": "READY"}]}
      """),
    Document(
      "aliases.json",
      """
      {"Aliases": [{"AliasArn": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api:prod",
        "Name": "prod", "FunctionVersion": "7", "RoutingConfig":
        {"AdditionalVersionWeights": {"8": 0.1}}, "RevisionId": "1"}]}
      """),
  ]

  @Test(arguments: [parts, parts.reversed()])
  func `puts seven answers together as one configuration, in any order`(_ parts: [Document])
    throws
  {
    var reader = AnswerReader(options: AnswerOptions())
    for part in parts { #expect(try reader.read(part) != nil) }
    let batch = reader.drain(fallback: fallbackMoment)
    #expect(batch.configurations.count == 1)
    #expect(batch.resources.map(\.id.arn) == [Self.arn])
    let function = try function(batch)
    #expect(function.memoryMB == 512)
    #expect(function.reservedConcurrency == 5)
    #expect(function.asyncConfigurationKnown && function.asyncMaxRetries == 1)
    #expect(function.onFailureDestination == "arn:aws:sqs:eu-west-1:111122223333:orders-dlq")
    #expect(function.policyStatements?.first?.principals == ["Service:apigateway.amazonaws.com"])
    #expect(function.url?.authType == "NONE" && function.url?.allowOrigins == ["*"])
    #expect(function.url?.address == "https://x.lambda-url.eu-west-1.on.aws/")
    #expect(function.urlKnown == true && function.reservedConcurrencyKnown == true)
    #expect(function.provisionedConcurrency.first?.qualifier == "prod")
    #expect(function.aliases?.first?.routing == ["8": 0.1])
    #expect(batch.relates(.failureDestination, "orders-api", ":orders-dlq"))
  }

  @Test func `carries what was known into a later time`() throws {
    let batch = try gather(
      Document(
        "2026-11-20T15:00:00Z/" + place + "lambda.get-function-concurrency.orders-api.json",
        "{\"ReservedConcurrentExecutions\": 9}"),
      Document("2026-11-20T14:00:00Z/" + Self.list.path, Self.list.text))
    let first = try #require(batch.configurations.first)
    let second = try #require(batch.configurations.last)
    #expect(batch.configurations.count == 2)
    #expect(first.from == Instant(iso8601: "2026-11-20T14:00:00Z"))
    #expect(first.value.function?.reservedConcurrency == nil)
    #expect(second.value.function?.reservedConcurrency == 9)
    #expect(second.value.function?.memoryMB == 512)
  }

  @Test func `remembers what was drained`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    _ = try reader.read(Self.list)
    _ = reader.drain(fallback: fallbackMoment)
    _ = try reader.read(Self.parts[1], asOf: fallbackMoment.adding(seconds: 60))
    let function = try function(reader.drain(fallback: fallbackMoment))
    #expect(function.memoryMB == 512 && function.reservedConcurrency == 5)
  }

  @Test func `an empty answer means that nothing is reserved`() throws {
    let batch = try gather(
      Document(place + "lambda.get-function-concurrency.orders-api.json", "\n"))
    #expect(try function(batch).reservedConcurrency == nil)
    #expect(try function(batch).reservedConcurrencyKnown == true)
    #expect(batch.coverage.contains { $0.scope == Self.arn && $0.outcome == .answered })
  }

  @Test func `needs a name where the answer gives none`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let report = try reader.read(Document("x.json", "{\"ReservedConcurrentExecutions\": 5}"))
    #expect(report?.operation == "lambda get-function-concurrency")
    #expect(report?.notes.first?.contains("lambda.get-function-concurrency.RESOURCE.json") == true)
    #expect(reader.drain(fallback: fallbackMoment).configurations.isEmpty)
  }

  @Test func `relates queues and streams to the functions they feed`() throws {
    let batch = try gather(
      Document(
        "mappings.json",
        """
        {"EventSourceMappings": [
          {"UUID": "b", "BatchSize": 10, "MaximumBatchingWindowInSeconds": 5,
           "EventSourceArn": "arn:aws:sqs:eu-west-1:111122223333:orders",
           "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api",
           "LastModified": "2026-11-01T00:00:00+00:00", "State": "Enabled",
           "StateTransitionReason": "USER_INITIATED",
           "FunctionResponseTypes": ["ReportBatchItemFailures"],
           "ScalingConfig": {"MaximumConcurrency": 20}},
          {"UUID": "a", "StartingPosition": "LATEST", "ParallelizationFactor": 1,
           "EventSourceArn":
             "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000",
           "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:mailer",
           "MaximumRetryAttempts": -1, "BisectBatchOnFunctionError": false, "State": "Disabled",
           "DestinationConfig": {"OnFailure":
             {"Destination": "arn:aws:sns:eu-west-1:111122223333:failed"}}}]}
        """))
    #expect(batch.relates(.eventSource, ":orders", "function:orders-api"))
    #expect(batch.relates(.eventSource, "table/orders", "function:mailer"))
    #expect(batch.relates(.failureDestination, "function:mailer", ":failed"))
    let mailer = try #require(try batch.configuration("function:mailer").function)
    #expect(mailer.eventSourceMappings?.first?.maximumRetryAttempts == -1)
    #expect(mailer.eventSourceMappings?.first?.bisectBatchOnFunctionError == false)
    let orders = try #require(try batch.configuration("function:orders-api").function)
    #expect(
      orders.eventSourceMappings?.first?.lastModified == Instant(iso8601: "2026-11-01T00:00:00Z"))
  }

  @Test func `versions tell when code was published`() throws {
    func version(_ number: String, _ memory: Int, _ hash: String, _ time: String) -> String {
      """
      {"FunctionName": "orders-api", "FunctionArn": "\(Self.arn):\(number)", "MemorySize": \(memory),
       "CodeSha256": "\(hash)", "Version": "\(number)", "LastModified": "\(time)",
       "CodeSize": 700}
      """
    }
    let versions = [
      version("$LATEST", 512, "c", "2026-11-20T14:00:00.000+0000"),
      version("10", 512, "b", "2026-11-20T13:00:00.000+0000"),
      version("9", 256, "a", "2026-11-19T13:00:00.000+0000"),
    ].joined(separator: ",")
    let batch = try gather(Document("v.json", "{\"Versions\": [\(versions)]}"))
    #expect(batch.deployments.map(\.toVersion) == ["9", "10"])
    let last = try #require(batch.deployments.last)
    #expect(last.fromCodeHash == "a" && last.toCodeHash == "b")
    #expect(last.changes == ["memory 256 to 512 MB"])
    #expect(try function(batch).versionCount == 2)
    #expect(try function(batch).versionBytes == 1400)
  }

  @Test func `limits of the account are quotas with their use`() throws {
    let batch = try gather(
      Document(
        place + "settings.json",
        """
        {"AccountLimit": {"TotalCodeSize": 80530636800, "CodeSizeUnzipped": 262144000,
          "CodeSizeZipped": 52428800, "ConcurrentExecutions": 1000,
          "UnreservedConcurrentExecutions": 900},
         "AccountUsage": {"TotalCodeSize": 1234, "FunctionCount": 3}}
        """))
    let concurrency = try #require(batch.quotas.first { $0.code == "L-B99A9384" })
    #expect(concurrency.limit == 1000 && concurrency.account == "111122223333")
    #expect(batch.quotas.first { $0.code == "L-2ACBD22F" }?.used == 1234)
  }
}
