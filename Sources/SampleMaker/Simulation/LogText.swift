/// The log lines of one run, as the platform and the function's own code write them.
struct LogText {
  struct Line {
    var time: Int64
    var message: String
  }

  let spec: FunctionSpec
  private(set) var lines: [Line] = []

  init(_ spec: FunctionSpec, _ run: Run) {
    self.spec = spec
    spec.logsJSON ? json(run) : text(run)
  }

  private mutating func add(_ time: Int64, _ message: String) {
    lines.append(Line(time: time, message: message))
  }

  // MARK: text format

  private mutating func text(_ run: Run) {
    if let initUs = run.initUs {
      add(
        run.start - initUs / 1000,
        "INIT_START Runtime Version: \(runtimeVersion)\tRuntime Version ARN: "
          + "arn:aws:lambda:\(spec.region)::runtime:\(String(repeating: "0c5a", count: 16))")
    }
    add(run.start, "START RequestId: \(run.requestID) Version: \(run.version)")
    for line in ApplicationLines(spec, run).lines { add(line.time, line.message) }
    switch run.outcome {
    case .timeout:
      let seconds = "\(spec.timeoutSeconds).00"
      add(run.end, "\(Day.iso(run.end)) \(run.requestID) Task timed out after \(seconds) seconds\n")
    case .outOfMemory:
      add(
        run.end,
        "RequestId: \(run.requestID) Error: Runtime exited with error: signal: killed\nRuntime.ExitError"
      )
    case .success, .error: break
    }
    add(run.end, "END RequestId: \(run.requestID)")
    add(run.end, report(run))
  }

  private func report(_ run: Run) -> String {
    var fields = [
      "REPORT RequestId: \(run.requestID)", "Duration: \(Self.ms(run.durationUs)) ms",
      "Billed Duration: \(run.billedMs) ms", "Memory Size: \(spec.memoryMB) MB",
      "Max Memory Used: \(run.usedMB) MB",
    ]
    if let initUs = run.initUs { fields.append("Init Duration: \(Self.ms(initUs)) ms") }
    switch run.outcome {
    case .timeout: fields.append("Status: timeout")
    case .outOfMemory: fields += ["Status: error", "Error Type: Runtime.OutOfMemory"]
    case .success, .error: break
    }
    return fields.joined(separator: "\t") + "\t\nXRAY TraceId: \(run.traceID)\tSegmentId: "
      + "\(run.segmentID)\tSampled: \(run.isSampled)\t"
  }

  private var runtimeVersion: String {
    switch spec.runtime {
    case "nodejs22.x": "nodejs:22.v45"
    case "nodejs18.x": "nodejs:18.v81"
    case "java21": "java:21.v43"
    case "python3.9": "python:3.9.v77"
    default: "python:3.13.v31"
    }
  }

  static func ms(_ microseconds: Int64) -> String {
    let hundredths = (microseconds + 5) / 10
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  // MARK: JSON format

  private mutating func json(_ run: Run) {
    if let initUs = run.initUs {
      let time = run.start - initUs / 1000
      platform(
        time, "platform.initStart",
        [
          ("initializationType", "on-demand"), ("phase", "init"),
          ("runtimeVersion", .text(runtimeVersion)), ("functionName", .text(spec.name)),
          ("functionVersion", .text(String(run.version))),
        ])
    }
    platform(
      run.start, "platform.start",
      [("requestId", .text(run.requestID)), ("version", .text(String(run.version)))])
    for line in ApplicationLines(spec, run).records { add(line.time, line.message) }
    platform(run.end, "platform.report", reportRecord(run))
  }

  private func reportRecord(_ run: Run) -> [(String, JSON)] {
    var metrics: [(String, JSON)] = [
      ("durationMs", .number(Double(run.durationUs / 10) / 100)),
      ("billedDurationMs", .number(Double(run.billedMs))),
      ("memorySizeMB", .number(Double(spec.memoryMB))),
      ("maxMemoryUsedMB", .number(Double(run.usedMB))),
    ]
    if let initUs = run.initUs {
      metrics.append(("initDurationMs", .number(Double(initUs / 10) / 100)))
    }
    var record: [(String, JSON)] = [
      ("requestId", .text(run.requestID)), ("metrics", .object(metrics)),
      (
        "tracing",
        .object([
          ("spanId", .text(run.segmentID)), ("type", "X-Amzn-Trace-Id"),
          (
            "value",
            .text("Root=\(run.traceID);Parent=\(run.segmentID);Sampled=\(run.isSampled ? 1 : 0)")
          ),
        ])
      ),
    ]
    switch run.outcome {
    case .success: record.append(("status", "success"))
    case .error: record.append(("status", "error"))
    case .timeout: record.append(("status", "timeout"))
    case .outOfMemory: record += [("status", "error"), ("errorType", "Runtime.OutOfMemory")]
    }
    return record
  }

  private mutating func platform(_ time: Int64, _ type: String, _ record: [(String, JSON)]) {
    add(
      time,
      JSON.object([
        ("time", .text(Day.iso(time))), ("type", .text(type)), ("record", .object(record)),
      ])
      .line)
  }
}
