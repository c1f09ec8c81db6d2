import ServerlessModel

/// What the newest lines that a function's own code wrote say of how it logs.
struct LogSample: Hashable, Sendable {
  /// The lines of one level.
  struct Level: Hashable, Sendable {
    var lines = 0
    var bytes: Int64 = 0
  }

  var lines = 0
  /// Bytes of all lines, those of the platform with them.
  var bytes: Int64 = 0
  /// Bytes of the lines of debug level and below.
  var debugBytes: Int64 = 0
  /// Lines that are JSON objects.
  var structured = 0
  /// Of these the lines that name their request, by a key or by the id of a trace.
  var joined = 0
  /// The keys by which they do.
  var keys: Set<String> = []
  /// Lines of debug level and below.
  var debug = 0
  var levels: [String: Level] = [:]
  /// The newest line that is no JSON object.
  var plain = ""

  init(_ all: [LogLine]) {
    bytes = all.reduce(0) { $0 + Int64($1.message.utf8.count) }
    for line in all where line.level != .platform { add(line) }
  }

  private mutating func add(_ line: LogLine) {
    lines += 1
    if let level = line.level, level <= .debug {
      debug += 1
      debugBytes += Int64(line.message.utf8.count)
    }
    var level = levels[line.level?.name ?? "none"] ?? Level()
    level.lines += 1
    level.bytes += Int64(line.message.utf8.count)
    levels[line.level?.name ?? "none"] = level
    if line.isStructured {
      addStructured(line)
    } else if plain.isEmpty {
      plain = String(line.message.prefix(120))
    }
  }

  private mutating func addStructured(_ line: LogLine) {
    let found = Self.requestKeys.filter { line.message.contains("\"\($0)\"") }
    structured += 1
    keys.formUnion(found)
    if !found.isEmpty || line.holdsTraceID { joined += 1 }
  }

  private static let requestKeys = [
    "xray_trace_id", "trace_id", "traceId", "correlation_id", "correlationId", "requestId",
    "request_id", "function_request_id", "awsRequestId",
  ]
}

extension Context {
  /// How the function's own code logged in the last `seconds`; throws where its log was not recorded.
  func logSample(_ seconds: Int64) throws -> LogSample {
    let group = LogGroupID(
      account: resource.account, region: resource.region, name: logGroupName)
    return try facts.sample(of: group, last(seconds)).orLacks()
  }

  /// What the function's log group took in in the last `seconds`, in bytes; `nil` where no source counted it.
  func logBytes(_ seconds: Int64) throws -> Double? {
    let group = ResourceID(
      .logGroup, name: logGroupName, account: resource.account, region: resource.region)
    let points = try facts.source.points("IncomingBytes", .sum, of: group, in: last(seconds)).value
    return points.flatMap { $0.isEmpty ? nil : $0.reduce(0) { $0 + $1.value } }
  }

  private var logGroupName: String {
    (try? function().logGroup) ?? "/aws/lambda/" + resource.name
  }
}

extension ResourceFacts {
  /// A sample of the newest thousand lines of a span; read once for all rules.
  func sample(of group: LogGroupID, _ span: TimeSpan) throws -> Held<LogSample> {
    source.log.note(.logs)
    if let known = samples[span] { return known }
    let query = LogQuery(span: span, groups: [group], newestFirst: true, limit: 1000)
    let held = try source.logs(query).map(LogSample.init)
    samples[span] = held
    return held
  }
}

extension LogLine {
  /// Whether the line is a JSON object, on its own or behind what Lambda writes in front of it; told by its ends.
  var isStructured: Bool {
    let text = message[...].split(separator: "\t").last ?? ""
    return text.first { !$0.isWhitespace } == "{" && text.contains("\":")
      && text.last { !$0.isWhitespace } == "}"
  }

  /// Whether the line holds the id of a trace: `1-` and 8 and 24 hexadecimal digits.
  var holdsTraceID: Bool {
    if traceID != nil { return true }
    let words = message.utf8.split(whereSeparator: { !$0.isHexDigit && $0 != UInt8(ascii: "-") })
    return words.contains { word in
      word.split(separator: UInt8(ascii: "-")).map(\.count).suffix(3) == [1, 8, 24]
    }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (48...57).contains(self) || (97...102).contains(self) || (65...70).contains(self)
  }
}
