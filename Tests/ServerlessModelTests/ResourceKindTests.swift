import ServerlessModel
import Testing

private let account = "111122223333"
private let region = "eu-west-1"

struct `The ARN of a kind` {
  @Test(arguments: ResourceKind.allCases.filter { ![.webSocketAPI, .account].contains($0) })
  func `is read back as that kind and name`(kind: ResourceKind) throws {
    for name in ["orders", "orders-api_v2", "a1b2c3"] {
      let id = ResourceID(kind, name: name, account: account, region: region)
      let read = try #require(ResourceKind.parse(arn: id.arn))
      #expect(read.kind == kind)
      #expect(read.name == name)
      #expect(id.arn.hasPrefix("arn:aws:"))
    }
  }

  @Test func `of a WebSocket API reads as an HTTP API, since both print the same`() {
    let id = ResourceID(.webSocketAPI, name: "abc123", account: account, region: region)
    #expect(ResourceKind.parse(arn: id.arn)?.kind == .httpAPI)
    #expect(ResourceKind.parse(arn: id.arn)?.name == "abc123")
  }

  @Test func `of an account is read by its id`() {
    let id = ResourceID(.account, name: account, account: account, region: region)
    #expect(ResourceKind.parse(arn: id.arn)?.kind == .account)
    #expect(ResourceKind.parse(arn: id.arn)?.name == account)
  }

  @Test func `leaves out what global services leave out`() {
    #expect(
      ResourceID(.bucket, name: "photos", account: account, region: region).arn
        == "arn:aws:s3:::photos")
    #expect(
      ResourceID(.role, name: "reader", account: account, region: region).arn
        == "arn:aws:iam::111122223333:role/reader")
  }

  @Test func `says its service, region, account and rest`() {
    let id = ResourceID.function("orders", account: account, region: region)
    #expect([id.service, id.region, id.account] == ["lambda", region, account])
    #expect(id.tail == "function:orders")
  }
}

struct `An ARN as AWS prints it` {
  @Test(arguments: [
    (
      "a version", "arn:aws:lambda:eu-west-1:1:function:orders:7", ResourceKind.lambdaFunction,
      "orders"
    ),
    ("an alias", "arn:aws:lambda:eu-west-1:1:function:orders:live", .lambdaFunction, "orders"),
    ("$LATEST", "arn:aws:lambda:eu-west-1:1:function:orders:$LATEST", .lambdaFunction, "orders"),
    (
      "another partition", "arn:aws-cn:lambda:cn-north-1:1:function:orders", .lambdaFunction,
      "orders"
    ),
    (
      "a state machine's version", "arn:aws:states:eu-west-1:1:stateMachine:pay:3", .stateMachine,
      "pay"
    ),
    (
      "a log group", "arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/orders:*", .logGroup,
      "/aws/lambda/orders"
    ),
    (
      "a log stream",
      "arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/o:log-stream:2026/11/20/[$LATEST]ab",
      .logGroup, "/aws/lambda/o"
    ),
    (
      "a REST API without account", "arn:aws:apigateway:eu-west-1::/restapis/abc123", .restAPI,
      "abc123"
    ),
    (
      "a REST API's stage", "arn:aws:apigateway:eu-west-1::/restapis/abc123/stages/prod", .restAPI,
      "abc123"
    ),
    (
      "an HTTP API without account", "arn:aws:apigateway:eu-west-1::/apis/abc123", .httpAPI,
      "abc123"
    ),
    (
      "an HTTP API's stage", "arn:aws:apigateway:eu-west-1::/apis/abc123/stages/$default", .httpAPI,
      "abc123"
    ),
    (
      "a table's stream",
      "arn:aws:dynamodb:eu-west-1:1:table/orders/stream/2026-11-20T00:00:00.000", .table, "orders"
    ),
    ("a table's index", "arn:aws:dynamodb:eu-west-1:1:table/orders/index/by-day", .table, "orders"),
    (
      "a stream's consumer", "arn:aws:kinesis:eu-west-1:1:stream/clicks/consumer/app:1600000000",
      .dataStream, "clicks"
    ),
    ("an object", "arn:aws:s3:::photos/2026/11/a.jpg", .bucket, "photos"),
    (
      "a topic's subscription",
      "arn:aws:sns:eu-west-1:1:alerts:8286a188-ba32-4475-8077-530cd35c09a9", .topic, "alerts"
    ),
    ("a queue", "arn:aws:sqs:eu-west-1:1:orders.fifo", .queue, "orders.fifo"),
    ("a rule of a bus", "arn:aws:events:eu-west-1:1:rule/shop/nightly", .eventRule, "shop/nightly"),
    (
      "a schedule of a group", "arn:aws:scheduler:eu-west-1:1:schedule/night/report", .schedule,
      "report"
    ),
    ("a role with a path", "arn:aws:iam::1:role/service-role/orders", .role, "orders"),
    (
      "a secret's random tail", "arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-a1B2c3", .secret,
      "prod/db"
    ),
    (
      "a secret without a tail", "arn:aws:secretsmanager:eu-west-1:1:secret:payment-stripe",
      .secret, "payment-stripe"
    ),
    (
      "a service of a cluster", "arn:aws:ecs:eu-west-1:1:service/main/web", .containerService, "web"
    ),
    (
      "a load balancer",
      "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/50dc6c495c0c9188",
      .loadBalancer, "app/web/50dc6c495c0c9188"
    ),
  ])
  func `is read without what is not its name`(
    what: String, arn: String, kind: ResourceKind, name: String
  ) throws {
    let read = try #require(ResourceKind.parse(arn: arn), "\(what)")
    #expect(read.kind == kind, "\(what)")
    #expect(read.name == name, "\(what)")
  }

  @Test(arguments: [
    "", "orders", "arn", "arn:aws:lambda", "arn:aws:lambda:eu-west-1:1:layer:tools:3",
    "arn:aws:lambda:eu-west-1:1:event-source-mapping:8286a188",
    "arn:aws:ec2:eu-west-1:1:instance/i-1",
    "arn:aws:states:eu-west-1:1:express:pay:run", "arn:aws:iam::1:user/ann",
    "arn:aws:sqs:eu-west-1:1:",
    "arn:aws:lambda:eu-west-1:1:function:", "arn:aws:dynamodb:eu-west-1:1:table/", ":::::",
  ])
  func `is not made up for what perch does not know`(arn: String) {
    #expect(ResourceKind.parse(arn: arn) == nil)
    #expect(Resource(arn: arn, validFrom: Instant(milliseconds: 0)) == nil)
  }

  @Test(arguments: [
    "arn:aws:apigateway:eu-west-1::/restapis/abc123", "arn:aws:apigateway:eu-west-1::/apis/abc123",
    "arn:aws:s3:::photos",
  ])
  func `belongs to an unknown account where it names none`(arn: String) throws {
    let resource = try #require(Resource(arn: arn, validFrom: Instant(milliseconds: 0)))
    #expect(resource.account == "unknown")
  }

  @Test func `makes a resource with what it says`() throws {
    let arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
    let resource = try #require(Resource(arn: arn, validFrom: Instant(milliseconds: 5)))
    #expect(resource.kind == .queue)
    #expect(resource.name == "orders")
    #expect([resource.account, resource.region] == [account, region])
    #expect(resource.validFrom == Instant(milliseconds: 5))
    #expect(resource.validTo == nil)
  }

  @Test func `of Lambda's own log group leads to the function`() {
    let own = LogGroupID(account: account, region: region, name: "/aws/lambda/orders")
    #expect(own.function == .function("orders", account: account, region: region))
    #expect(LogGroupID(account: account, region: region, name: "/shop/orders").function == nil)
  }
}

struct `Kinds of resource` {
  @Test func `are listed with what runs code first`() {
    #expect(ResourceKind.allCases.shuffled().sorted() == ResourceKind.allCases)
    #expect(ResourceKind.allCases.first == .lambdaFunction)
  }

  @Test func `have titles and services of their own`() {
    #expect(Set(ResourceKind.allCases.map(\.title)).count == ResourceKind.allCases.count)
    #expect(ResourceKind.queue.service == "sqs")
    #expect(ResourceKind.webSocketAPI.service == "apigateway")
  }
}
