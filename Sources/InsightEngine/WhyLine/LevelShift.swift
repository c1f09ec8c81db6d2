import ServerlessModel

/// A figure that went from one level to another around a moment, with no value of the new level below one of the old.
struct LevelShift: Hashable {
  /// The mean of each level.
  let before: Double
  let after: Double
  /// When the new level was first seen.
  let time: Instant

  /// The share of the new level that is new.
  var share: Double { (after - before) / after }

  private static let lookbackMs: Int64 = 2_100_000
  private static let reachMs: Int64 = 300_000
  /// How long the new level must hold.
  private static let lengthMs: Int64 = 900_000
  /// How many values of each level must be held.
  private static let least = (before: 5, after: 2)

  /// Looks for a rise within five minutes of an onset; `nil` where the levels overlap or too little is held.
  init?(_ points: [MetricPoint], at onset: Instant) {
    let edge = onset.adding(milliseconds: -Self.reachMs)
    let start = onset.adding(milliseconds: -Self.lookbackMs)
    let old = points.filter { $0.time >= start && $0.time < edge }
    guard old.count >= Self.least.before, let highest = old.map(\.value).max(),
      let first = points.first(where: { $0.time >= edge && $0.value > highest }),
      first.time.since(onset) <= Self.reachMs
    else { return nil }
    let end = first.time.adding(milliseconds: Self.lengthMs)
    let new = points.filter { $0.time >= first.time && $0.time < end }
    guard new.count >= Self.least.after, new.allSatisfy({ $0.value > highest }) else { return nil }
    before = old.reduce(0) { $0 + $1.value } / Double(old.count)
    after = new.reduce(0) { $0 + $1.value } / Double(new.count)
    time = first.time
  }

  /// What has to be read to look for one.
  static func span(around onset: Instant) -> TimeSpan {
    TimeSpan(
      start: onset.adding(milliseconds: -lookbackMs),
      end: onset.adding(milliseconds: reachMs + lengthMs))
  }
}

/// The work that a resource is given, or the time that it takes, by which a rise of it can be told.
struct Load {
  let metric: String
  /// What rose, in words.
  let words: String
  var statistic = Statistic.sum
  /// Whether it is a time, which is what many findings are about themselves.
  var isTime: Bool { statistic == .average }

  /// A value in the load's unit.
  func text(_ value: Double) -> String {
    isTime ? Format.milliseconds(value) : Format.short(value)
  }

  /// What is sent to a resource of a kind; none where that says little.
  static func of(_ kind: ResourceKind) -> [Load] {
    switch kind {
    case .table:
      [
        Load(metric: "ConsumedWriteCapacityUnits", words: "write capacity used"),
        Load(metric: "ConsumedReadCapacityUnits", words: "read capacity used"),
      ]
    case .lambdaFunction:
      [
        Load(metric: "Invocations", words: "runs"),
        Load(metric: "Duration", words: "mean duration", statistic: .average),
      ]
    case .queue: [Load(metric: "NumberOfMessagesSent", words: "messages sent")]
    case .topic: [Load(metric: "NumberOfMessagesPublished", words: "messages published")]
    case .dataStream: [Load(metric: "IncomingRecords", words: "records")]
    case .restAPI, .httpAPI: [Load(metric: "Count", words: "requests")]
    case .stateMachine: [Load(metric: "ExecutionsStarted", words: "executions")]
    case .eventRule: [Load(metric: "Invocations", words: "invocations")]
    default: []
    }
  }
}
