import ServerlessModel
import Testing

@testable import InsightEngine

/// Sums worked out by hand from AWS's price pages; each is a month in dollars.
struct `prices by the table` {
  struct Sum: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var usd: Double
    var answer: @Sendable () throws -> PriceAnswer

    init(_ what: String, _ usd: Double, _ answer: @escaping @Sendable () throws -> PriceAnswer) {
      testDescription = what
      self.usd = usd
      self.answer = answer
    }
  }

  static let lambda = [
    Sum("x86, below the second tier", 100_000.20) {
      try Calculator.lambda(memoryMB: 1024, durationMs: 1000, invocations: 6e9).only("compute")
    },
    Sum("x86, in its third tier", 100_000.20 + 135_000 + 13_333.40) {
      try Calculator.lambda(memoryMB: 1024, durationMs: 1000, invocations: 16e9).only("compute")
    },
    Sum("arm64, in its third tier", 100_000.50 + 135_001.125 + 10_666.70) {
      try Calculator.lambda(
        memoryMB: 1024, durationMs: 1000, invocations: 19.75e9, architecture: .arm64
      ).only("compute")
    },
    Sum("arm64, with the free tier", 1_100_000 * 0.000_013_333_4 + 0.40) {
      try Calculator.lambda(
        memoryMB: 512, durationMs: 1000, invocations: 3e6, architecture: .arm64, freeTier: true)
    },
    Sum("Cape Town", 2.21 * 10 + 0.27 * 1) {
      try Calculator.lambda(
        memoryMB: 1024, durationMs: 1000, invocations: 1e6, region: "af-south-1")
    },
    Sum("Hong Kong on arm64", 18.30 + 0.28) {
      try Calculator.lambda(
        memoryMB: 1024, durationMs: 1000, invocations: 1e6, architecture: .arm64,
        region: "ap-east-1")
    },
    Sum("Milan", 19.5172 + 0.23) {
      try Calculator.lambda(
        memoryMB: 1024, durationMs: 1000, invocations: 1e6, region: "eu-south-1")
    },
    Sum("Ireland, as in Virginia", 16.6667 + 0.20) {
      try Calculator.lambda(
        memoryMB: 1024, durationMs: 1000, invocations: 1e6, region: "eu-west-1")
    },
    Sum("a started millisecond", 2 * 0.125 * 16.6667e-9 + 2e-7) {
      try Calculator.lambda(memoryMB: 128, durationMs: 1.01, invocations: 1)
    },
    Sum("storage in Sao Paulo", 1e6 * 0.000_000_058_6) {
      try Calculator.lambda(
        memoryMB: 128, durationMs: 1000, invocations: 1e6, region: "sa-east-1", ephemeralMB: 1536
      ).only("ephemeral")
    },
    Sum("provisioned for a month and run on", 10 * 730 * 3600 * 0.000_004_166_7 + 9.7222 + 0.20) {
      try Calculator.lambdaProvisioned(
        memoryMB: 1024, concurrency: 10, hours: 730, durationMs: 1000, invocations: 1e6)
    },
    Sum("provisioned on arm64", 3600 * 0.000_003_333_4 + 7.7778 + 0.20) {
      try Calculator.lambdaProvisioned(
        memoryMB: 1024, concurrency: 1, hours: 1, durationMs: 1000, invocations: 1e6,
        architecture: .arm64)
    },
    Sum("provisioned in Ireland on arm64", 3600 * 0.000_003_716_8) {
      try Calculator.lambdaProvisioned(
        memoryMB: 1024, concurrency: 1, hours: 1, durationMs: 0, invocations: 0,
        architecture: .arm64, region: "eu-west-1")
    },
  ]

  static let snapStart = [
    Sum("a version kept for a month", 0.5 * 730 * 3600 * 1.5046e-6) {
      try Calculator.lambdaSnapStart(memoryMB: 512)
    },
    Sum("two versions kept for a day, and restored", 2 * 86_400 * 1.5046e-6 + 1.397998) {
      try Calculator.lambdaSnapStart(memoryMB: 1024, versions: 2, hours: 24, restores: 10_000)
    },
    Sum("a version kept for a minute is billed for three hours", 3 * 3600 * 1.5046e-6) {
      try Calculator.lambdaSnapStart(memoryMB: 1024, hours: 1.0 / 60)
    },
  ]

  static let others = [
    Sum("HTTP API at its first tier", 300) { try Calculator.apiGatewayHTTP(requests: 300e6) },
    Sum("HTTP API in Ireland", 333 + 1) {
      try Calculator.apiGatewayHTTP(requests: 301e6, region: "eu-west-1")
    },
    Sum("REST API through three tiers", 1165.5 + 1867.6 + 2380) {
      try Calculator.apiGatewayREST(requests: 2e9)
    },
    Sum("REST API in Ireland through three tiers", 1165.5 + 667 * 3.19 + 100 * 2.71) {
      try Calculator.apiGatewayREST(requests: 1100e6, region: "eu-west-1")
    },
    Sum("REST API with its smallest cache", 3.50 + 14.60) {
      try Calculator.apiGatewayREST(requests: 1e6, cacheGB: 0.5)
    },
    Sum("a cache of 237 GB for an hour", 3.80) {
      try Calculator.apiGatewayREST(requests: 0, cacheGB: 237, cacheHours: 1)
    },
    Sum("WebSocket messages into their second tier", 1000 + 400) {
      try Calculator.apiGatewayWebSocket(messages: 1.5e9)
    },
    Sum("WebSocket messages of 33 KB, and an open connection", 2 + 0.25 * 0.0438) {
      try Calculator.apiGatewayWebSocket(
        messages: 1e6, messageKB: 33, connectionMinutes: 730 * 60)
    },
    Sum("HTTP API in Frankfurt", 1.20) {
      try Calculator.apiGatewayHTTP(requests: 1e6, region: "eu-central-1")
    },
    Sum("SQS into its second tier", 40_000 + 300) { try Calculator.sqs(requests: 101e9) },
    Sum("SQS FIFO into its third tier", 50_000 + 40_000 + 350) {
      try Calculator.sqs(requests: 201e9, fifo: true)
    },
    Sum("SQS fair queues", 0.50) { try Calculator.sqs(requests: 1e6, fair: true) },
    Sum("SQS below the free tier", 0) { try Calculator.sqs(requests: 999_999, freeTier: true) },
    Sum("SQS of 256 KB", 1.60) { try Calculator.sqs(requests: 1e6, payloadKB: 256) },
    Sum("DynamoDB in Ireland", 0.705 + 0.1415 + 2.83) {
      try Calculator.dynamoDB(writes: 1e6, reads: 1e6, storageGB: 10, region: "eu-west-1")
    },
    Sum("DynamoDB transactions of 1.5 KB", 4 * 0.625 + 2 * 0.125) {
      try Calculator.dynamoDB(writes: 1e6, reads: 1e6, itemKB: 1.5, transactional: true)
    },
    Sum("DynamoDB eventual reads of 9 KB", 1.5 * 0.125) {
      try Calculator.dynamoDB(writes: 0, reads: 1e6, itemKB: 9, consistent: false)
    },
    Sum("DynamoDB provisioned", 100 * 730 * 0.000_65 + 100 * 730 * 0.000_13) {
      try Calculator.dynamoDBProvisioned(readUnits: 100, writeUnits: 100)
    },
    Sum("DynamoDB provisioned, with 25 units of each and 25 GB free", 75 * 730 * 0.000_78 + 1.25) {
      try Calculator.dynamoDBProvisioned(
        readUnits: 100, writeUnits: 100, storageGB: 30, freeTier: true)
    },
    Sum("Step Functions in N. California", 0.0279 * 1000) {
      try Calculator.stepFunctions(executions: 1e6, transitionsEach: 1, region: "us-west-1")
    },
    Sum("Step Functions in Paris", 0.0297 * 4) {
      try Calculator.stepFunctions(executions: 1000, transitionsEach: 4, region: "eu-west-3")
    },
    Sum("Step Functions in Sao Paulo", 0.0375) {
      try Calculator.stepFunctions(executions: 1000, transitionsEach: 1, region: "sa-east-1")
    },
    Sum("Express through three tiers", 100 + 60.012 + 119.952 + 0.57) {
      try Calculator.stepFunctionsExpress(executions: 100e6, durationMs: 2890, memoryMB: 64)
    },
    Sum("logs with the free tier, and stored", 2.50 + 0.30) {
      try Calculator.logs(ingestedGB: 10, storedGB: 10, freeTier: true)
    },
    Sum("logs of Lambda beyond 50 TB", 5120 + 5120 + 2048 + 51.2) {
      try Calculator.logs(ingestedGB: 52_224, kind: .lambda)
    },
    Sum("infrequent access logs", 25) {
      try Calculator.logs(ingestedGB: 100, kind: .infrequentAccess)
    },
    Sum("logs in Ireland", 57) { try Calculator.logs(ingestedGB: 100, region: "eu-west-1") },
    Sum("X-Ray with its free tiers", 4.5 + 0.5) {
      try Calculator.xray(recorded: 1e6, retrieved: 2e6, freeTier: true)
    },
  ]

  @Test(arguments: lambda + others)
  func `come to the cent`(sum: Sum) throws {
    let answer = try sum.answer()
    #expect((answer.totalUSD - sum.usd).magnitude < max(1e-12, sum.usd * 1e-9), "\(answer)")
    #expect(answer.totalUSD == answer.lines.reduce(0) { $0 + $1.amountUSD })
  }

  @Test func `tell the tiers line by line`() throws {
    let lines = try Calculator.sqs(requests: 250e9).lines
    #expect(lines.map(\.item) == (1...3).map { "standard requests, tier \($0)" })
    #expect(lines.map(\.quantity) == [100e9, 100e9, 50e9])
    #expect(lines.map(\.unitPriceUSD) == [0.40e-6, 0.30e-6, 0.24e-6])
  }

  @Test func `tell the free tier as a line that costs nothing`() throws {
    let lines = try Calculator.lambda(
      memoryMB: 1536, durationMs: 120, invocations: 3e6, freeTier: true
    ).lines
    let free = lines.filter { $0.item.hasSuffix("free tier") }
    #expect(free.map(\.quantity) == [400_000, 1e6])
    #expect(free.allSatisfy { $0.amountUSD == 0 })
    #expect(lines.filter { $0.unit == "request" }.reduce(0) { $0 + $1.quantity } == 3e6)
    #expect(
      try Calculator.lambda(memoryMB: 128, durationMs: 1, invocations: 0, freeTier: true)
        .lines.count == 2)
  }

  @Test(arguments: ["mx-central-1", "mars-1", "", "US-EAST-1", "cn-north-1"])
  func `are no other region's`(region: String) {
    let sums: [() throws -> PriceAnswer] = [
      { try Calculator.lambda(memoryMB: 128, durationMs: 1, invocations: 1, region: region) },
      {
        try Calculator.lambdaProvisioned(
          memoryMB: 128, concurrency: 1, hours: 1, durationMs: 1, invocations: 1, region: region)
      },
      { try Calculator.apiGatewayHTTP(requests: 1, region: region) },
      { try Calculator.apiGatewayREST(requests: 1, region: region) },
      { try Calculator.apiGatewayWebSocket(messages: 1, region: region) },
      { try Calculator.lambdaSnapStart(memoryMB: 128, region: region) },
      { try Calculator.sqs(requests: 1, region: region) },
      { try Calculator.dynamoDB(writes: 1, reads: 1, region: region) },
      { try Calculator.dynamoDBProvisioned(readUnits: 1, writeUnits: 1, region: region) },
      { try Calculator.stepFunctions(executions: 1, transitionsEach: 1, region: region) },
      {
        try Calculator.stepFunctionsExpress(
          executions: 1, durationMs: 1, memoryMB: 64, region: region)
      },
      { try Calculator.logs(ingestedGB: 1, region: region) },
      { try Calculator.xray(recorded: 1, region: region) },
      { try Calculator.s3(standardGB: 1, region: region) },
      { try Calculator.secrets(1, region: region) },
    ]
    for sum in sums { #expect(throws: NoPrice.self) { try sum() } }
  }

  @Test func `say which regions they hold, and as of when`() {
    let words = #expect(throws: NoPrice.self) { try Calculator.sqs(requests: 1, region: "mars-1") }?
      .sentence
    #expect(
      words == "The price table of \(Prices.date) has no price of SQS in mars-1. It holds "
        + "eu-central-1, eu-west-1, eu-west-3, us-east-1, us-east-2, us-west-2.")
  }

  @Test func `say which rates no source confirms, as far as they are paid for`() throws {
    let traces = try Calculator.xray(recorded: 1e6, region: "eu-west-1")
    #expect(traces.unverified == ["traces recorded"])
    #expect(try Calculator.xray(recorded: 1e6).unverified.isEmpty)
    #expect(
      try Calculator.xray(recorded: 100_000, region: "eu-west-1", freeTier: true)
        .unverified.isEmpty)
    let objects = try Calculator.s3(standardGB: 1, glacierGB: 1, region: "eu-central-1")
    #expect(objects.unverified == ["Glacier storage"])
    let cache = { try Calculator.apiGatewayREST(requests: 1, cacheGB: $0, region: $1) }
    #expect(try cache(0.5, "eu-central-1").unverified.isEmpty)
    #expect(try cache(1.6, "eu-central-1").unverified == ["1.6 GB cache"])
    #expect(try cache(0.5, "eu-west-1").unverified == ["0.5 GB cache"])
    #expect(try cache(0.5, "us-east-1").unverified.isEmpty)
  }

  @Test func `name the sizes of a cache where one is asked for that is not sold`() {
    let words = #expect(throws: NoPrice.self) {
      try Calculator.apiGatewayREST(requests: 1, cacheGB: 2)
    }?.sentence
    #expect(words?.hasSuffix("It holds 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237 GB.") == true)
  }

  @Test func `end where a tier was not read`() throws {
    #expect(throws: NoPrice.self) {
      try Calculator.sqs(requests: 101e9, region: "eu-central-1")
    }
    #expect(try Calculator.sqs(requests: 100e9, region: "eu-central-1").totalUSD == 40_000)
    #expect(throws: NoPrice.self) {
      try Calculator.lambdaProvisioned(
        memoryMB: 128, concurrency: 1, hours: 1, durationMs: 1, invocations: 1,
        region: "eu-south-2")
    }
  }
}

extension PriceAnswer {
  /// The lines of one item alone.
  fileprivate func only(_ item: String) -> PriceAnswer {
    PriceAnswer(lines.filter { $0.item.hasPrefix(item) }, region: region)
  }
}
