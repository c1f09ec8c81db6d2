import CellGrid
import ServerlessModel

extension Asking {
  /// Says what a pasted text is, and what opens it.
  func find(_ text: String) throws -> FoundAnswer {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // What was pasted is printed back, so nothing in it may drive a terminal.
    let clean = Text.clean(words)
    var known: FoundAnswer?
    for candidate in try candidates(clean) {
      if candidate.view != nil { return candidate }
      known = known ?? candidate
    }
    return known
      ?? FoundAnswer(
        sentence:
          "\"\(clean)\" is not in this recording: no request, trace, ARN, resource, stream or console address of that name.",
        view: nil)
  }

  /// What the text as a whole, the ids in it and its words may be, the surest first.
  private func candidates(_ clean: String) throws -> [FoundAnswer] {
    let words = clean.split(separator: " ").map(PastedText.trimmed)
    if let address = words.first(where: { $0.hasPrefix("https://") || $0.hasPrefix("http://") }) {
      return try findAddress(address)
    }
    var found = try findIDs(in: clean)
    if found.contains(where: { $0.view != nil }) { return found }
    for word in [clean] + words where RequestID(word) == nil && TraceID(word) == nil {
      guard let one = try findOne(word) else { continue }
      found.append(one)
      if one.view != nil { break }
    }
    return found
  }

  private func findIDs(in text: String) throws -> [FoundAnswer] {
    try PastedText.traceIDs(in: text).map(findTrace)
      + PastedText.requestIDs(in: text).map(findRequest)
  }

  private func findOne(_ text: String) throws -> FoundAnswer? {
    if text.hasPrefix("arn:") { return try findARN(text) }
    if text.contains("["), text.contains("]") { return try findStream(text) }
    if let view = ViewPath(text), text.contains("/") {
      return FoundAnswer(sentence: "\(text) is a view", view: view)
    }
    return try findName(text)
  }

  // MARK: Runs

  private func findRequest(_ id: RequestID) throws -> FoundAnswer {
    let runs = try reading.executions(requestID: id)
    if let run = runs.filter({ $0.start <= at }).max(by: { $0.start < $1.start }) {
      return FoundAnswer(
        sentence:
          "\(id) is a request of \(run.functionName), \(run.status.words) at \(run.start.clock)Z",
        view: Self.view(of: run))
    }
    if let first = runs.map(\.start).min() {
      return FoundAnswer(
        sentence:
          "\(id) is a request id; its first run begins at \(first.rfc3339), later than now: t goes there",
        view: nil)
    }
    return try findLine(naming: id)
      ?? FoundAnswer(sentence: "\(id) is a request id; no run of it is held", view: nil)
  }

  /// A message's id, or another service's request id, that a function logged.
  private func findLine(naming id: RequestID) throws -> FoundAnswer? {
    let query = LogQuery(span: past, search: id.description, newestFirst: true, limit: 1)
    guard let line = try reading.logPage(query).lines.first else { return nil }
    let run = try line.requestID.flatMap { request in
      try reading.executions(requestID: request).last { $0.start <= line.time }
    }
    let place = run?.functionName ?? line.logGroup
    return FoundAnswer(
      sentence: "\(id) is no run; a line of \(place) names it at \(line.time.clock)Z",
      view: run.map(Self.view) ?? .logs)
  }

  private func findTrace(_ id: TraceID) throws -> FoundAnswer {
    if try reading.trace(id) != nil {
      return FoundAnswer(sentence: "\(id) is a trace", view: .trace(id.description))
    }
    let runs = try runs(of: id)
    guard let run = runs.first(where: \.status.isFailure) ?? runs.first else {
      return FoundAnswer(sentence: "\(id) is a trace id; the trace is not held", view: nil)
    }
    let count = runs.count == 1 ? "a run" : "\(runs.count) runs"
    return FoundAnswer(
      sentence: "\(id) is the trace of \(count) of \(run.functionName); its segments are not held",
      view: Self.view(of: run))
  }

  /// A trace id tells its second, and its runs lie close to it; what waited in a queue lies later.
  private func runs(of id: TraceID) throws -> [Execution] {
    let second = Instant(milliseconds: Int64(id.epochSeconds) * 1000)
    let near = TimeSpan(start: second.adding(seconds: -60), end: second.adding(seconds: 3600))
    for span in [near.intersection(past), past] where !span.isEmpty {
      let query = ExecutionQuery(span: span, at: at, traceID: id, ascending: true, limit: 100)
      let runs = try reading.page(query).rows
      if !runs.isEmpty { return runs }
    }
    return []
  }

  private static func view(of run: Execution) -> ViewPath {
    .execution(
      RunReference(
        requestID: run.requestID?.description ?? "", start: run.start, resource: run.resource.arn))
  }

  private func findStream(_ stream: String) throws -> FoundAnswer? {
    var query = ExecutionQuery(span: past, at: at)
    query.logStream = stream
    query.limit = 1
    guard let run = try reading.page(query).rows.first else { return nil }
    return FoundAnswer(
      sentence: "\(stream) is an environment of \(run.functionName)",
      view: .resource(run.resource.arn, .environments))
  }

  // MARK: Resources

  private func findARN(_ arn: String) throws -> FoundAnswer? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if let at = parts.firstIndex(of: "log-stream"), at + 1 < parts.count {
      if let found = try findStream(parts[(at + 1)...].joined(separator: ":")) { return found }
    }
    if let alarm = try findAlarm(arn) { return alarm }
    if parts.count > 6, parts[2] == "states", parts[5] == "execution" {
      return try findResource((parts[..<5] + ["stateMachine", parts[6]]).joined(separator: ":"))
    }
    return try findResource(arn)
  }

  private func findResource(_ arn: String) throws -> FoundAnswer? {
    guard let resource = try reading.resources(matching: arn, at: at).first else {
      guard let (kind, name) = ResourceKind.parse(arn: arn) else { return nil }
      if let held = try named(name, kind) {
        return FoundAnswer(
          sentence: "\(arn) is the \(kind.title) \(name)", view: .resource(held.id.arn, .overview))
      }
      return FoundAnswer(
        sentence: "\(arn) is the \(kind.title) \(name); it is not held at this moment", view: nil)
    }
    return FoundAnswer(
      sentence: "\(resource.name) is a \(resource.kind.title)",
      view: .resource(resource.id.arn, .overview))
  }

  private func named(
    _ name: String, _ kind: ResourceKind, region: String? = nil
  ) throws -> Resource? {
    let all = try reading.resources(matching: name, at: at).filter { $0.kind == kind }
    return all.first { $0.region == region } ?? all.first
  }

  private func findName(_ name: String) throws -> FoundAnswer? {
    if let service = try resources().first(where: { services(of: $0).contains(name) }) {
      return FoundAnswer(
        sentence: "\(name) is a microservice",
        view: .service(ServiceReference(name: name, account: service.account)))
    }
    if let resource = try reading.resources(matching: name, at: at).min(by: { $0.kind < $1.kind }) {
      return FoundAnswer(
        sentence: "\(name) is a \(resource.kind.title)",
        view: .resource(resource.id.arn, .overview))
    }
    return try findAlarm(name)
  }

  private func findAlarm(_ text: String) throws -> FoundAnswer? {
    let alarms = try reading.alarms(at: at).value ?? []
    guard let alarm = alarms.first(where: { $0.name == text || $0.id == text }) else { return nil }
    return FoundAnswer(sentence: "\(alarm.name) is an alarm", view: .alarms)
  }

  // MARK: Addresses

  /// What an address of the AWS console shows: ids in it first, then a stream, then a resource.
  private func findAddress(_ text: String) throws -> [FoundAnswer] {
    let address = ConsoleAddress(text)
    var found = try findIDs(in: address.text)
    if let stream = try address.stream.flatMap(findStream) { found.append(stream) }
    for (kind, name) in address.names {
      guard let resource = try named(name, kind, region: address.region) else { continue }
      found.append(
        FoundAnswer(
          sentence: "\(name) is a \(kind.title)", view: .resource(resource.id.arn, .overview)))
    }
    if let alarm = try address.alarm.flatMap(findAlarm) { found.append(alarm) }
    if let resource = try address.arn.flatMap(findARN) { found.append(resource) }
    return found
  }
}
