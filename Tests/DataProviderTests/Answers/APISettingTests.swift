import DataProvider
import ServerlessModel
import Testing

struct APISettingTests {
  private static let apis = Document(
    place + "apigateway.get-rest-apis.json",
    """
    {"items": [{"id": "abc123", "name": "shop", "endpointConfiguration": {"types": ["REGIONAL"]}},
      {"id": "def456", "name": "back", "endpointConfiguration": {"types": ["EDGE"]}}]}
    """)
  private static let plans = Document(
    place + "apigateway.get-usage-plans.json",
    """
    {"items": [
      {"id": "1", "name": "gold", "apiStages": [{"apiId": "abc123", "stage": "prod"},
        {"apiId": "abc123", "stage": "dev"}], "throttle": {"rateLimit": 10.0, "burstLimit": 20}},
      {"id": "2", "name": "free", "apiStages": [{"apiId": "abc123", "stage": "prod"}]},
      {"id": "3", "name": "month", "apiStages": [{"apiId": "abc123", "stage": "prod"}],
       "quota": {"limit": 1000, "offset": 0, "period": "MONTH"}},
      {"id": "4", "name": "path", "apiStages": [{"apiId": "abc123", "stage": "prod",
       "throttle": {"/pay/POST": {"rateLimit": 1.0, "burstLimit": 1}}}]}]}
    """)

  @Test(arguments: [[apis, plans], [plans, apis]])
  func `tells usage plans that limit nothing, and APIs that no plan covers`(
    _ documents: [Document]
  ) throws {
    var reader = AnswerReader(options: AnswerOptions())
    for document in documents { #expect(try reader.read(document) != nil) }
    let batch = reader.drain(fallback: fallbackMoment)
    let covered = try #require(try batch.configuration("/restapis/abc123").api)
    #expect(covered.usagePlans == ["gold", "free", "month", "path"])
    #expect(covered.unlimitedUsagePlans == ["free"])
    let other = try #require(try batch.configuration("/restapis/def456").api)
    #expect(other.usagePlans == [] && other.unlimitedUsagePlans == [])
  }

  @Test func `leaves usage plans unknown where nobody asked for them`() throws {
    let batch = try gather(Self.apis)
    #expect(try batch.configuration("/restapis/def456").api?.usagePlans == nil)
  }

  private static let domains = Document(
    place + "apigateway.get-domain-names.json",
    """
    {"items": [{"domainName": "api.shop.example", "securityPolicy": "TLS_1_0"},
      {"domainName": "new.shop.example", "securityPolicy": "TLS_1_2"}]}
    """)

  private static func mappings(_ domain: String, _ api: String) -> Document {
    Document(
      place + "apigatewayv2.get-api-mappings.\(domain).json",
      "{\"Items\": [{\"ApiId\": \"\(api)\", \"ApiMappingId\": \"m\", \"Stage\": \"prod\"}]}")
  }

  @Test func `gives domain names to the APIs that they lead to`() throws {
    let batch = try gather(
      Self.domains, Self.mappings("api.shop.example", "abc123"),
      Self.mappings("new.shop.example", "abc123"), Self.apis)
    let api = try #require(try batch.configuration("/restapis/abc123").api)
    #expect(
      api.domains == [
        APIDomain(name: "api.shop.example", securityPolicy: "TLS_1_0"),
        APIDomain(name: "new.shop.example", securityPolicy: "TLS_1_2"),
      ])
    #expect(try batch.configuration("/restapis/def456").api?.domains == [])
  }

  @Test func `takes what the older API says of domain names, too`() throws {
    let batch = try gather(
      Self.domains, Self.mappings("new.shop.example", "def456"),
      Document(
        place + "apigateway.get-base-path-mappings.api.shop.example.json",
        #"{"items": [{"basePath": "(none)", "restApiId": "abc123", "stage": "prod"}]}"#), Self.apis)
    #expect(
      try batch.configuration("/restapis/abc123").api?.domains?.map(\.name) == ["api.shop.example"])
    #expect(
      try batch.configuration("/restapis/def456").api?.domains?.map(\.name) == ["new.shop.example"])
  }

  @Test func `knows of no API that it has no domain where a domain's APIs are not known`() throws {
    let batch = try gather(Self.domains, Self.mappings("api.shop.example", "abc123"), Self.apis)
    #expect(try batch.configuration("/restapis/abc123").api?.domains?.count == 1)
    #expect(try batch.configuration("/restapis/def456").api?.domains == nil)
  }

  @Test func `reads what a method asks of a request and how it is joined to its backend`() throws {
    let batch = try gather(
      Document(
        place + "apigateway.get-resources.abc123.json",
        """
        {"items": [{"id": "r", "path": "/orders", "resourceMethods": {"POST": {
          "authorizationType": "NONE", "requestValidatorId": "v",
          "requestModels": {"application/json": "Order"},
          "requestParameters": {"method.request.querystring.email": false},
          "methodIntegration": {"type": "HTTP_PROXY", "uri": "http://orders.internal",
            "connectionType": "VPC_LINK"}},
          "GET": {"authorizationType": "NONE"}}}]}
        """))
    let routes = try #require(try batch.configuration("/restapis/abc123").api?.routes)
    #expect(routes.map(\.requestModels) == [[], ["Order"]])
    #expect(routes.last?.requestParameters == ["method.request.querystring.email"])
    #expect(routes.last?.connectionType == "VPC_LINK")
  }

  @Test func `reads limits and logging of a GraphQL API`() throws {
    let batch = try gather(
      Document(
        place + "appsync.list-graphql-apis.json",
        """
        {"graphqlApis": [
          {"name": "gql", "apiId": "g1", "authenticationType": "API_KEY", "queryDepthLimit": 5,
           "resolverCountLimit": 100, "arn": "arn:aws:appsync:eu-west-1:111122223333:apis/g1",
           "logConfig": {"fieldLogLevel": "ALL", "excludeVerboseContent": false}},
          {"name": "bare", "apiId": "g2", "authenticationType": "AWS_IAM",
           "arn": "arn:aws:appsync:eu-west-1:111122223333:apis/g2"}]}
        """))
    let api = try #require(try batch.configuration("apis/g1").graphqlAPI)
    #expect(api.queryDepthLimit == 5 && api.resolverCountLimit == 100)
    #expect(api.excludeVerboseContent == false)
    let bare = try #require(try batch.configuration("apis/g2").graphqlAPI)
    #expect(bare.queryDepthLimit == 0 && bare.excludeVerboseContent == nil)
  }
}
