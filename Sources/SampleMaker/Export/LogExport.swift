/// Writes each function's log in its form: filter-log-events JSON, the S3 export, `aws logs tail`, or Firehose records.
struct LogExport {
  /// One line where and when it was written.
  struct Event {
    var time: Int64
    var stream: String
    var message: String
  }

  let folder: String

  func write(_ function: Simulation.Function) {
    let events = events(of: function)
    guard !events.isEmpty else { return }
    switch function.spec.logForm {
    case .events:
      write(
        events, of: function.spec.logGroup, function.spec.account, function.spec.region)
    case .s3: s3Export(function.spec, events)
    case .tail: tail(function.spec, events)
    case .firehose: firehose(function.spec, events)
    }
  }

  static func streamName(_ spec: FunctionSpec, _ run: Run) -> String {
    var random = SeededRandom(seed: UInt64(run.stream), part: spec.account + spec.name)
    return "2026/11/20/[\(run.version)]\(random.hex(16))\(random.hex(16))"
  }

  private func events(of function: Simulation.Function) -> [Event] {
    var events: [Event] = []
    for run in function.runs {
      let stream = Self.streamName(function.spec, run)
      for line in LogText(function.spec, run).lines {
        events.append(Event(time: line.time, stream: stream, message: line.message))
      }
    }
    return events.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  private func place(_ spec: FunctionSpec, _ name: String) -> String {
    "\(folder)/\(spec.account)/\(spec.region)/\(name)"
  }

  /// Writes the lines of a log group as `aws logs filter-log-events` prints them.
  func write(_ events: [Event], of group: String, _ account: String, _ region: String) {
    let name = group.split(separator: "/", omittingEmptySubsequences: false).joined(
      separator: "%2F")
    let file = OutputFile("\(folder)/\(account)/\(region)/logs.filter-log-events.\(name).json")
    file.write("{\"events\":[\n")
    for (index, event) in events.enumerated() {
      let record = JSON.object([
        ("logStreamName", .text(event.stream)), ("timestamp", .number(Double(event.time))),
        ("message", .text(event.message + "\n")),
        ("ingestionTime", .number(Double(event.time + 900))),
        ("eventId", .text(eventID(event.time, index))),
      ])
      file.write((index == 0 ? "" : ",\n") + record.line)
    }
    file.write("],\n\"searchedLogStreams\":[]}\n")
  }

  private func eventID(_ time: Int64, _ index: Int) -> String {
    let serial = String(index)
    return "39\(time)" + String(repeating: "0", count: max(0, 41 - serial.count)) + serial
  }

  private func s3Export(_ spec: FunctionSpec, _ events: [Event]) {
    for (stream, own) in Dictionary(grouping: events, by: \.stream).sorted(by: { $0.key < $1.key })
    {
      let flat = String(stream.map { $0 == "/" ? "-" : $0 })
      let file = OutputFile(place(spec, "aws/lambda/\(spec.name)/\(flat)/000000"))
      for event in own { file.write("\(Day.iso(event.time)) \(event.message)\n") }
    }
  }

  private func tail(_ spec: FunctionSpec, _ events: [Event]) {
    let file = OutputFile(place(spec, "aws/lambda/\(spec.name)/tail.log"))
    for event in events {
      let stamp = String(Day.iso(event.time).dropLast()) + "000+00:00"
      file.write("\(stamp) \(event.stream) \(event.message)\n")
    }
  }

  private func firehose(_ spec: FunctionSpec, _ events: [Event]) {
    let file = OutputFile(place(spec, "firehose-\(spec.name).jsonl"))
    var batch: [Event] = []
    func send() {
      guard let first = batch.first else { return }
      let record = JSON.object([
        ("messageType", "DATA_MESSAGE"), ("owner", .text(spec.account)),
        ("logGroup", .text(spec.logGroup)), ("logStream", .text(first.stream)),
        ("subscriptionFilters", .list(["perch-sample"])),
        (
          "logEvents",
          .list(
            batch.enumerated().map { index, event in
              .object([
                ("id", .text(eventID(event.time, index))),
                ("timestamp", .number(Double(event.time))),
                ("message", .text(event.message + "\n")),
              ])
            })
        ),
      ])
      file.write(record.line + "\n")
      batch.removeAll()
    }
    for event in events {
      if batch.count == 40 || batch.first.map({ $0.stream != event.stream }) ?? false { send() }
      batch.append(event)
    }
    send()
  }
}
