import AWSClient
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// What finding a thousand functions costs.
struct InventoryCallTests {
  @Test func `a thousand functions are rows within 25 calls`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 1000 }
    try await shop.collect(for: 60, killedAtCall: 26)
    let found = try shop.reader().resources(at: shop.start.adding(seconds: 3600))
    #expect(found.count { $0.kind == .lambdaFunction } == 1000)
  }

  @Test func `their tags, mappings and log groups are there within 70`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 1000 }
    try await shop.collect(for: 1, killedAtCall: 71)
    let later = shop.start.adding(seconds: 3600)
    let functions = try shop.reader().resources(at: later).filter { $0.kind == .lambdaFunction }
    #expect(functions.allSatisfy { $0.tags["service"]?.hasPrefix("shop-") == true })
    #expect(functions.first { $0.name == "fn-1003" }?.microservices == ["shop-3"])
    let mapping = try shop.reader().configuration(of: functions[999].id, at: later).value?.function?
      .eventSourceMappings
    #expect(mapping?.count == 1)
    #expect(try shop.reader().resources(at: later).count { $0.kind == .logGroup } == 1000)
  }

  @Test func `the first page is committed before the second is asked for`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 1000 }
    try await shop.collect(for: 60, killedAtCall: 2)
    let found = try shop.reader().resources(at: shop.start.adding(seconds: 3600))
    #expect(found.count { $0.kind == .lambdaFunction } == 50)
  }

  @Test func `details of functions are left alone until somebody looks`() async throws {
    let shop = try CollectorWorkshop {
      $0.functions = 5
      $0.metrics = ["Invocations"]
    }
    try await shop.collect(for: 600)
    #expect(shop.aws.calls("lambda get-policy").isEmpty)
    shop.options.isDeep = true
    try await shop.collect(for: 600)
    #expect(shop.aws.calls("lambda get-policy").count == 5)
    // Their age outlives the collector.
    try await shop.collect(for: 600)
    #expect(shop.aws.calls("lambda get-policy").isEmpty)
  }

  @Test func `queues are described one by one, by the address that the list gave`() async throws {
    let shop = try CollectorWorkshop { $0.queues = 30 }
    try await shop.collect(for: 300)
    #expect(shop.aws.calls("sqs get-queue-attributes").count == 30)
    let queue = ResourceID(
      .queue, name: "in-7", account: FakeAWS.account, region: FakeAWS.region)
    let held = try shop.reader().configuration(of: queue, at: shop.start.adding(seconds: 3600))
    guard case .queue(let configuration)? = held.value else {
      Issue.record("no configuration of the queue")
      return
    }
    #expect(configuration.visibilityTimeoutSeconds == 45)
  }

  @Test func `only the services that were named are asked`() async throws {
    let shop = try CollectorWorkshop()
    shop.options.services = ["lambda"]
    try await shop.collect(for: 120)
    let services = Set(shop.aws.calls.map(\.operation.service))
    #expect(services.isDisjoint(with: ["sqs", "sns", "dynamodb", "s3api", "kinesis"]))
    #expect(services.contains("lambda"))
  }

  @Test func `a function that a whole list names no more is gone, and one that comes back stands`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.functions = 3 }
    try await shop.collect(for: 60)
    shop.aws.set { $0.functions = 2 }
    let told = try await shop.collect(for: 60)
    let id = ResourceID(arn: FakeAWS.functionARN(2))
    #expect(told.contains(.gone(lane: "111122223333 eu-west-1", resource: id)))
    let later = Instant(epoch: shop.clock.time + 60)
    #expect(try shop.reader().resources(matching: id.arn, at: later).isEmpty)
    #expect(try shop.reader().resources(matching: FakeAWS.functionARN(1), at: later).count == 1)
    shop.aws.set { $0.functions = 3 }
    try await shop.collect(for: 60)
    let again = Instant(epoch: shop.clock.time + 60)
    #expect(try shop.reader().resources(matching: id.arn, at: again).count == 1)
  }

  @Test func `a list that was refused makes nothing gone`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 3 }
    try await shop.collect(for: 60)
    shop.aws.set { $0.refusals["lambda list-functions"] = Refusal.denied("lambda:ListFunctions") }
    try await shop.collect(for: 60)
    let later = Instant(epoch: shop.clock.time + 60)
    #expect(
      try shop.reader().resources(at: later).count { $0.kind == .lambdaFunction } == 3)
  }

  @Test func `inventory that is asked again and again is one stretch of coverage`() async throws {
    let shop = try CollectorWorkshop()
    try await shop.collect(for: 3700)
    let rows = try shop.coverage(.inventory, "lambda")
    #expect(rows.count == 1)
    #expect((rows.first?.span.seconds ?? 0) > 2700)
  }

  @Test func `domain names are read with what each leads to, and buckets with their tags`()
    async throws
  {
    let shop = try CollectorWorkshop {
      $0.answers["apigateway get-rest-apis"] =
        #"{"items":[{"id":"abc","name":"shop"},{"id":"def"}]}"#
      $0.answers["apigateway get-domain-names"] = #"{"items":[{"domainName":"api.example"}]}"#
      $0.answers["apigateway get-base-path-mappings"] = #"{"items":[{"restApiId":"abc"}]}"#
      $0.refusals["apigatewayv2 get-api-mappings"] =
        "An error occurred (NotFoundException) when calling the GetApiMappings operation: none"
      $0.answers["s3api list-buckets"] = #"{"Buckets":[{"Name":"pictures"}]}"#
      $0.answers["s3api get-bucket-tagging"] = #"{"TagSet":[{"Key":"service","Value":"shop"}]}"#
    }
    try await shop.collect(for: 120)
    let (reader, later) = (try shop.reader(), shop.start.adding(seconds: 3600))
    let domains = try ["abc", "def"].map { key in
      let id = ResourceID(.restAPI, name: key, account: FakeAWS.account, region: FakeAWS.region)
      return try reader.configuration(of: id, at: later).value?.api?.domains?.map(\.name)
    }
    #expect(domains == [["api.example"], []])
    let asked = shop.aws.calls("apigateway get-base-path-mappings")
    #expect(asked.map { $0.input["domainName"]?.scalar } == ["api.example"])
    let bucket = try reader.resources(matching: "pictures", at: later).first
    #expect(bucket?.tags == ["service": "shop"])
  }
}
