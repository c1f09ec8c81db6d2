/// What a function's own code logs in one run.
struct ApplicationLines {
  private let spec: FunctionSpec
  private let run: Run

  init(_ spec: FunctionSpec, _ run: Run) {
    self.spec = spec
    self.run = run
  }

  private struct Said {
    var after: Double
    var level: String
    var text: String
  }

  /// Lines in the runtime's own text form.
  var lines: [LogText.Line] {
    var lines = said.map { line in
      let time = run.start + Int64(line.after)
      return LogText.Line(time: time, message: textForm(time, line.level, line.text))
    }
    if case .error(let type, let message) = run.outcome {
      lines.append(LogText.Line(time: run.end, message: exception(type, message)))
    }
    return lines
  }

  /// The same as JSON records.
  var records: [LogText.Line] {
    var lines = said.map { line in
      let time = run.start + Int64(line.after)
      let record = JSON.object([
        ("timestamp", .text(Day.iso(time))), ("level", .text(line.level)),
        ("requestId", .text(run.requestID)), ("message", .text(line.text)),
      ])
      return LogText.Line(time: time, message: record.line)
    }
    if case .error(let type, let message) = run.outcome {
      let record = JSON.object([
        ("timestamp", .text(Day.iso(run.end))), ("level", "ERROR"),
        ("requestId", .text(run.requestID)), ("message", .text(message)),
        ("errorType", .text(type)), ("errorMessage", .text(message)),
        ("stackTrace", .list([.text("  File \"/var/task/app.py\", line 48, in handler\n")])),
      ])
      lines.append(LogText.Line(time: run.end, message: record.line))
    }
    return lines
  }

  private var said: [Said] {
    let number = Int(run.requestID.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff })
    if spec.name.hasSuffix(Shop.chargeCard) { return charge(number) }
    let end = run.durationMs * 0.8
    switch spec.trigger {
    case .api:
      return [
        Said(
          after: 1, level: "INFO",
          text: "\(spec.name) request \(number) from customer \(number % 977)")
      ]
    case .queue(let queue):
      return [Said(after: 1, level: "INFO", text: "took 1 message from \(queue), item \(number)")]
    case .stream, .tableStream:
      return [
        Said(after: 2, level: "INFO", text: "batch of \(50 + number % 50) records"),
        Said(after: end, level: "INFO", text: "checkpoint \(number)"),
      ]
    case .schedule:
      return [
        Said(after: 1, level: "INFO", text: "scheduled run"),
        Said(after: end, level: "INFO", text: "finished, \(number) rows"),
      ]
    case .event, .topic, .bucket:
      return [Said(after: 1, level: "INFO", text: "event for item \(number)")]
    }
  }

  private func charge(_ number: Int) -> [Said] {
    let cents = number % 90 + 10
    var lines = [
      Said(
        after: 9, level: "INFO", text: "charging order \(number), \(number % 140 + 4).\(cents) EUR"),
      Said(
        after: 40, level: "INFO",
        text: "POST https://payments.example/v1/charges try \(run.attempt)"),
    ]
    if (run.partnerMs ?? 60_000) > 1000 {
      lines.append(
        Said(after: 1040, level: "WARN", text: "no answer after 1000 ms, still waiting"))
    }
    if (run.partnerMs ?? 60_000) > 2000, run.durationMs > 2100 {
      lines.append(
        Said(after: 2040, level: "WARN", text: "no answer after 2000 ms, still waiting"))
    }
    if let answer = run.partnerMs, !run.isFailure {
      lines.append(
        Said(
          after: 41 + answer, level: "INFO",
          text: "charged, receipt to buyer\(number)@mail.example after \(Int(answer)) ms"))
    }
    return lines.filter { $0.after < run.durationMs }
  }

  private func textForm(_ time: Int64, _ level: String, _ text: String) -> String {
    spec.runtime.hasPrefix("nodejs")
      ? "\(Day.iso(time))\t\(run.requestID)\t\(level)\t\(text)"
      : spec.runtime.hasPrefix("java")
        ? "\(Day.iso(time)) \(run.requestID) \(level) \(text)"
        : "[\(level)]\t\(Day.iso(time))\t\(run.requestID)\t\(text)"
  }

  private func exception(_ type: String, _ message: String) -> String {
    if spec.runtime.hasPrefix("nodejs") {
      let record = JSON.object([
        ("errorType", .text(type)), ("errorMessage", .text(message)),
        (
          "stack",
          .list([.text("\(type): \(message)"), "    at Runtime.handler (/var/task/index.js:48:11)"])
        ),
      ])
      return "\(Day.iso(run.end))\t\(run.requestID)\tERROR\tInvoke Error \t\(record.line)"
    }
    if spec.runtime.hasPrefix("java") {
      return "\(message): example.shop.\(type)\nexample.shop.\(type): \(message)\n"
        + "\tat example.shop.\(spec.service).Handler.handleRequest(Handler.java:48)\n"
    }
    return "[ERROR] \(type): \(message)\nTraceback (most recent call last):\n"
      + "  File \"/var/task/app.py\", line 48, in handler\n    return handle(event)\n"
      + "  File \"/var/task/\(spec.service).py\", line 112, in handle\n"
  }
}
