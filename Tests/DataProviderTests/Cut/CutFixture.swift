import ServerlessModel

@testable import DataProvider

/// A batch in which every text of every part holds an account, the id of a key, an address and a mask.
struct CutFixture {
  static let account = "111122223333"
  static let keyID = "AKIAIOSFODNN7EXAMPLE"
  static let address = "ada@example.com"
  static let mask = "‹email:7f3a›"
  static let secrets = [account, "1111-2222-3333", keyID, address, mask]

  static let words =
    "arn:aws:sqs:eu-west-1:\(account):q of \(account) (1111-2222-3333) by \(keyID), \(address), \(mask)"
  /// Names may tell accounts and keys, and are not looked through for addresses.
  static let name = "n-\(account)-\(keyID)"

  static let start = Instant(milliseconds: 1_790_000_040_000)
  static let span = TimeSpan(start: start, end: start.adding(seconds: 600))
  static let inside = start.adding(seconds: 60)

  static let function = ResourceID.function(name, account: account, region: "eu-west-1")
  static let queue = ResourceID(.queue, name: name, account: account, region: "eu-west-1")
  static let request = RequestID(high: 1, low: 2)

  static func resource(_ id: ResourceID, _ kind: ResourceKind) -> Resource {
    Resource(
      id: id, kind: kind, name: name, account: account, region: "eu-west-1",
      tags: [words: words, "password": "hunter2hunter2"], microservices: [name], stack: name,
      validFrom: start)
  }

  static func filled<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try FilledValue.make(type, text: words)
  }

  /// Every kind of configuration there is.
  static func configurations() throws -> [Configuration] {
    [
      .function(try filled(FunctionConfiguration.self)), .api(try filled(APIConfiguration.self)),
      .graphqlAPI(try filled(GraphQLAPIConfiguration.self)),
      .queue(try filled(QueueConfiguration.self)), .topic(try filled(TopicConfiguration.self)),
      .eventBus(try filled(EventBusConfiguration.self)),
      .eventRule(try filled(EventRuleConfiguration.self)),
      .schedule(try filled(ScheduleConfiguration.self)), .pipe(try filled(PipeConfiguration.self)),
      .dataStream(try filled(DataStreamConfiguration.self)),
      .deliveryStream(try filled(DeliveryStreamConfiguration.self)),
      .stateMachine(try filled(StateMachineConfiguration.self)),
      .table(try filled(TableConfiguration.self)), .bucket(try filled(BucketConfiguration.self)),
      .distribution(try filled(DistributionConfiguration.self)),
      .userPool(try filled(UserPoolConfiguration.self)),
      .secret(try filled(SecretConfiguration.self)),
      .logGroup(try filled(LogGroupConfiguration.self)), .role(try filled(RoleConfiguration.self)),
      .database(try filled(DatabaseConfiguration.self)),
      .searchDomain(try filled(SearchDomainConfiguration.self)),
      .containerService(try filled(ContainerServiceConfiguration.self)),
      .loadBalancer(try filled(LoadBalancerConfiguration.self)),
      .account(try filled(AccountConfiguration.self)),
    ]
  }

  static var execution: Execution {
    Execution(
      resource: function, requestID: request, version: name, start: inside,
      end: inside.adding(seconds: 1), duration: Elapsed(milliseconds: 900),
      billed: Elapsed(milliseconds: 900), memoryMB: 128, maxMemoryMB: 64,
      initDuration: Elapsed(milliseconds: 5), restoreDuration: Elapsed(milliseconds: 5),
      billedRestore: Elapsed(milliseconds: 5), initType: .onDemand, coldStart: true, attempt: 2,
      retryKind: .async, retryEvidence: words, status: .error, errorType: words,
      errorMessage: words, errorGroup: ErrorGroupID(value: 77), anomalous: false, traceID: trace.id,
      segmentID: SegmentID(value: 8), sampled: true, phase: name, logGroup: "/aws/lambda/" + name,
      logStream: name)
  }

  static var trace: Trace {
    var segment = Segment(
      id: SegmentID(value: 8).description, parentID: SegmentID(value: 9).description, name: words,
      origin: name, namespace: name, startUs: inside.milliseconds * 1000,
      endUs: inside.milliseconds * 1000 + 900_000, error: true,
      http: .init(method: name, url: words, status: 500), aws: [words: words], sql: [words: words],
      cause: .init(type: words, message: words, stack: [words], ref: name),
      annotations: [words: words, "token": "hunter2hunter2"], metadata: words,
      resourceARN: function.arn)
    segment.subsegments = [segment]
    return Trace(
      id: TraceID(epochSeconds: UInt32(inside.milliseconds / 1000), randomHigh: 6, randomLow: 7),
      account: account, region: "eu-west-1", segments: [segment])
  }

  static var finding: Finding {
    Finding(
      id: "rule@" + function.arn, rule: name, title: words, pillar: .reliability, sal: .rel2,
      severity: .critical, resource: function, microservices: [name], firstSeen: inside,
      lastSeen: inside, noticedAt: inside, summary: words, why: words,
      evidence: [.text(name, words), .list(name, [words]), .count(name, 1)],
      parameters: [.text(name, words)], remediation: words, references: [name])
  }

  static var metric: MetricID {
    MetricID(namespace: name, name: name, dimensions: [.init(name: name, value: words)])
  }

  static var block: LogBlock {
    var block = LogBlock(
      group: LogGroupID(account: account, region: "eu-west-1", name: "/aws/lambda/" + name),
      stream: name)
    Array(words.utf8).withUnsafeBytes {
      block.append(
        time: inside.milliseconds, message: $0, level: .error, request: request, eventHash: 5)
    }
    return block
  }

  static func batch() throws -> SnapshotBatch {
    var batch = SnapshotBatch()
    batch.accounts = [Account(id: account, name: words, regions: [name])]
    batch.resources = [resource(function, .lambdaFunction), resource(queue, .queue)]
    batch.relations = [Relation(kind: .eventSource, from: queue, to: function)]
    batch.configurations = try configurations().enumerated().map {
      (queue, start.adding(seconds: Int64($0.offset)), $0.element)
    }
    batch.deployments = [deployment]
    batch.executions = [execution]
    batch.logBlocks = [block]
    batch.traces = [trace]
    batch.points = [
      Series(
        id: SeriesID(
          account: account, region: "eu-west-1", metric: metric, statistic: .sum,
          periodSeconds: 60, resource: function, unit: name),
        points: [MetricPoint(time: inside, value: 5)])
    ]
    batch.errors = [
      ErrorRecord(
        resource: function, time: inside, requestID: request, version: name,
        errorClass: .exception, type: words, message: words, frames: [words],
        group: ErrorGroupID(value: 77))
    ]
    batch.alarms = [alarm]
    batch.quotas = [
      Quota(
        code: words, name: words, service: words, account: account, region: "eu-west-1", limit: 5,
        source: words, usage: metric, usageStatistic: .maximum)
    ]
    batch.coverage = coverage
    batch.findingEvents = [FindingEvent(kind: .opened, time: inside, finding: finding)]
    batch.unknownVerdicts[function] = [
      UnknownVerdict(rule: name, resource: function, missing: words)
    ]
    return batch
  }

  private static var deployment: Deployment {
    Deployment(
      id: "d-00000000000000ff", resource: function, time: inside, fromCodeHash: words,
      toCodeHash: words, fromVersion: words, toVersion: words, changes: [words])
  }

  private static var alarm: Alarm {
    Alarm(
      id: words, name: words, kind: .cloudwatch, state: .alarm, reason: words, since: inside,
      account: account, region: "eu-west-1", resource: function, metric: metric, statistic: words,
      comparison: words, treatMissingData: words, actions: [words], rule: words)
  }

  private static var coverage: [Coverage] {
    [
      Coverage(
        account: account, region: "eu-west-1", source: .logs, scope: function.arn, span: span,
        settled: span.end, outcome: .answered),
      Coverage(
        account: account, region: "eu-west-1", source: .traces, scope: "*", span: span,
        settled: span.end, outcome: .denied(action: words)),
    ]
  }
}
