/// A shop that does not exist, in an account of its own, built as nothing should be.
enum Misconfigured {
  static let account = "123456789012"
  /// Another account, of which nothing is known.
  static let stranger = "111111111111"
  static let region = "eu-west-1"

  /// The ARN of something in the account.
  static func arn(_ service: String, _ tail: String) -> String {
    "arn:aws:\(service):\(region):\(account):\(tail)"
  }

  /// Writes all of it as raw exports.
  static func write(to folder: String) {
    var scene = Scene()
    scene.fill()
    scene.write(to: folder)
    SampleMaker.tell(scene.functions.map(\.simulated), scene.series.count)
  }
}

extension Scene {
  /// Adds every service.
  fileprivate mutating func fill() {
    account()
    describeFunctions()
    apis()
    messaging()
    data()
    servers()
    months()
  }

  /// What CloudWatch keeps of three months of ordinary days.
  private mutating func months() {
    for (what, dimension, name) in [
      ("AWS/SNS NumberOfMessagesPublished Sum", "TopicName", "shouts"),
      ("AWS/AppSync TokensConsumed Sum", "GraphQLAPIId", "gr4phqlapi1"),
      ("AWS/Cognito SignInSuccesses Sum", "UserPool", "\(Misconfigured.region)_madeup"),
      ("AWS/Events Invocations Sum", "RuleName", "every-five-minutes"),
      ("AWS/ApplicationELB ActiveConnectionCount Sum", "LoadBalancer", Self.balancer),
      ("AWS/Firehose IncomingRecords Sum", "DeliveryStreamName", "late"),
      ("AWS/ES Nodes Average", "DomainName", "open-search"),
      ("AWS/RDS NetworkReceiveThroughput Average", "DBInstanceIdentifier", "one-and-only"),
    ] {
      measure(what, of: [dimension: name], .hourly, 50)
    }
  }

  private mutating func messaging() {
    queues()
    topics()
    buses()
    machines()
    streams()
  }

  private mutating func data() {
    tables()
    buckets()
    secrets()
    userPools()
    logGroups()
  }

  private mutating func servers() {
    databases()
    searchDomains()
    containers()
    loadBalancers()
    distributions()
    graphQLAPIs()
  }
}
