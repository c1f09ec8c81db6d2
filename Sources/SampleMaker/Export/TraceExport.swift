/// Writes sampled runs as `aws xray batch-get-traces` prints them.
struct TraceExport {
  let folder: String

  func write(_ functions: [Simulation.Function]) {
    var documents: [String: [(place: String, id: String, json: JSON)]] = [:]
    for function in functions {
      let place = "\(function.spec.account)/\(function.spec.region)"
      for run in function.runs where run.isSampled {
        for (id, json) in Segments(function.spec, run).documents {
          documents[run.traceID, default: []].append((place, id, json))
        }
      }
    }
    var files: [String: [JSON]] = [:]
    for (trace, segments) in documents.sorted(by: { $0.key < $1.key }) {
      files[segments[0].place, default: []].append(
        Self.trace(trace, segments.map { ($0.id, $0.json) }))
    }
    for (place, traces) in files.sorted(by: { $0.key < $1.key }) {
      let body = traces.map(\.line).joined(separator: ",\n")
      OutputFile.write(
        "{\"Traces\":[\n\(body)\n],\"UnprocessedTraceIds\":[]}\n",
        to: "\(folder)/\(place)/xray.batch-get-traces.json")
    }
  }

  private static func trace(_ id: String, _ segments: [(String, JSON)]) -> JSON {
    .object([
      ("Id", .text(id)), ("LimitExceeded", false),
      (
        "Segments",
        .list(segments.map { .object([("Id", .text($0.0)), ("Document", .text($0.1.line))]) })
      ),
    ])
  }
}

/// The X-Ray segments of one run.
struct Segments {
  private let spec: FunctionSpec
  private let run: Run
  private var random: SeededRandom

  init(_ spec: FunctionSpec, _ run: Run) {
    self.spec = spec
    self.run = run
    random = SeededRandom(seed: 77, part: run.segmentID)
  }

  var documents: [(id: String, json: JSON)] {
    var copy = self
    return copy.make()
  }

  private mutating func make() -> [(id: String, json: JSON)] {
    let service = random.hex(16)
    var made: [(String, JSON)] = []
    let begin = seconds(run.start) - Double(run.initUs ?? 0) / 1e6 - 0.012
    var parent: String?
    if case .api(let name) = spec.trigger {
      let api = random.hex(16)
      made.append((api, gateway(api, name, begin - 0.006)))
      parent = api
    } else if spec.name == Shop.chargeCard {
      parent = Self.rootID(of: run.traceID)
    }
    made.append((service, serviceSegment(service, parent, begin)))
    made.append((run.segmentID, functionSegment(parent: service)))
    return made
  }

  /// The id of the order's own segment, which the charges of the same trace hang under.
  static func rootID(of trace: String) -> String { String(trace.suffix(16)) }

  private func gateway(_ id: String, _ name: String, _ begin: Double) -> JSON {
    .object(
      head(id, nil, "\(name)/prod", begin, seconds(run.end) + 0.012) + [
        ("origin", "AWS::ApiGateway::Stage"),
        (
          "http",
          .object([
            (
              "request",
              .object([("method", "POST"), ("url", .text("https://api.shop.example/\(spec.name)"))])
            ),
            ("response", .object([("status", run.isFailure ? 502 : 200)])),
          ])
        ), ("fault", .flag(run.isFailure)),
      ])
  }

  private func serviceSegment(_ id: String, _ parent: String?, _ begin: Double) -> JSON {
    .object(
      head(id, parent, spec.name, begin, seconds(run.end) + 0.004) + [
        ("origin", "AWS::Lambda"), ("resource_arn", .text(spec.arn)),
        (
          "aws",
          .object([
            ("request_id", .text(run.requestID)), ("attempt", .number(Double(run.attempt - 1))),
            ("resource_names", .list([.text(spec.name)])),
          ])
        ), ("http", .object([("response", .object([("status", 200)]))])),
        ("fault", .flag(run.isFailure)),
      ])
  }

  private mutating func functionSegment(parent: String) -> JSON {
    let begin = seconds(run.start)
    let end = begin + Double(run.durationUs) / 1e6
    var parts: [JSON] = []
    if let initUs = run.initUs {
      let start = begin - Double(initUs) / 1e6
      parts.append(.object(head(random.hex(16), nil, "Initialization", start, begin)))
    }
    parts.append(invocation(begin + 0.0004, end - 0.0003))
    parts.append(.object(head(random.hex(16), nil, "Overhead", end - 0.0003, end)))
    var fields = head(run.segmentID, parent, spec.name, begin, end)
    fields += [
      ("origin", "AWS::Lambda::Function"), ("resource_arn", .text(spec.arn)),
      ("aws", .object([("function_arn", .text(spec.arn)), ("account_id", .text(spec.account))])),
      ("fault", .flag(run.isFailure)), ("subsegments", .list(parts)),
    ]
    if let cause = cause { fields.append(("cause", cause)) }
    return .object(fields)
  }

  private mutating func invocation(_ begin: Double, _ end: Double) -> JSON {
    let isOrder = spec.name == Shop.placeOrder
    let id = isOrder ? Self.rootID(of: run.traceID) : random.hex(16)
    var fields = head(id, nil, "Invocation", begin, end)
    fields.append(("subsegments", .list(calls(begin, end))))
    if let cause = cause { fields += [("fault", true), ("cause", cause)] }
    return .object(fields)
  }

  private mutating func calls(_ begin: Double, _ end: Double) -> [JSON] {
    if spec.name == Shop.chargeCard { return chargeCalls(begin, end) }
    let gap = (end - begin) * 0.05
    var cursor = begin + gap
    return spec.calls.map { call in
      let length = (end - begin) * call.share * 0.9
      defer { cursor += length + gap * 0.3 }
      return callJSON(call, cursor, min(cursor + length, end), isOpen: false)
    }
  }

  private mutating func chargeCalls(_ begin: Double, _ end: Double) -> [JSON] {
    guard spec.calls.count == 2 else { return [] }
    let read = callJSON(spec.calls[0], begin + 0.012, begin + 0.021, isOpen: false)
    let start = begin + 0.038
    let answered = run.partnerMs.map { start + $0 / 1000 }
    let isOpen = (answered ?? .infinity) > end
    return [read, callJSON(spec.calls[1], start, isOpen ? end : answered ?? end, isOpen: isOpen)]
  }

  private mutating func callJSON(_ call: Call, _ begin: Double, _ end: Double, isOpen: Bool) -> JSON
  {
    var fields = head(random.hex(16), nil, call.name, begin, isOpen ? nil : end)
    fields.append(("namespace", .text(call.namespace)))
    if call.namespace == "aws" {
      var aws: [(String, JSON)] = [
        ("operation", .text(call.operation)), ("region", .text(spec.region)),
        ("request_id", .text(random.uuid())),
      ]
      if call.name == "DynamoDB" { aws.append(("table_name", .text(call.target))) }
      if call.name == "Lambda" { aws.append(("function_name", .text(call.target))) }
      fields.append(("aws", .object(aws)))
      let status: JSON = call.fails ? 500 : 200
      fields += [("http", ["response": ["status": status]]), ("fault", .flag(call.fails))]
    } else {
      var http: [(String, JSON)] = [
        ("request", .object([("method", .text(call.operation)), ("url", .text(call.target))]))
      ]
      if !isOpen { http.append(("response", .object([("status", 200)]))) }
      fields.append(("http", .object(http)))
    }
    return .object(fields)
  }

  private func head(
    _ id: String, _ parent: String?, _ name: String, _ begin: Double, _ end: Double?
  ) -> [(String, JSON)] {
    var fields: [(String, JSON)] = [
      ("id", .text(id)), ("trace_id", .text(run.traceID)), ("name", .text(name)),
      ("start_time", .number(Self.rounded(begin))),
    ]
    if let parent { fields.append(("parent_id", .text(parent))) }
    fields.append(end.map { ("end_time", .number(Self.rounded($0))) } ?? ("in_progress", true))
    return fields
  }

  private var cause: JSON? {
    switch run.outcome {
    case .success: nil
    case .error(let type, let message): Self.exception(type, message)
    case .timeout:
      Self.exception("Lambda.Timeout", "Task timed out after \(spec.timeoutSeconds).00 seconds")
    case .outOfMemory: Self.exception("Runtime.OutOfMemory", "signal: killed")
    }
  }

  private static func exception(_ type: String, _ message: String) -> JSON {
    .object([
      ("working_directory", "/var/task"),
      (
        "exceptions",
        .list([.object([("id", "1"), ("type", .text(type)), ("message", .text(message))])])
      ),
    ])
  }

  private func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds) / 1000 }
  private static func rounded(_ time: Double) -> Double { (time * 1e6).rounded() / 1e6 }
}
