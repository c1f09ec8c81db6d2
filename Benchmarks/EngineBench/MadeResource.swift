import ServerlessModel

/// One resource of the made-up fleet with all that is known of it.
struct MadeResource: Sendable {
  let resource: Resource
  let configuration: Configuration?
  var series: [MadeSeries] = []
  var runs: MadeRuns?
}

/// Makes resources of every kind, one in a hundred of them in trouble.
struct MadeResources {
  private var dice: Dice
  private let account: String
  private let region: String

  init(seed: Int, account: String, region: String) {
    dice = Dice(seed)
    (self.account, self.region) = (account, region)
  }

  mutating func make(_ kind: ResourceKind, _ number: Int) -> [MadeResource] {
    switch kind {
    case .lambdaFunction: function(number)
    case .queue: [queue(number)]
    case .table: [table(number)]
    case .restAPI, .httpAPI: [api(kind, number)]
    case .topic: [topic(number)]
    case .eventRule: [eventRule(number)]
    case .stateMachine: [stateMachine(number)]
    case .dataStream: [dataStream(number)]
    case .bucket: [made(kind, number, .bucket(BucketConfiguration()))]
    case .secret: [made(kind, number, .secret(SecretConfiguration()))]
    case .account: [accountItself()]
    default: []
    }
  }

  private var isTroubled: Bool { mutating get { dice.falls(0.01) } }

  private func made(_ kind: ResourceKind, _ name: String, _ configuration: Configuration?)
    -> MadeResource
  {
    let id = ResourceID(kind, name: name, account: account, region: region)
    let resource = Resource(
      id: id, kind: kind, name: name, account: account, region: region,
      tags: ["service": "shop-\(name.utf8.count % 7)", "env": "prod"],
      microservices: ["shop-\(name.utf8.count % 7)"], validFrom: MadeFleet.start)
    return MadeResource(resource: resource, configuration: configuration)
  }

  private func made(_ kind: ResourceKind, _ number: Int, _ configuration: Configuration)
    -> MadeResource
  {
    made(kind, "\(kind.service)-\(number)", configuration)
  }

  /// A function with its role and its log group.
  private mutating func function(_ number: Int) -> [MadeResource] {
    let name = "lambda-\(number)"
    let role = made(.role, "role-\(number / 2)", .role(RoleConfiguration()))
    var group = made(.logGroup, "/aws/lambda/" + name, .logGroup(LogGroupConfiguration()))
    var function = made(
      .lambdaFunction, name, .function(configuration(of: name, role: role.resource.id)))
    // Few functions are called every minute, most of them now and then.
    let perMinute = 40 / Double(1 + number % 200)
    let shape = MadeShape(level: max(1, perMinute), density: min(1, perMinute))
    let errors = MadeShape(
      level: isTroubled ? max(1, perMinute * 0.2) : 0, burst: (0.002, 1), density: shape.density)
    let calls = shape.series("Invocations", .sum, &dice)
    let failed = errors.series("Errors", .sum, &dice)
    let duration = MadeShape(level: 20 + 400 * dice.share(), density: shape.density, isWhole: false)
    let ms = duration.series("Duration", Statistic("p90"), &dice)
    let idle = MadeShape(level: 0, density: shape.density)
    let busy = MadeShape(level: max(1, perMinute / 10), density: shape.density)
    function.series = [
      calls, failed, ms, duration.series("Duration", Statistic("p99"), &dice),
      idle.series("Throttles", .sum, &dice), busy.series("ConcurrentExecutions", .maximum, &dice),
    ]
    function.runs = MadeRuns(function.resource.id, calls: calls, errors: failed, ms: ms, &dice)
    group.series = [
      MadeShape(level: 900 * max(1, perMinute), density: shape.density)
        .series("IncomingBytes", .sum, every: 300, &dice)
    ]
    return number % 2 == 0 ? [function, group, role] : [function, group]
  }

  private mutating func configuration(of name: String, role: ResourceID) -> FunctionConfiguration {
    var function = FunctionConfiguration()
    function.runtime = dice.pick(["nodejs22.x", "python3.13", "java21", "nodejs18.x", "dotnet8"])
    function.architecture = dice.pick([.arm64, .x86])
    function.memoryMB = dice.pick([128, 256, 512, 1024, 1769])
    function.timeoutSeconds = dice.pick([3, 10, 30, 60, 900])
    function.handler = "app.handler"
    function.packageType = "Zip"
    function.codeSHA256 = name
    function.codeBytes = 2_000_000
    function.lastModified = MadeFleet.start
    function.role = role.arn
    function.environment = [EnvironmentVariable(name: "TABLE"), EnvironmentVariable(name: "STAGE")]
    function.tracingMode = dice.pick(["Active", "PassThrough"])
    function.logFormat = dice.pick(["JSON", "Text"])
    function.state = "Active"
    function.reservedConcurrencyKnown = true
    function.urlKnown = true
    function.asyncConfigurationKnown = true
    function.policyStatements = []
    function.aliases = []
    function.versionCount = 1
    function.eventSourceMappings = []
    return function
  }
}

extension MadeResources {
  private mutating func queue(_ number: Int) -> MadeResource {
    var queue = QueueConfiguration()
    queue.visibilityTimeoutSeconds = 180
    queue.retentionSeconds = 345_600
    queue.redriveKnown = true
    queue.managedEncryption = true
    var made = made(.queue, number, .queue(queue))
    let sent = MadeShape(level: 30)
    let depth = MadeShape(level: isTroubled ? 900 : 2)
    made.series = [
      sent.series("NumberOfMessagesSent", .sum, &dice),
      sent.series("NumberOfMessagesReceived", .sum, &dice),
      sent.series("NumberOfMessagesDeleted", .sum, &dice),
      depth.series("ApproximateNumberOfMessagesVisible", .maximum, &dice),
      depth.series("ApproximateNumberOfMessagesNotVisible", .maximum, &dice),
      depth.series("ApproximateAgeOfOldestMessage", .maximum, &dice),
    ]
    return made
  }

  private mutating func table(_ number: Int) -> MadeResource {
    var table = TableConfiguration()
    table.billingMode = dice.pick(["PROVISIONED", "PAY_PER_REQUEST"])
    table.readCapacity = 50
    table.writeCapacity = 20
    table.pointInTimeRecovery = dice.falls(0.7)
    table.scaling = []
    var made = made(.table, number, .table(table))
    let throttled = MadeShape(level: isTroubled ? 40 : 0)
    made.series = [
      MadeShape(level: 900).series("ConsumedReadCapacityUnits", .sum, &dice),
      MadeShape(level: 200).series("ConsumedWriteCapacityUnits", .sum, &dice),
      throttled.series("ReadThrottleEvents", .sum, every: 300, &dice),
      throttled.series("WriteThrottleEvents", .sum, every: 300, &dice),
      MadeShape(level: 0).series("SystemErrors", .sum, every: 300, &dice),
    ]
    return made
  }

  private mutating func api(_ kind: ResourceKind, _ number: Int) -> MadeResource {
    var api = APIConfiguration()
    api.apiID = "api\(number)"
    api.endpointTypes = ["REGIONAL"]
    api.stages = [APIStage(name: "prod")]
    api.routes = [APIRoute(method: "GET", path: "/orders")]
    var made = made(kind, number, .api(api))
    let failing = MadeShape(level: isTroubled ? 30 : 0, burst: (0.001, 1))
    made.series = [
      MadeShape(level: 120).series("Count", .sum, &dice),
      MadeShape(level: 2).series("4XXError", .sum, &dice),
      failing.series("5XXError", .sum, &dice),
      MadeShape(level: 140).series("Latency", Statistic("p90"), &dice),
      MadeShape(level: 120).series("IntegrationLatency", Statistic("p90"), &dice),
    ]
    return made
  }

  private mutating func topic(_ number: Int) -> MadeResource {
    var topic = TopicConfiguration()
    topic.subscriptions = []
    var made = made(.topic, number, .topic(topic))
    made.series = [
      MadeShape(level: 20).series("NumberOfNotificationsDelivered", .sum, every: 300, &dice),
      MadeShape(level: isTroubled ? 5 : 0)
        .series("NumberOfNotificationsFailed", .sum, every: 300, &dice),
    ]
    return made
  }

  private mutating func eventRule(_ number: Int) -> MadeResource {
    var rule = EventRuleConfiguration()
    rule.state = "ENABLED"
    rule.schedule = "rate(5 minutes)"
    rule.targets = []
    var made = made(.eventRule, number, .eventRule(rule))
    made.series = [
      MadeShape(level: 1, swing: 0, noise: 0).series("Invocations", .sum, every: 300, &dice),
      MadeShape(level: isTroubled ? 1 : 0, swing: 0, noise: 0)
        .series("FailedInvocations", .sum, every: 300, &dice),
    ]
    return made
  }

  private mutating func stateMachine(_ number: Int) -> MadeResource {
    var machine = StateMachineConfiguration()
    machine.type = "STANDARD"
    machine.definition =
      #"{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true}}}"#
    var made = made(.stateMachine, number, .stateMachine(machine))
    made.series = [
      MadeShape(level: 12).series("ExecutionsStarted", .sum, &dice),
      MadeShape(level: isTroubled ? 3 : 0).series("ExecutionsFailed", .sum, &dice),
      MadeShape(level: 900).series("ExecutionTime", Statistic("p99"), every: 300, &dice),
    ]
    return made
  }

  private mutating func dataStream(_ number: Int) -> MadeResource {
    var stream = DataStreamConfiguration()
    stream.retentionHours = 24
    stream.openShards = 4
    var made = made(.dataStream, number, .dataStream(stream))
    made.series = [
      MadeShape(level: 400_000).series("IncomingBytes", .sum, &dice),
      MadeShape(level: 4000).series("IncomingRecords", .sum, &dice),
      MadeShape(level: isTroubled ? 90_000 : 200)
        .series("GetRecords.IteratorAgeMilliseconds", .maximum, &dice),
    ]
    return made
  }

  private mutating func accountItself() -> MadeResource {
    var settings = AccountConfiguration()
    settings.concurrentExecutions = 1000
    settings.unreservedConcurrentExecutions = 900
    var made = made(.account, account, .account(settings))
    made.series = [
      MadeShape(level: 300).series("ConcurrentExecutions", .maximum, &dice)
    ]
    return made
  }
}
