import DataProvider
import ServerlessModel
import Testing

struct APIAnswerTests {
  static let restAPIs = Document(
    place + "apigateway.get-rest-apis.json",
    """
    {"items": [{"id": "abc123", "name": "shop", "createdDate": "2026-11-01T10:00:00+01:00",
      "apiKeySource": "HEADER", "endpointConfiguration": {"types": ["REGIONAL"]},
      "policy": "{\\\\\\"Statement\\\\\\":[{\\\\\\"Effect\\\\\\":\\\\\\"Allow\\\\\\",\
    \\\\\\"Principal\\\\\\":\\\\\\"*\\\\\\",\\\\\\"Action\\\\\\":\\\\\\"execute-api:Invoke\\\\\\"}]}",
      "tags": {"service": "shop"}, "disableExecuteApiEndpoint": false}]}
    """)

  @Test func `puts a REST API together and relates it to what it calls`() throws {
    let options = AnswerOptions(secretKind: { name, _ in name == "key" ? "password" : nil })
    let batch = try gather(
      Self.restAPIs,
      Document(
        place + "apigateway.get-stages.abc123.json",
        """
        {"item": [{"deploymentId": "d", "stageName": "prod", "cacheClusterEnabled": true,
          "cacheClusterSize": "0.5", "cacheClusterStatus": "AVAILABLE",
          "methodSettings": {"*/*": {"loggingLevel": "ERROR", "dataTraceEnabled": true,
            "throttlingBurstLimit": 5000, "throttlingRateLimit": 10000.0}},
          "variables": {"key": "hunter2", "table": "orders"},
          "accessLogSettings": {"format": "$context.requestId",
            "destinationArn": "arn:aws:logs:eu-west-1:111122223333:log-group:api"},
          "tracingEnabled": false, "createdDate": "2026-11-01T10:00:00+01:00"}]}
        """),
      Document(
        place + "apigateway.get-resources.abc123.json",
        """
        {"items": [{"id": "r", "parentId": "p", "pathPart": "orders", "path": "/orders",
          "resourceMethods": {"GET": {"httpMethod": "GET", "authorizationType": "NONE",
            "apiKeyRequired": false, "methodIntegration": {"type": "AWS_PROXY",
            "httpMethod": "POST", "timeoutInMillis": 29000, "uri":
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\
        arn:aws:lambda:eu-west-1:111122223333:function:orders-api:prod/invocations"}},
          "POST": {"authorizationType": "AWS_IAM", "methodIntegration": {"type": "AWS", "uri":
            "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders"}}}}]}
        """),
      Document(
        place + "plans.json",
        """
        {"items": [{"id": "u", "name": "gold", "apiStages": [{"apiId": "abc123", "stage": "prod"}]}]}
        """), options: options)
    let api = try #require(try batch.configuration("/restapis/abc123").api)
    #expect(api.name == "shop" && api.apiProtocol == "REST")
    #expect(api.policyStatements?.first?.principals == ["*"])
    let stage = try #require(api.stages.first)
    #expect(stage.cacheSizeGB == 0.5 && stage.tracing == false && stage.dataTrace == true)
    #expect(stage.throttlingRate == 10_000)
    #expect(stage.variables.map(\.secretKind) == ["password", nil])
    #expect(api.routes?.map(\.method) == ["GET", "POST"])
    #expect(api.usagePlans == ["gold"])
    #expect(batch.relates(.integration, "/restapis/abc123", "function:orders-api"))
    #expect(batch.relates(.integration, "/restapis/abc123", ":orders"))
    #expect(!String(describing: batch).contains("hunter2"))
    #expect(try batch.resource("abc123").name == "shop")
  }

  static let routes = Document(
    place + "apigatewayv2.get-routes.web1.json",
    """
    {"Items": [{"ApiKeyRequired": false, "AuthorizationType": "JWT", "RouteId": "r",
      "RouteKey": "GET /x", "Target": "integrations/i1"},
      {"RouteKey": "$default", "AuthorizationType": "NONE", "Target": "integrations/gone"}]}
    """)
  static let integrations = Document(
    place + "apigatewayv2.get-integrations.web1.json",
    """
    {"Items": [{"IntegrationId": "i1", "IntegrationType": "AWS_PROXY", "IntegrationUri":
      "arn:aws:lambda:eu-west-1:111122223333:function:web", "PayloadFormatVersion": "2.0",
      "TimeoutInMillis": 30000}]}
    """)

  @Test(arguments: [[routes, integrations], [integrations, routes]])
  func `joins routes of an HTTP API to their integrations, in any order`(_ documents: [Document])
    throws
  {
    var reader = AnswerReader(options: AnswerOptions())
    for document in documents { #expect(try reader.read(document) != nil) }
    let api = try #require(
      try reader.drain(fallback: fallbackMoment).configuration("/apis/web1").api)
    let route = try #require(api.routes?.first { $0.path == "/x" })
    #expect(route.method == "GET" && route.authorization == "JWT" && route.timeoutMs == 30_000)
    #expect(route.integrationTarget == "arn:aws:lambda:eu-west-1:111122223333:function:web")
    #expect(api.routes?.first { $0.path == "$default" }?.integrationTarget == "integrations/gone")
  }

  @Test func `tells WebSocket APIs from HTTP APIs`() throws {
    let batch = try gather(
      Document(
        place + "apis.json",
        """
        {"Items": [{"ApiId": "w", "Name": "live", "ProtocolType": "WEBSOCKET",
          "CreatedDate": "2026-01-01T00:00:00+00:00", "RouteSelectionExpression": "$request"}]}
        """))
    #expect(try batch.resource("/apis/w").kind == .webSocketAPI)
  }

  @Test func `reads a state machine, masked, with the secrets in it named`() throws {
    let definition =
      #"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"arn:aws:lambda:eu-west-1:111122223333:function:pay:$LATEST\",\"ApiKey\":\"hunter2\"},\"End\":true}}}"#
    let options = AnswerOptions(
      redact: {
        $0.split(separator: "hunter2", omittingEmptySubsequences: false).joined(
          separator: "‹secret›")
      },
      secretKind: { name, _ in name == "ApiKey" ? "password" : nil })
    let batch = try gather(
      Document(
        "machine.json",
        """
        {"stateMachineArn": "arn:aws:states:eu-west-1:111122223333:stateMachine:fulfil",
         "name": "fulfil", "status": "ACTIVE", "definition": "\(definition)",
         "roleArn": "arn:aws:iam::111122223333:role/sf", "type": "STANDARD",
         "creationDate": "2026-11-01T10:00:00.123000+01:00",
         "loggingConfiguration": {"level": "ALL", "includeExecutionData": true, "destinations":
          [{"cloudWatchLogsLogGroup": {"logGroupArn":
          "arn:aws:logs:eu-west-1:111122223333:log-group:/sf:*"}}]},
         "tracingConfiguration": {"enabled": false}}
        """), options: options)
    guard case .stateMachine(let machine) = try batch.configuration("stateMachine:fulfil") else {
      Issue.record("no state machine")
      return
    }
    #expect(machine.secretsInDefinition == ["States.A.Parameters.ApiKey: password"])
    #expect(machine.definition?.contains("‹secret›") == true)
    #expect(!String(describing: batch).contains("hunter2"))
    #expect(machine.includeExecutionData == true && machine.tracing == false)
    #expect(batch.relates(.target, "stateMachine:fulfil", "function:pay"))
    #expect(batch.relates(.logGroup, "stateMachine:fulfil", "log-group:/sf"))
    #expect(batch.relations.count == 3)
  }

  @Test func `reads GraphQL APIs and never the keys themselves`() throws {
    let batch = try gather(
      Document(
        place + "appsync.list-graphql-apis.json",
        """
        {"graphqlApis": [{"name": "gql", "apiId": "g1", "authenticationType": "API_KEY",
          "arn": "arn:aws:appsync:eu-west-1:111122223333:apis/g1", "xrayEnabled": true,
          "additionalAuthenticationProviders": [{"authenticationType": "AWS_IAM"}]}]}
        """),
      Document(
        place + "appsync.list-api-keys.g1.json",
        "{\"apiKeys\": [{\"id\": \"da2-hunter2\", \"expires\": 1796061600}]}"))
    guard case .graphqlAPI(let api) = try batch.configuration("apis/g1") else {
      Issue.record("no API")
      return
    }
    #expect(api.authenticationTypes == ["API_KEY", "AWS_IAM"] && api.fieldLogLevel == "NONE")
    #expect(api.apiKeyExpirations == [Instant(milliseconds: 1_796_061_600_000)])
    #expect(!String(describing: batch).contains("hunter2"))
  }
}
