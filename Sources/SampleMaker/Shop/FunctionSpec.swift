/// One Lambda function of the made-up shop, and how it behaves on a good day.
struct FunctionSpec {
  /// What starts it.
  enum Trigger {
    case api(String)
    case queue(String)
    case stream(String)
    case tableStream(String)
    case schedule(everyMinutes: Int)
    case event(String)
    case topic(String)
    case bucket(String)
  }

  /// The form in which its log is exported.
  enum LogForm { case events, s3, tail, firehose }

  var name: String
  var service: String
  var account: String
  var region: String
  var runtime = "python3.13"
  var architecture = "arm64"
  var memoryMB = 256
  var timeoutSeconds = 10
  var medianMs = 60.0
  var sigma = 0.45
  var initMs = 380.0
  /// Runs a minute, averaged over the day.
  var perMinute = 0.5
  var trigger: Trigger
  var logForm = LogForm.events
  var logsJSON = false
  var usedMB = 96.0
  var errorRate = 0.0005
  var calls: [Call] = []
  var deadLetterQueue: String?
  var environment: [(String, String)] = [("LOG_LEVEL", "INFO")]
  var sharedRole: String?
  var stack: String { "\(service)-stack" }

  var arn: String { "arn:aws:lambda:\(region):\(account):function:\(name)" }
  /// What its callers name: the alias that deployments move, but for code that nobody keeps in order.
  var calledARN: String { service == "legacy" || account != Shop.prod ? arn : arn + ":live" }
  var role: String { "arn:aws:iam::\(account):role/\(sharedRole ?? name + "-role")" }
  var logGroup: String { "/aws/lambda/\(name)" }
  var timeoutMs: Double { Double(timeoutSeconds) * 1000 }

  /// Whether Lambda itself runs a failed event again.
  var isAsynchronous: Bool {
    switch trigger {
    case .event, .topic, .bucket, .schedule: true
    case .api, .queue, .stream, .tableStream: false
    }
  }
}

/// A call that a function makes to another service while it runs.
struct Call {
  var name: String
  /// `aws` or `remote`.
  var namespace: String
  var operation: String
  var target: String
  /// The part of the run it takes, from 0 to 1.
  var share: Double
  /// Whether the service answers with an error of its own.
  var fails = false

  static func dynamo(_ operation: String, _ table: String, _ share: Double) -> Call {
    Call(name: "DynamoDB", namespace: "aws", operation: operation, target: table, share: share)
  }

  static func aws(_ service: String, _ operation: String, _ target: String, _ share: Double) -> Call
  {
    Call(name: service, namespace: "aws", operation: operation, target: target, share: share)
  }

  static func http(_ method: String, _ url: String, _ share: Double) -> Call {
    let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? url
    return Call(name: host, namespace: "remote", operation: method, target: url, share: share)
  }
}
