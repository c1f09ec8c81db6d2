import ServerlessModel

/// A line of an access log with what rules ask of it.
struct SampledLine: Hashable {
  var time: Instant
  /// `nil` for a line that is no access log.
  var access: AccessLine?
  /// The first masked value in it.
  var mask: String?
  /// What of its address is private.
  var exposure: String?

  init(_ line: LogLine) {
    time = line.time
    access = AccessLine(line.message)
    mask = PrivateText.mask(in: line.message)
    exposure = access?.exposure
  }
}

extension ResourceFacts {
  /// The most lines of one hour that are looked at, the newest of it.
  static let linesAnHour = 200

  /// A sample of the access log of an hour, newest first, read once.
  func sample(of group: LogGroupID, hour: Instant) throws -> Held<[SampledLine]> {
    let key = HourKey(group: group, hour: hour)
    source.log.note(.logs)
    if let known = sampledHours[key] { return known }
    let span = TimeSpan(start: hour, end: hour.adding(seconds: 3600))
    let query = LogQuery(
      span: span, groups: [group], newestFirst: true, limit: Self.linesAnHour)
    let held = try source.logs(query).map { $0.map(SampledLine.init) }
    sampledHours[key] = held
    return held
  }

  /// An hour of a log group.
  struct HourKey: Hashable {
    let group: LogGroupID
    let hour: Instant
  }
}

extension Context {
  /// A sample of the lines of an API's access log in the last `seconds`, newest first; throws where none is held.
  func sampledLines(_ seconds: Int64) throws -> [SampledLine] {
    let span = last(seconds)
    return try accessGroups().flatMap { group in
      var lines: [SampledLine] = []
      var hour = at.adding(milliseconds: -1).floored(toSeconds: 3600)
      while hour.adding(seconds: 3600) > span.start {
        switch try facts.sample(of: group, hour: hour) {
        case .missing where hour < facts.span.start: break
        case .missing(.notRecorded): throw Lacks(.notRecorded("access log " + group.name))
        case .missing(let reason): throw Lacks(reason)
        case .value(let more): lines += more.filter { span.contains($0.time) }
        }
        hour = hour.adding(seconds: -3600)
      }
      return lines
    }
  }

  /// The newest lines of an API's access log in the last `seconds` that hold a text; for short windows.
  func accessLines(_ seconds: Int64, search: String? = nil) throws -> [AccessLine] {
    try accessGroups().flatMap { group in
      let query = LogQuery(
        span: last(seconds), groups: [group], search: search, newestFirst: true, limit: 1000)
      return try facts.source.logs(query).orLacks().compactMap { AccessLine($0.message) }
    }
  }

  /// The log groups of an API's access logs; throws where none is set.
  private func accessGroups() throws -> [LogGroupID] {
    let groups = Set(try stages().compactMap(\.accessLogDestination)).sorted().compactMap { arn in
      ResourceKind.parse(arn: arn).flatMap { kind, name in
        kind == .logGroup
          ? LogGroupID(account: resource.account, region: resource.region, name: name) : nil
      }
    }
    guard !groups.isEmpty else { throw Lacks(.notRecorded("access log")) }
    return groups
  }
}
