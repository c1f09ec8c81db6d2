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
    ("lambda.concurrency", "Concurrent executions", 1000, "executions", true),
    (
      "lambda.unreservedConcurrency", "Concurrency that must stay unreserved", 100, "executions",
      false
    ),
    (
      "lambda.scalingPer10Seconds", "Environments a function gains in 10 s", 1000, "environments",
      false
    ),
    ("lambda.timeoutSeconds", "Function timeout", 900, "s", false),
    ("lambda.memoryMB", "Function memory", 10_240, "MB", false),
    ("lambda.ephemeralStorageMB", "/tmp storage", 10_240, "MB", false),
    ("lambda.unzippedMB", "Package with layers, unzipped", 250, "MB", false),
    ("lambda.zipMB", "Package as uploaded", 50, "MB", false),
    ("lambda.imageGB", "Container image", 10, "GB", false),
    ("lambda.layers", "Layers of a function", 5, "layers", false),
    ("lambda.environmentBytes", "Environment variables", 4096, "bytes", false),
    ("lambda.policyBytes", "Resource policy", 20_480, "bytes", false),
    ("lambda.syncPayloadMB", "Synchronous payload", 6, "MB", false),
    ("lambda.asyncPayloadKB", "Asynchronous payload", 1024, "KB", false),
    ("lambda.codeStorageGB", "Code storage", 75, "GB", true),
    ("lambda.fileDescriptors", "File descriptors", 1024, "files", false),
    ("lambda.initSeconds", "Init phase", 10, "s", false),
    ("apigateway.accountRate", "Throttle rate", 10_000, "requests/s", true),
    ("apigateway.accountBurst", "Throttle burst rate", 5000, "requests", false),
    ("apigateway.httpTimeoutSeconds", "HTTP API integration timeout", 30, "s", false),
    ("apigateway.restTimeoutSeconds", "REST API integration timeout", 29, "s", true),
    ("apigateway.payloadMB", "Payload", 10, "MB", false),
    ("apigateway.routes", "Routes of an HTTP API", 300, "routes", true),
    ("sqs.messageKB", "Message", 1024, "KB", false),
    ("sqs.inFlight", "Messages in flight", 120_000, "messages", false),
    ("sqs.retentionDays", "Message retention", 14, "d", false),
    ("events.eventKB", "Event", 1024, "KB", false),
    ("events.targets", "Targets of a rule", 5, "targets", true),
    ("events.rules", "Rules of a bus", 300, "rules", true),
    ("sns.messageKB", "Message", 256, "KB", false),
    ("dynamodb.itemKB", "Item", 400, "KB", false),
    ("dynamodb.partitionReadUnits", "Read units of a partition", 3000, "units/s", false),
    ("dynamodb.partitionWriteUnits", "Write units of a partition", 1000, "units/s", false),
    ("dynamodb.tableReadUnits", "Read units of a table", 40_000, "units/s", true),
    ("dynamodb.tableWriteUnits", "Write units of a table", 40_000, "units/s", true),
    ("dynamodb.tables", "Tables", 2500, "tables", true),
    ("dynamodb.globalIndexes", "Global indexes of a table", 20, "indexes", true),
    ("kinesis.shardInKB", "Bytes into a shard", 1024, "KB/s", false),
    ("kinesis.shardInRecords", "Records into a shard", 1000, "records/s", false),
    ("kinesis.shardOutKB", "Bytes out of a shard", 2048, "KB/s", false),
    ("states.definitionKB", "Definition", 1024, "KB", false),
    ("states.openExecutions", "Open executions", 1_000_000, "executions", true),
    ("states.historyEvents", "Events of a history", 25_000, "events", false),
    ("states.payloadKB", "Payload", 256, "KB", false),
    ("appsync.requestSeconds", "Request time", 30, "s", false),
    ("logs.eventKB", "Log event", 1024, "KB", false),
  ]
}
