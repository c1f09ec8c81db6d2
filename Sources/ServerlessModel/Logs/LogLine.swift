/// How serious a log line says it is.
package enum LogLevel: UInt8, Codable, Sendable, CaseIterable, Comparable {
  case trace, debug, info, warn, error, fatal
  /// A line that the Lambda platform wrote itself.
  case platform

  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }

  package var name: String {
    switch self {
    case .trace: "TRACE"
    case .debug: "DEBUG"
    case .info: "INFO"
    case .warn: "WARN"
    case .error: "ERROR"
    case .fatal: "FATAL"
    case .platform: "PLATFORM"
    }
  }
}

/// One log event; a message of several lines is one event.
package struct LogLine: Hashable, Sendable {
  package var time: Instant
  package var logGroup: String
  package var account: String
  package var region: String
  /// Empty where the source does not say.
  package var logStream: String
  package var message: String
  package var level: LogLevel? = nil
  package var requestID: RequestID? = nil
  package var traceID: TraceID? = nil
  /// FNV-1a of the event id that CloudWatch gave it.
  package var eventHash: UInt64? = nil

  /// Makes the value from its parts.
  package init(
    time: Instant,
    logGroup: String,
    account: String,
    region: String,
    logStream: String,
    message: String,
    level: LogLevel? = nil,
    requestID: RequestID? = nil,
    traceID: TraceID? = nil,
    eventHash: UInt64? = nil
  ) {
    self.time = time
    self.logGroup = logGroup
    self.account = account
    self.region = region
    self.logStream = logStream
    self.message = message
    self.level = level
    self.requestID = requestID
    self.traceID = traceID
    self.eventHash = eventHash
  }
}

/// What names a log group everywhere.
package struct LogGroupID: Hashable, Codable, Sendable, Comparable {
  package var account: String
  package var region: String
  package var name: String

  /// Makes the value from its parts.
  package init(
    account: String,
    region: String,
    name: String
  ) {
    self.account = account
    self.region = region
    self.name = name
  }

  package static func < (left: LogGroupID, right: LogGroupID) -> Bool {
    (left.account, left.region, left.name) < (right.account, right.region, right.name)
  }

  /// The function whose group this is by Lambda's naming; `nil` for other groups.
  package var function: ResourceID? {
    name.hasPrefix("/aws/lambda/")
      ? .function(String(name.dropFirst(12)), account: account, region: region) : nil
  }
}
