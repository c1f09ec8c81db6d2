import ArgumentParser
import InsightEngine
import ServerlessModel

/// Lambda with provisioned concurrency.
struct ProvisionedPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lambda-provisioned", abstract: "Lambda with provisioned concurrency.")

  @Option(parsing: .unconditional, help: "Memory size in MB.") var memoryMb: Int
  @Option(parsing: .unconditional, help: "Environments kept initialised.") var concurrency: Int
  @Option(parsing: .unconditional, help: "Hours a month they are kept.") var hours = 730.0
  @Option(parsing: .unconditional, help: "Billed duration of a run in ms.") var durationMs = 0.0
  @Option(parsing: .unconditional, help: "Runs a month.") var invocations = 0.0
  @Option(help: "x86_64 or arm64.") var arch: Architecture = .x86
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.checkMemory(memoryMb)
    try PriceOptions.check([
      ("concurrency", Double(concurrency)), ("hours", hours),
      ("duration-ms", durationMs), ("invocations", invocations),
    ])
    try options.print(
      try Calculator.lambdaProvisioned(
        memoryMB: memoryMb, concurrency: concurrency, hours: hours, durationMs: durationMs,
        invocations: invocations, architecture: arch, region: options.region))
  }
}

/// Lambda SnapStart.
struct SnapStartPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lambda-snapstart",
    abstract: "Lambda SnapStart: snapshots kept and restored; Java pays nothing for either.")

  @Option(parsing: .unconditional, help: "Memory size in MB.") var memoryMb: Int
  @Option(parsing: .unconditional, help: "Published versions whose snapshot is kept.")
  var versions = 1
  @Option(
    parsing: .unconditional,
    help: "Hours a month they are kept; a snapshot is billed for 3 at least.")
  var hours = 730.0
  @Option(parsing: .unconditional, help: "Environments restored from a snapshot a month.")
  var restores = 0.0
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.checkMemory(memoryMb)
    try PriceOptions.check([
      ("versions", Double(versions)), ("hours", hours), ("restores", restores),
    ])
    try options.print(
      try Calculator.lambdaSnapStart(
        memoryMB: memoryMb, versions: versions, hours: hours, restores: restores,
        region: options.region))
  }
}

/// API Gateway HTTP APIs.
struct HTTPAPIPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apigateway-http", abstract: "API Gateway HTTP APIs.")

  @Option(parsing: .unconditional, help: "Requests a month.") var requests: Double
  @Option(parsing: .unconditional, help: "Size of a request in KB; metered in steps of 512 KB.")
  var payloadKb = 1.0
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([("requests", requests), ("payload-kb", payloadKb)])
    try options.print(
      try Calculator.apiGatewayHTTP(
        requests: requests, payloadKB: payloadKb, region: options.region))
  }
}

/// API Gateway REST APIs.
struct RESTAPIPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apigateway-rest", abstract: "API Gateway REST APIs, and their cache.")

  @Option(parsing: .unconditional, help: "Requests a month.") var requests: Double
  @Option(parsing: .unconditional, help: "Size of a stage's cache in GB: 0.5, 1.6, 6.1, …")
  var cacheGb: Double?
  @Option(parsing: .unconditional, help: "Hours a month that it is kept.") var cacheHours = 730.0
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([
      ("requests", requests), ("cache-gb", cacheGb ?? 0), ("cache-hours", cacheHours),
    ])
    try options.print(
      try Calculator.apiGatewayREST(
        requests: requests, cacheGB: cacheGb, cacheHours: cacheHours, region: options.region))
  }
}

/// API Gateway WebSocket APIs.
struct WebSocketPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apigateway-websocket", abstract: "API Gateway WebSocket APIs.")

  @Option(parsing: .unconditional, help: "Messages a month, sent and received.")
  var messages: Double
  @Option(parsing: .unconditional, help: "Size of a message in KB; metered in steps of 32 KB.")
  var messageKb = 1.0
  @Option(parsing: .unconditional, help: "Minutes a month that connections are open, all together.")
  var connectionMinutes = 0.0
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([
      ("messages", messages), ("message-kb", messageKb), ("connection-minutes", connectionMinutes),
    ])
    try options.print(
      try Calculator.apiGatewayWebSocket(
        messages: messages, messageKB: messageKb, connectionMinutes: connectionMinutes,
        region: options.region))
  }
}

/// SQS queues.
struct QueuePrice: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sqs", abstract: "SQS queues.")

  @Option(parsing: .unconditional, help: "Requests a month, empty receives included.") var requests:
    Double
  @Option(parsing: .unconditional, help: "Size of a payload in KB; metered in steps of 64 KB.")
  var payloadKb = 1.0
  @Flag(help: "FIFO queues.") var fifo = false
  @Flag(help: "Fair queues.") var fair = false
  @Flag(help: "Take off the monthly free tier.") var freeTier = false
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([("requests", requests), ("payload-kb", payloadKb)])
    try options.print(
      try Calculator.sqs(
        requests: requests, payloadKB: payloadKb, fifo: fifo, fair: fair, region: options.region,
        freeTier: freeTier))
  }
}

/// DynamoDB on demand, or with provisioned capacity.
struct TablePrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dynamodb", abstract: "DynamoDB tables, on demand or with provisioned capacity.")

  @Option(parsing: .unconditional, help: "Writes a month.") var writes = 0.0
  @Option(parsing: .unconditional, help: "Reads a month.") var reads = 0.0
  @Option(parsing: .unconditional, help: "Size of an item in KB.") var itemKb = 1.0
  @Option(parsing: .unconditional, help: "Stored GB.") var storageGb = 0.0
  @Option(
    parsing: .unconditional,
    help: "Provisioned read units; with either, nothing is priced on demand.")
  var readUnits: Double?
  @Option(parsing: .unconditional, help: "Provisioned write units.") var writeUnits: Double?
  @Option(parsing: .unconditional, help: "Hours a month that they are provisioned.") var hours =
    730.0
  @Flag(help: "Reads are eventually consistent.") var eventual = false
  @Flag(help: "Reads and writes are transactional.") var transactional = false
  @Flag(help: "Take off the monthly free tier.") var freeTier = false
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([
      ("writes", writes), ("reads", reads), ("item-kb", itemKb), ("storage-gb", storageGb),
      ("read-units", readUnits ?? 0), ("write-units", writeUnits ?? 0), ("hours", hours),
    ])
    if readUnits != nil || writeUnits != nil { return try printProvisioned() }
    try options.print(
      try Calculator.dynamoDB(
        writes: writes, reads: reads, itemKB: itemKb, consistent: !eventual,
        transactional: transactional, storageGB: storageGb, region: options.region,
        freeTier: freeTier))
  }

  private func printProvisioned() throws {
    guard writes == 0, reads == 0 else {
      throw CommandFailure(
        .usage,
        "A table is billed by requests or by provisioned units, not by both. "
          + "Give --reads and --writes, or --read-units and --write-units.")
    }
    try options.print(
      try Calculator.dynamoDBProvisioned(
        readUnits: readUnits ?? 0, writeUnits: writeUnits ?? 0, hours: hours, storageGB: storageGb,
        region: options.region, freeTier: freeTier))
  }
}

/// Step Functions Standard.
struct StateMachinePrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step-functions", abstract: "Step Functions Standard workflows.")

  @Option(parsing: .unconditional, help: "Executions a month.") var executions: Double
  @Option(parsing: .unconditional, help: "State transitions of one execution, retries included.")
  var transitions = 1.0
  @Flag(help: "Take off the monthly free tier.") var freeTier = false
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([("executions", executions), ("transitions", transitions)])
    try options.print(
      try Calculator.stepFunctions(
        executions: executions, transitionsEach: transitions, region: options.region,
        freeTier: freeTier))
  }
}

/// Step Functions Express.
struct ExpressPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step-functions-express", abstract: "Step Functions Express workflows.")

  @Option(parsing: .unconditional, help: "Executions a month.") var executions: Double
  @Option(parsing: .unconditional, help: "Duration of one in ms.") var durationMs: Double
  @Option(parsing: .unconditional, help: "Memory of one in MB.") var memoryMb = 64.0
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([
      ("executions", executions), ("duration-ms", durationMs), ("memory-mb", memoryMb),
    ])
    try options.print(
      try Calculator.stepFunctionsExpress(
        executions: executions, durationMs: durationMs, memoryMB: memoryMb,
        region: options.region))
  }
}

/// CloudWatch Logs.
struct LogsPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "CloudWatch Logs.")

  @Option(parsing: .unconditional, help: "GB taken in a month.") var ingestedGb: Double
  @Option(parsing: .unconditional, help: "GB stored, compressed.") var storedGb = 0.0
  @Option(help: "What it is billed as: standard, infrequentAccess or lambda.")
  var logClass = Calculator.LogClass.standard
  @Flag(help: "Take off the monthly free tier.") var freeTier = false
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([("ingested-gb", ingestedGb), ("stored-gb", storedGb)])
    try options.print(
      try Calculator.logs(
        ingestedGB: ingestedGb, storedGB: storedGb, kind: logClass, region: options.region,
        freeTier: freeTier))
  }
}

/// X-Ray.
struct TracesPrice: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "xray", abstract: "X-Ray traces.")

  @Option(parsing: .unconditional, help: "Traces recorded a month.") var recorded: Double
  @Option(parsing: .unconditional, help: "Traces retrieved or scanned a month.") var retrieved = 0.0
  @Flag(help: "Take off the monthly free tier.") var freeTier = false
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.check([("recorded", recorded), ("retrieved", retrieved)])
    try options.print(
      try Calculator.xray(
        recorded: recorded, retrieved: retrieved, region: options.region, freeTier: freeTier))
  }
}

extension Calculator.LogClass: ExpressibleByArgument {}
