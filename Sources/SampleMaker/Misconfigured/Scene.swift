/// What is exported of the badly built account: answers of the AWS CLI, series, log lines and tags.
struct Scene {
  /// How often a metric was measured, and how far back.
  enum Pace {
    /// Every hour of the last 95 days, as CloudWatch keeps what is old.
    case hourly
    /// Every five minutes of the last 16 days.
    case often
    /// Every minute of the last two hours.
    case lately

    var seconds: Int64 {
      switch self {
      case .hourly: 3600
      case .often: 300
      case .lately: 60
      }
    }

    var reach: Int64 {
      switch self {
      case .hourly: 95 * 86_400
      case .often: 16 * 86_400
      case .lately: 7200
      }
    }
  }

  private(set) var answers: [(operation: String, json: JSON, asOf: Int64)] = []
  private(set) var series: [MetricExport.Series] = []
  private(set) var lines: [String: [LogExport.Event]] = [:]
  private(set) var tags: [(arn: String, tags: [(String, String)])] = []
  var functions: [BadFunction] = []

  /// An answer of an operation, such as `sqs.get-queue-attributes.orders`.
  mutating func answer(_ operation: String, _ json: JSON, at time: Int64 = Day.start) {
    answers.append((operation, json, time))
  }

  /// A series by its namespace, name and statistic in one text, such as `AWS/SQS NumberOfMessagesSent Sum`.
  mutating func measure(
    _ what: String, of dimensions: KeyValuePairs<String, String>, _ pace: Pace,
    _ value: (Int64) -> Double
  ) {
    let words = what.split(separator: " ").map(String.init)
    let step = pace.seconds * 1000
    let times = stride(from: Day.end - pace.reach * 1000, to: Day.end, by: Int(step))
    series.append(
      MetricExport.Series(
        account: Misconfigured.account, region: Misconfigured.region, namespace: words[0],
        metric: words[1], dimensions: dimensions.map { ($0.key, $0.value) },
        statistic: words[2], period: Int(pace.seconds), points: times.map { ($0, value($0)) }))
  }

  /// A series that stays at one value.
  mutating func measure(
    _ what: String, of dimensions: KeyValuePairs<String, String>, _ pace: Pace, _ value: Double
  ) {
    measure(what, of: dimensions, pace) { _ in value }
  }

  /// Lines of one stream of a log group.
  mutating func log(_ group: String, stream: String, _ events: [(time: Int64, text: String)]) {
    lines[group, default: []] += events.map {
      LogExport.Event(time: $0.time, stream: stream, message: $0.text)
    }
  }

  mutating func tag(_ arn: String, _ pairs: KeyValuePairs<String, String>) {
    tags.append((arn, pairs.map { ($0.key, $0.value) }))
  }
}
