/// A limit that AWS sets by default, for where the live value was not read.
package struct QuotaFact: Hashable, Sendable {
  package let code: String
  package let service: String
  package let name: String
  package let limit: Double
  package let unit: String
  package let adjustable: Bool
}

/// The default quotas.
package enum Quotas {
  /// The day on which they were read.
  package static let asOf = "2026-11-20"
  /// Where they were read.
  package static let source =
    "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"

  /// The limit with a code; `nil` for one that is not listed.
  package static func limit(_ code: String) -> Double? { defaults.first { $0.code == code }?.limit }

  /// All default quotas, by service.
  package static let defaults: [QuotaFact] = rows.map { code, name, limit, unit, adjustable in
    QuotaFact(
      code: code, service: String(code.prefix { $0 != "." }), name: name, limit: limit, unit: unit,
      adjustable: adjustable)
  }

  private static let rows: [(String, String, Double, String, Bool)] = [
    ("lambda.concurrency", "concurrent executions", 1000, "executions", true),
    (
      "lambda.unreservedConcurrency", "concurrency that must stay unreserved", 100, "executions",
      false
    ),
    (
      "lambda.scalingPer10Seconds", "environments a function gains in 10 s", 1000, "environments",
      false
    ),
    ("lambda.timeoutSeconds", "function timeout", 900, "s", false),
    ("lambda.memoryMB", "function memory", 10_240, "MB", false),
    ("lambda.ephemeralStorageMB", "/tmp storage", 10_240, "MB", false),
    ("lambda.unzippedMB", "package with layers, unzipped", 250, "MB", false),
    ("lambda.zipMB", "package as uploaded", 50, "MB", false),
    ("lambda.imageGB", "container image", 10, "GB", false),
    ("lambda.layers", "layers of a function", 5, "layers", false),
    ("lambda.environmentBytes", "environment variables", 4096, "bytes", false),
    ("lambda.policyBytes", "resource policy", 20_480, "bytes", false),
    ("lambda.syncPayloadMB", "synchronous payload", 6, "MB", false),
    ("lambda.asyncPayloadKB", "asynchronous payload", 1024, "KB", false),
    ("lambda.codeStorageGB", "code storage", 75, "GB", true),
    ("lambda.fileDescriptors", "file descriptors", 1024, "files", false),
    ("lambda.initSeconds", "init phase", 10, "s", false),
    ("apigateway.accountRate", "requests a second of an account", 10_000, "requests/s", true),
    ("apigateway.accountBurst", "burst of an account", 5000, "requests", false),
    ("apigateway.httpTimeoutSeconds", "HTTP API integration timeout", 30, "s", false),
    ("apigateway.restTimeoutSeconds", "REST API integration timeout", 29, "s", true),
    ("apigateway.payloadMB", "payload", 10, "MB", false),
    ("apigateway.routes", "routes of an HTTP API", 300, "routes", true),
    ("sqs.messageKB", "message", 1024, "KB", false),
    ("sqs.inFlight", "messages in flight", 120_000, "messages", false),
    ("sqs.retentionDays", "message retention", 14, "d", false),
    ("events.eventKB", "event", 1024, "KB", false),
    ("events.targets", "targets of a rule", 5, "targets", true),
    ("events.rules", "rules of a bus", 300, "rules", true),
    ("sns.messageKB", "message", 256, "KB", false),
    ("dynamodb.itemKB", "item", 400, "KB", false),
    ("dynamodb.partitionReadUnits", "read units of a partition", 3000, "units/s", false),
    ("dynamodb.partitionWriteUnits", "write units of a partition", 1000, "units/s", false),
    ("dynamodb.tableReadUnits", "read units of a table", 40_000, "units/s", true),
    ("dynamodb.tableWriteUnits", "write units of a table", 40_000, "units/s", true),
    ("dynamodb.tables", "tables", 2500, "tables", true),
    ("dynamodb.globalIndexes", "global indexes of a table", 20, "indexes", true),
    ("kinesis.shardInKB", "bytes into a shard", 1024, "KB/s", false),
    ("kinesis.shardInRecords", "records into a shard", 1000, "records/s", false),
    ("kinesis.shardOutKB", "bytes out of a shard", 2048, "KB/s", false),
    ("states.definitionKB", "definition", 1024, "KB", false),
    ("states.openExecutions", "open executions", 1_000_000, "executions", true),
    ("states.historyEvents", "events of a history", 25_000, "events", false),
    ("states.payloadKB", "payload", 256, "KB", false),
    ("appsync.requestSeconds", "request time", 30, "s", false),
    ("logs.eventKB", "log event", 1024, "KB", false),
  ]
}
