import ServerlessModel

/// What an application's JSON line says, under any of the names that logging libraries use.
struct JSONLogRecord {
  var type: Bytes?
  var time: Instant?
  var level: LogLevel?
  var requestID: RequestID?
  var traceID: TraceID?
  var message: JSONValue?
  var errorType: JSONValue?
  var errorMessage: JSONValue?
  var stack: JSONValue?
  /// The traceback as text, with the type and the message in its last line; Powertools for Python names the type beside it.
  var traceback: JSONValue?
  var exceptionName: JSONValue?
  var exceptionMessage: JSONValue?
  /// An object that holds type, message and stack: `err`, `error`, or Node's whole message.
  var error: JSONValue?
  /// Python's logging module names its logger; the runtime's own record of a failed handler does not.
  var hasLogger = false
  var holdsMetrics = false
  var isWhole = false

  init(_ bytes: Bytes) {
    var cursor = JSONCursor(bytes)
    isWhole = cursor.eachMember { key, value in take(key, value) }
  }

  /// Dispatches on the key's length first, since most keys are none of these.
  @inline(__always)
  private mutating func take(_ key: Bytes, _ value: JSONValue) {
    switch key.count {
    case 2: take2(key, value)
    case 3: take3(key, value)
    case 4: take4(key, value)
    case 5: take5(key, value)
    case 6: take6(key, value)
    case 7: take7(key, value)
    case 8: take8(key, value)
    case 9: take9(key, value)
    default: takeLong(key, value)
    }
  }

  /// Go's `zap`, and Serilog's compact form.
  private mutating func take2(_ key: Bytes, _ value: JSONValue) {
    if key.equals("ts") || key.equals("@t") { takeTime(value) }
    if key.equals("@l") { takeLevel(value) }
    if key.equals("@m") || message == nil && key.equals("@mt") { message = value }
    if key.equals("@x") { traceback = value }
  }

  private mutating func take3(_ key: Bytes, _ value: JSONValue) {
    if key.equals("lvl") { takeLevel(value) }
    if key.equals("msg"), message == nil { message = value }
    if key.equals("err") { error = value }
  }

  private mutating func take4(_ key: Bytes, _ value: JSONValue) {
    if key.equals("time") { takeTime(value) }
    if key.equals("type") { type = value.rawString }
    if key.equals("span") { takeSpan(value) }
    if key.equals("_aws") { holdsMetrics = value.member("CloudWatchMetrics") != nil }
  }

  private mutating func take5(_ key: Bytes, _ value: JSONValue) {
    if key.equalsFolded("level") { takeLevel(value) }
    if key.equals("error") { error = value }
    if key.equals("stack") { stack = value }
  }

  private mutating func take6(_ key: Bytes, _ value: JSONValue) {
    if key.equals("logger") { hasLogger = true }
    if key.equals("fields") { takeFields(value) }
  }

  private mutating func take7(_ key: Bytes, _ value: JSONValue) {
    if key.equals("message") || message == nil && key.equals("Message") {
      message = value
    } else if key.equals("traceId") {
      takeTrace(value)
    }
  }

  private mutating func take8(_ key: Bytes, _ value: JSONValue) {
    if key.equals("severity") { takeLevel(value) }
    if key.equals("trace_id") { takeTrace(value) }
    if key.equals("exc_info"), value.rawString != nil { traceback = value }
  }

  private mutating func take9(_ key: Bytes, _ value: JSONValue) {
    if key.equalsFolded("timestamp") { takeTime(value) }
    if key.equals("requestId") || key.equals("RequestId") { takeRequest(value) }
    if key.equals("errorType") { errorType = value }
    if key.equalsFolded("exception") { takeException(value) }
    if key.equals("log_level") || key.equals("log.level") { takeLevel(value) }
    if key.equals("levelname") { takeLevel(value) }
  }

  private mutating func takeLong(_ key: Bytes, _ value: JSONValue) {
    if key.equals("requestID") || key.equals("request_id") || key.equals("aws_request_id")
      || key.equals("awsRequestId") || key.equals("AWSRequestId") || key.equals("awsRequestID")
      || key.equals("function_request_id") || key.equals("lambda_request_id")
      || key.equals("FunctionRequestId")
    {
      takeRequest(value)
    } else if key.equals("@timestamp") {
      takeTime(value)
    } else if key.equals("xray_trace_id") || key.equals("XRayTraceId") {
      takeTrace(value)
    } else {
      takeError(key, value)
    }
  }

  private mutating func takeError(_ key: Bytes, _ value: JSONValue) {
    if key.equals("errorMessage") {
      errorMessage = value
    } else if key.equals("stackTrace") || key.equals("stack_trace") || key.equals("stacktrace") {
      if stack == nil { stack = value }
    } else if key.equals("exception_name") {
      exceptionName = value
    } else {
      takeDotted(key, value)
    }
  }

  /// The Elastic Common Schema writes the parts of an error as names with a point.
  private mutating func takeDotted(_ key: Bytes, _ value: JSONValue) {
    guard key.starts(with: "error.") else { return }
    if key.equals("error.type") { exceptionName = value }
    if key.equals("error.message") { exceptionMessage = value }
    if key.equals("error.stack_trace") { traceback = value }
  }

  /// Rust's `tracing` puts what is logged into `fields`.
  private mutating func takeFields(_ value: JSONValue) {
    message = message ?? value.member("message")
    error = error ?? value.member("error")
  }

  /// Rust's `tracing` names the run in the span around the handler.
  private mutating func takeSpan(_ value: JSONValue) {
    if let id = value.member("requestId") { takeRequest(id) }
    if let id = value.member("xrayTraceId") { takeTrace(id) }
  }

  /// Powertools for Python and other loggers of it give the traceback as text, other libraries an object.
  private mutating func takeException(_ value: JSONValue) {
    if case .object = value { error = value } else { traceback = value }
  }

  private mutating func takeTime(_ value: JSONValue) {
    guard time == nil else { return }
    switch value {
    case .string(let bytes):
      guard let read = ISOTime.read(bytes), read.length == bytes.count else { return }
      time = Instant(milliseconds: read.milliseconds)
    case .number:
      guard let number = value.number, number > 1e9, number < 1e14 else { return }
      time = Instant(milliseconds: Int64(number < 1e11 ? number * 1000 : number))
    default: break
    }
  }

  private mutating func takeLevel(_ value: JSONValue) {
    guard level == nil else { return }
    switch value {
    case .string(let bytes): level = LevelWord.named(bytes)
    case .number: level = value.integer.flatMap { LevelWord.numbered($0) }
    default: break
    }
  }

  private mutating func takeRequest(_ value: JSONValue) {
    guard requestID == nil, let bytes = value.rawString else { return }
    requestID = RequestID.read(bytes)
  }

  private mutating func takeTrace(_ value: JSONValue) {
    guard traceID == nil, let bytes = value.rawString else { return }
    traceID = TraceID.read(bytes, at: bytes.starts(with: "Root=") ? 5 : 0)
  }
}
