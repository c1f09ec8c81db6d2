import ServerlessModel

extension Asking {
  /// Says what a pasted text is, and what opens it.
  func find(_ text: String) throws -> FoundAnswer {
    let clean = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in [clean] + clean.split(separator: " ").map(String.init) {
      if let found = try findOne(word) { return found }
    }
    return FoundAnswer(
      sentence:
        "\"\(clean)\" is not in this recording: no request, trace, ARN, resource, stream or console address of that name.",
      view: nil)
  }

  private func findOne(_ text: String) throws -> FoundAnswer? {
    if let id = RequestID(text) { return try findRequest(id) }
    if let id = TraceID(text) {
      guard try reading.trace(id) != nil else {
        return FoundAnswer(sentence: "\(text) is a trace id; the trace is not held", view: nil)
      }
      return FoundAnswer(sentence: "\(text) is a trace", view: .trace(text))
    }
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return try findAddress(text) }
    if text.hasPrefix("arn:") { return try findResource(text) }
    if text.contains("["), text.contains("]") { return try findStream(text) }
    if let view = ViewPath(text), text.contains("/") {
      return FoundAnswer(sentence: "\(text) is a view", view: view)
    }
    return try findName(text)
  }

  private func findRequest(_ id: RequestID) throws -> FoundAnswer {
    let runs = try reading.executions(requestID: id)
    guard let run = runs.filter({ $0.start <= at }).max(by: { $0.start < $1.start }) else {
      let words =
        runs.isEmpty
        ? "no run of it is held"
        : "its first run begins at \(runs.map(\.start).min()?.rfc3339 ?? "?"), later than now: t goes there"
      return FoundAnswer(sentence: "\(id) is a request id; \(words)", view: nil)
    }
    return FoundAnswer(
      sentence:
        "\(id) is a request of \(run.functionName), \(run.status.words) at \(run.start.clock)Z",
      view: .execution(
        RunReference(requestID: id.description, start: run.start, resource: run.resource.arn)))
  }

  private func findResource(_ arn: String) throws -> FoundAnswer? {
    guard let resource = try reading.resources(matching: arn, at: at).first else {
      guard let (kind, name) = ResourceKind.parse(arn: arn) else { return nil }
      if let held = try reading.resources(matching: name, at: at).first(where: { $0.kind == kind })
      {
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

  private func findName(_ name: String) throws -> FoundAnswer? {
    if let service = try resources().first(where: { services(of: $0).contains(name) }) {
      return FoundAnswer(
        sentence: "\(name) is a microservice",
        view: .service(ServiceReference(name: name, account: service.account)))
    }
    guard
      let resource = try reading.resources(matching: name, at: at).min(by: { $0.kind < $1.kind })
    else {
      return nil
    }
    return FoundAnswer(
      sentence: "\(name) is a \(resource.kind.title)", view: .resource(resource.id.arn, .overview))
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

  /// Addresses of the AWS console name what they show in their fragment, some of it encoded twice.
  private func findAddress(_ address: String) throws -> FoundAnswer? {
    let decoded = Self.decoded(
      Self.decoded(address.replacing("$25", with: "%").replacing("$2F", with: "/")))
    for marker in ["/aws/lambda/", "functions/", "traces/", "queues/", "tables/", "arn="] {
      guard let range = decoded.firstRange(of: marker) else { continue }
      let rest = decoded[range.upperBound...].prefix { !"/?&#;".contains($0) || marker == "arn=" }
      let name = String(rest.prefix { $0 != "&" })
      if let found = try findOne(name) { return found }
    }
    if let start = decoded.firstRange(of: "arn:aws")?.lowerBound {
      return try findResource(String(decoded[start...].prefix { !"&?#;".contains($0) }))
    }
    return nil
  }

  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 37, rest.count >= 2, let high = Hex.value(of: rest[rest.startIndex]),
        let low = Hex.value(of: rest[rest.index(after: rest.startIndex)])
      {
        bytes.append(UInt8(high << 4 | low))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
