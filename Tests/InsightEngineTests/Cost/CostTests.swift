import ServerlessModel
import Testing

@testable import InsightEngine

struct `a month's price` {
  @Test func `of AWS's mobile backend is 2 dollars 73`() throws {
    let answer = try Calculator.lambda(
      memoryMB: 1536, durationMs: 120, invocations: 3e6, freeTier: true)
    #expect(Format.usd(answer.totalUSD) == "$2.73")
    #expect(answer.lines.map { Format.usd($0.amountUSD) } == ["$2.33", "$0.40", "$0.00", "$0.00"])
  }

  @Test func `of it without the free tier is 9 dollars 60`() throws {
    let answer = try Calculator.lambda(memoryMB: 1536, durationMs: 120, invocations: 3e6)
    #expect(Format.usd(answer.totalUSD) == "$9.60")
  }

  @Test func `of ten million runs of three seconds is 252 dollars`() throws {
    let answer = try Calculator.lambda(memoryMB: 512, durationMs: 3000, invocations: 10e6)
    #expect(Format.usd(answer.totalUSD) == "$252.00")
  }

  @Test func `falls by tiers`() throws {
    let answer = try Calculator.lambda(memoryMB: 1024, durationMs: 1000, invocations: 10e9)
    let compute = answer.lines.filter { $0.unit == "GB-second" }
    #expect(compute.map(\.quantity) == [6e9, 4e9])
    #expect(Format.usd(compute.reduce(0) { $0 + $1.amountUSD }) == "$160,000.20")
  }

  @Test func `of arm64 is lower and has its own tiers`() throws {
    let answer = try Calculator.lambda(
      memoryMB: 1024, durationMs: 1000, invocations: 20e9, architecture: .arm64)
    #expect(answer.lines.prefix(3).map(\.quantity) == [7.5e9, 11.25e9, 1.25e9])
    #expect(answer.lines[0].unitPriceUSD == 0.000_013_333_4)
  }

  @Test func `of one run adds its request to its billed time`() throws {
    var run = Execution(
      resource: .function("f", account: "1", region: "us-east-1"),
      start: Instant(milliseconds: 0), status: .success)
    run.billed = Elapsed(milliseconds: 1698)
    run.memoryMB = 256
    let cost = try Cost.of(run, architecture: .x86, region: "us-east-1")
    #expect(abs(cost - 0.000_007_275_02) < 1e-11)
    #expect(
      abs(try Cost.perMillion(of: run, architecture: .x86, region: "us-east-1") - 7.275_02) < 1e-5)
  }

  @Test func `of a run without a REPORT is its request`() throws {
    let run = Execution(
      resource: .function("f", account: "1", region: "us-east-1"),
      start: Instant(milliseconds: 0), status: .running)
    #expect(abs(try Cost.of(run, architecture: .x86, region: "us-east-1") - 2e-7) < 1e-15)
  }

  @Test func `differs by region`() throws {
    let here = try Calculator.lambda(memoryMB: 128, durationMs: 1, invocations: 1e9)
    let there = try Calculator.lambda(
      memoryMB: 128, durationMs: 1, invocations: 1e9, region: "af-south-1")
    #expect(there.lines[0].amountUSD > here.lines[0].amountUSD * 1.3)
    #expect(there.region == "af-south-1")
  }

  @Test func `counts storage above 512 MB`() throws {
    let answer = try Calculator.lambda(
      memoryMB: 128, durationMs: 1000, invocations: 1e6, ephemeralMB: 1536)
    #expect(abs((answer.lines.last?.amountUSD ?? 0) - 0.0309) < 1e-9)
  }

  @Test func `of provisioned concurrency has what stands ready and what runs on it`() throws {
    let answer = try Calculator.lambdaProvisioned(
      memoryMB: 1024, concurrency: 10, hours: 0.01, durationMs: 100, invocations: 1000)
    #expect(answer.lines[0].quantity == 3000)
    #expect(abs(answer.lines[1].amountUSD - 100 * 0.000_009_722_2) < 1e-12)
  }

  @Test func `of 432 million HTTP requests is 418 dollars 80`() throws {
    #expect(Format.usd(try Calculator.apiGatewayHTTP(requests: 432e6).totalUSD) == "$418.80")
    #expect(try Calculator.apiGatewayHTTP(requests: 1e6, payloadKB: 513).lines[0].quantity == 2e6)
  }

  @Test func `of REST requests falls above 333 million`() throws {
    #expect(Format.usd(try Calculator.apiGatewayREST(requests: 433e6).totalUSD) == "$1,445.50")
  }

  @Test func `of 6,3 million messages is 2 dollars 52, or 2 dollars 12 with the free tier`() throws
  {
    #expect(Format.usd(try Calculator.sqs(requests: 6.3e6).totalUSD) == "$2.52")
    #expect(Format.usd(try Calculator.sqs(requests: 6.3e6, freeTier: true).totalUSD) == "$2.12")
    #expect(try Calculator.sqs(requests: 1, payloadKB: 65).lines[0].quantity == 2)
    #expect(Format.usd(try Calculator.sqs(requests: 1e6, fifo: true).totalUSD) == "$0.50")
  }

  @Test func `of a million writes and strong reads on demand is 75 cents`() throws {
    let answer = try Calculator.dynamoDB(writes: 1e6, reads: 1e6, itemKB: 1)
    #expect(answer.totalUSD == 0.75)
    #expect(try Calculator.dynamoDB(writes: 0, reads: 10, itemKB: 4.1).lines[1].quantity == 20)
    #expect(try Calculator.dynamoDB(writes: 0, reads: 10, consistent: false).lines[1].quantity == 5)
    #expect(
      try Calculator.dynamoDB(writes: 3, reads: 3, transactional: true).lines.map(\.quantity) == [
        6, 6,
      ])
    #expect(
      try Calculator.dynamoDB(writes: 0, reads: 0, storageGB: 30, freeTier: true).totalUSD == 1.25)
  }

  @Test func `of 400,000 transitions is 9 dollars 90 with the free tier`() throws {
    let answer = try Calculator.stepFunctions(executions: 1e5, transitionsEach: 4, freeTier: true)
    #expect(answer.lines[0].quantity == 396_000)
    #expect(Format.usd(answer.totalUSD) == "$9.90")
  }

  @Test func `of express workflows is billed by 64 MB and 100 ms`() throws {
    let answer = try Calculator.stepFunctionsExpress(executions: 1e6, durationMs: 101, memoryMB: 65)
    #expect(Format.usd(answer.lines[0].amountUSD) == "$1.00")
    #expect(abs(answer.lines[1].quantity - 25_000) < 1e-6)
  }

  @Test func `of a hundred gigabytes of logs a day is 1500 dollars`() throws {
    #expect(Format.usd(try Calculator.logs(ingestedGB: 3000).totalUSD) == "$1,500.00")
    #expect(try Calculator.logs(ingestedGB: 5, freeTier: true).totalUSD == 0)
  }

  @Test func `of traces has its free tier`() throws {
    #expect(Format.usd(try Calculator.xray(recorded: 1e6).totalUSD) == "$5.00")
    #expect(Format.usd(try Calculator.xray(recorded: 1e6, freeTier: true).totalUSD) == "$4.50")
  }

  @Test func `of nothing is nothing, with its lines`() throws {
    let answer = try Calculator.lambda(memoryMB: 128, durationMs: 1, invocations: 0)
    #expect(answer.totalUSD == 0)
    #expect(answer.lines.count == 2)
  }
}

struct `the drivers of a cost` {
  private var counted: Counters {
    var counted = Counters()
    counted.executions = 1000
    counted.billedMBmsX86 = 1_024_000 * 60
    counted.billedMBmsArm = 1_024_000 * 40
    counted.initMBms = 1_024_000 * 5
    counted.retryMBms = 1_024_000 * 10
    counted.failureMBms = 1_024_000 * 20
    counted.unusedMBms = 1_024_000 * 50
    return counted
  }

  @Test func `add up to the total`() throws {
    let shares = try Cost.shares(of: counted, region: "eu-west-1")
    let total = try Cost.total(of: counted, region: "eu-west-1")
    #expect(abs(shares.reduce(0) { $0 + $1.amountUSD } - total) < 1e-15)
    #expect(shares.allSatisfy { $0.amountUSD > 0 })
    #expect(abs(total - (60 * 0.000_016_666_7 + 40 * 0.000_013_333_4 + 0.0002)) < 1e-12)
  }

  @Test func `leave unused memory apart`() throws {
    let unused = try Cost.unusedMemory(of: counted, region: "eu-west-1")
    let compute = try Cost.compute(of: counted, region: "eu-west-1")
    #expect(abs(unused - compute / 2) < 1e-12)
  }

  @Test func `are nothing without runs`() throws {
    #expect(try Cost.shares(of: Counters(), region: "eu-west-1").allSatisfy { $0.amountUSD == 0 })
  }
}
