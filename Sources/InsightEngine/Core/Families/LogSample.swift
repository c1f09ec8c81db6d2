import ServerlessModel

extension Context {
  /// The newest lines of the last `seconds` that the function's own code wrote; throws where none were recorded.
  func applicationLines(_ seconds: Int64) throws -> [LogLine] {
    let name = (try? function().logGroup) ?? "/aws/lambda/" + resource.name
    let group = LogGroupID(account: resource.account, region: resource.region, name: name)
    return try facts.sample(of: group, last(seconds)).orLacks()
  }
}

extension ResourceFacts {
  /// The application's lines of the newest two thousand of a span; read once for all rules.
  func sample(of group: LogGroupID, _ span: TimeSpan) throws -> Held<[LogLine]> {
    if let known = samples[span] { return known }
    let query = LogQuery(span: span, groups: [group], newestFirst: true, limit: 2000)
    let held = try source.logs(query).map { $0.filter { $0.level != .platform } }
    samples[span] = held
    return held
  }
}

extension LogLine {
  /// Whether the line is a JSON object, on its own or behind what Lambda writes in front of it.
  var isStructured: Bool { object != nil }

  /// The JSON object in the line; it is told by its ends, not read.
  var object: Substring? {
    let text = message[...].split(separator: "\t").last ?? ""
    let plain = text.drop(while: \.isWhitespace)
    guard plain.hasPrefix("{"), plain.contains("\":"),
      plain.last(where: { !$0.isWhitespace }) == "}"
    else { return nil }
    return plain
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
