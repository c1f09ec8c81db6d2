import ServerlessModel

/// The made-up fleet that the frames show: a payment host does not answer, and checkout times out.
enum Fleet {
  static let prod = "111122223333"
  static let staging = "444455556666"
  static let partner = "777788889999"
  static let region = "eu-west-1"

  static func moment(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(milliseconds: 0)
  }

  static let at = moment("2026-11-20T14:32:10Z")
  static let start = moment("2026-11-20T08:00:00Z")
  static let end = moment("2026-11-20T15:00:00Z")
  static let chargeCard = ResourceID.function("charge-card", account: prod, region: region)
  static let ordersDLQ = ResourceID(.queue, name: "orders-dlq", account: prod, region: region)
  static let ordersTable = ResourceID(.table, name: "orders-table", account: prod, region: region)
  static let failedTrace = TraceID(
    epochSeconds: 1_795_185_055, randomHigh: 0x5c0a_77e1, randomLow: 0xfeed_beef_0000_0001)

  static let reading: FakeReading = build()

  private static func build() -> FakeReading {
    var reading = FakeReading(
      info: SnapshotInfo(
        path: "incident.perch", origin: "record", schemaVersion: 1, recordedBy: "perch 0.1",
        span: TimeSpan(start: start, end: end), metricSpan: TimeSpan(start: start, end: end),
        openAt: at, executions: 0, logLines: 0, segments: 0, points: 0, masked: [:], bytes: 0))
    reading.accountList = [
      Account(id: prod, name: "prod", regions: [region, "eu-central-1"]),
      Account(id: staging, name: "staging", regions: [region]),
      Account(id: partner, name: "partner", regions: [region]),
    ]
    addResources(&reading)
    addRuns(&reading)
    addIncident(&reading)
    addFindings(&reading)
    addMetrics(&reading)
    addRest(&reading)
    return reading
  }

  private static func addResources(_ reading: inout FakeReading) {
    func add(_ kind: ResourceKind, _ name: String, _ service: String, _ account: String = prod) {
      reading.resourceList.append(
        Resource(
          id: ResourceID(kind, name: name, account: account, region: region), kind: kind,
          name: name,
          account: account, region: region, tags: ["team": "payments"], microservices: [service],
          stack: service + "-stack", validFrom: start))
    }
    add(.lambdaFunction, "charge-card", "checkout")
    add(.lambdaFunction, "place-order", "checkout")
    add(.httpAPI, "checkout-api", "checkout")
    add(.queue, "orders-queue", "checkout")
    add(.queue, "orders-dlq", "checkout")
    add(.table, "orders-table", "checkout")
    add(.lambdaFunction, "orders-api", "orders")
    add(.lambdaFunction, "nightly-report", "nightly-report")
    add(.lambdaFunction, "invoice-pdf", "invoices")
    add(.lambdaFunction, "catalogue-read", "catalogue")
    add(.lambdaFunction, "orders-api", "orders", staging)
    add(.lambdaFunction, "feed-pull", "feed", partner)
    for resource in reading.resourceList where resource.kind == .lambdaFunction {
      var function = FunctionConfiguration()
      function.runtime = "python3.12"
      function.architecture = .x86
      function.memoryMB = 256
      function.timeoutSeconds = 3
      function.handler = "app.handler"
      function.tracingMode = resource.name == "catalogue-read" ? "PassThrough" : "Active"
      function.version = "41"
      function.deadLetterTarget = resource.name == "charge-card" ? ordersDLQ.arn : nil
      function.aliases = [FunctionAlias(name: "live", version: "41")]
      var older = function
      older.memoryMB = 512
      reading.configurationList[resource.id] = [
        ConfigurationVersion(
          from: start, to: moment("2026-11-20T11:20:00Z"), configuration: .function(older)),
        ConfigurationVersion(
          from: moment("2026-11-20T11:20:00Z"), configuration: .function(function)),
      ]
    }
    var queue = QueueConfiguration()
    queue.visibilityTimeoutSeconds = 30
    queue.maxReceiveCount = 3
    reading.configurationList[ordersDLQ] = [
      ConfigurationVersion(from: start, configuration: .queue(queue))
    ]
    reading.relationList = [
      Relation(
        kind: .eventSource,
        from: ResourceID(.queue, name: "orders-queue", account: prod, region: region),
        to: chargeCard),
      Relation(kind: .deadLetter, from: chargeCard, to: ordersDLQ),
      Relation(kind: .target, from: chargeCard, to: ordersTable),
      Relation(
        kind: .role, from: chargeCard,
        to: ResourceID(.role, name: "charge-card-role", account: prod, region: "")),
    ]
  }

  /// A run every so many seconds of the last two hours.
  private static func addRuns(_ reading: inout FakeReading) {
    let every: [(String, String, Int64, Double, Int)] = [
      ("charge-card", prod, 20, 610, 108), ("place-order", prod, 15, 140, 96),
      ("orders-api", prod, 12, 96, 88),
      ("invoice-pdf", prod, 300, 780, 201), ("catalogue-read", prod, 8, 42, 70),
      ("orders-api", staging, 120, 95, 90),
    ]
    for (name, account, step, milliseconds, memory) in every {
      let resource = ResourceID.function(name, account: account, region: region)
      var number: UInt64 = 0
      var time = at.adding(seconds: -4200)
      while time < at.adding(seconds: 600) {
        number += 1
        let wave = Double((number * 37) % 100) / 100
        let isCold = number % 47 == 1
        let duration = Elapsed(milliseconds: milliseconds * (0.6 + wave))
        reading.executionList.append(
          Execution(
            resource: resource,
            requestID: RequestID(
              high: (number &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(name.utf8.count), low: number * 7919),
            version: "41", start: time,
            end: time.adding(milliseconds: duration.microseconds / 1000),
            duration: duration, billed: Elapsed(milliseconds: duration.milliseconds.rounded(.up)),
            memoryMB: 256,
            maxMemoryMB: memory + Int(wave * 20),
            initDuration: isCold ? Elapsed(milliseconds: 392) : nil,
            initType: .onDemand, coldStart: isCold, status: .success,
            logGroup: "/aws/lambda/\(name)",
            logStream: "2026/11/20/[41]\(number % 3)f00d"))
        time = time.adding(milliseconds: step * 1000 + Int64(wave * 700))
      }
    }
  }

  private static func addIncident(_ reading: inout FakeReading) {
    for index in 0..<14 {
      let time = at.adding(milliseconds: -1_750_000 + Int64(index) * 121_000)
      reading.executionList.append(timeout(at: time, index: UInt64(index), attempt: 1))
    }
    let request = RequestID(high: 0x8f6e_2a1b_4c3d_4e5f, low: 0x8a9b_0c1d_2e3f_4a5b)
    var first = timeout(at: moment("2026-11-20T14:30:55.100Z"), index: 90, attempt: 1)
    first.requestID = request
    first.status = .error
    first.errorType = "HTTPError"
    first.errorMessage = "503 from payments.example"
    first.duration = Elapsed(milliseconds: 912)
    first.end = first.start.adding(milliseconds: 912)
    var last = timeout(at: moment("2026-11-20T14:31:58.112Z"), index: 91, attempt: 2)
    last.requestID = request
    last.retryKind = .async
    last.retryEvidence = "the same request id again"
    last.traceID = failedTrace
    last.segmentID = SegmentID(value: 0xaaaa_0000_0000_0002)
    last.sampled = true
    reading.executionList += [first, last]
    addLog(&reading, request)
    // Two more runs waited as the traced one did.
    reading.traceList = (0..<3).map { number in
      var held = trace(request)
      if number > 0 {
        held.id = TraceID(epochSeconds: 1_795_184_700, randomHigh: 0, randomLow: UInt64(number))
      }
      return held
    }
  }

  private static func timeout(at time: Instant, index: UInt64, attempt: Int) -> Execution {
    Execution(
      resource: chargeCard,
      requestID: RequestID(high: 0x7700_0000_0000_0000 + index, low: 0x1000 + index),
      version: "41", start: time, end: time.adding(milliseconds: 3000),
      duration: Elapsed(milliseconds: 3000),
      billed: Elapsed(milliseconds: 3000), memoryMB: 256, maxMemoryMB: 212, coldStart: false,
      attempt: attempt,
      status: .timeout, errorType: "Sandbox.Timedout",
      errorMessage: "Task timed out after 3.00 seconds",
      errorGroup: ErrorGroupID(value: 0xe1), anomalous: true, sampled: false,
      logGroup: "/aws/lambda/charge-card", logStream: "2026/11/20/[41]0f00d")
  }

  private static func addLog(_ reading: inout FakeReading, _ request: RequestID) {
    let lines: [(String, LogLevel, String)] = [
      ("14:31:58.112", .platform, "START RequestId: \(request) Version: 41"),
      ("14:31:58.121", .info, "charging order 1841, 42.10 EUR"),
      ("14:31:58.352", .info, "POST https://payments.example/v1/charges try 2"),
      ("14:31:59.352", .warn, "no answer after 1000 ms, still waiting"),
      ("14:32:01.112", .platform, "Task timed out after 3.00 seconds"),
      (
        "14:32:01.113", .error,
        "charge of order 1841 not confirmed\u{1B}[31m\nTraceback:\n  app.py 41 charge"
      ),
    ]
    reading.logList = lines.map { time, level, message in
      LogLine(
        time: moment("2026-11-20T\(time)Z"), logGroup: "/aws/lambda/charge-card", account: prod,
        region: region,
        logStream: "2026/11/20/[41]0f00d", message: message, level: level, requestID: request,
        traceID: failedTrace)
    }
  }

  private static func trace(_ request: RequestID) -> Trace {
    let base = moment("2026-11-20T14:31:58.112Z").milliseconds * 1000
    func segment(_ id: String, _ name: String, _ from: Int64, _ to: Int64?) -> Segment {
      Segment(id: id, name: name, startUs: base + from, endUs: to.map { base + $0 })
    }
    var get = segment("aaaa000000000003", "DynamoDB", 30_000, 39_000)
    get.namespace = "aws"
    get.aws = ["operation": "GetItem", "table_name": "orders-table"]
    var post = segment("aaaa000000000004", "payments.example", 240_000, nil)
    post.namespace = "remote"
    post.inProgress = true
    post.fault = true
    post.http = .init(method: "POST", url: "https://payments.example/v1/charges", status: nil)
    post.cause = .init(
      type: "ReadTimeout", message: "no answer", stack: ["app.py 41 charge", "http.py 12 post"])
    var function = segment("aaaa000000000002", "charge-card", 0, 3_000_000)
    function.origin = "AWS::Lambda::Function"
    function.fault = true
    function.parentID = "aaaa000000000001"
    function.aws = ["request_id": request.description]
    function.subsegments = [get, post]
    var service = segment("aaaa000000000001", "charge-card", -64_000_000, 3_004_000)
    service.origin = "AWS::Lambda"
    service.fault = true
    return Trace(id: failedTrace, account: prod, region: region, segments: [service, function])
  }

  private static func addFindings(_ reading: inout FakeReading) {
    func add(
      _ rule: String, _ resource: ResourceID, _ severity: Severity, _ pillar: Pillar,
      _ sal: LensQuestion,
      _ time: String, _ summary: String, service: String = "checkout", fix: String
    ) {
      let since = moment("2026-11-20T\(time):00Z")
      let finding = Finding(
        id: "\(rule)@\(resource.arn)", rule: rule,
        title: rule.replacing("-", with: " ").capitalizedFirst,
        pillar: pillar, sal: sal, severity: severity, resource: resource, microservices: [service],
        firstSeen: since, lastSeen: at, noticedAt: since.adding(seconds: 60), count: 6,
        summary: summary,
        why: "A run that reaches its timeout is killed halfway and billed in full.",
        evidence: [
          .count("timeouts_count", 15), .number("timeout_s", 3),
          .list("samples", ["8f6e2a1b", "77000000"]),
        ],
        parameters: [.count("min_count", 3)], remediation: fix,
        references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html"])
      reading.events.append(FindingEvent(kind: .opened, time: finding.noticedAt, finding: finding))
    }
    add(
      "lambda-timeout-occurred", chargeCard, .critical, .reliability, .rel2, "14:02",
      "times out: 15 of 195 runs, limit 3.0 s",
      fix: "Set the client's timeout below 3 s and retry with backoff.")
    add(
      "sqs-dlq-not-empty", ordersDLQ, .critical, .reliability, .rel2, "14:05",
      "38 messages waiting, oldest 27 min",
      fix: "Inspect the messages, fix the cause, then redrive.")
    add(
      "dynamodb-write-throttled", ordersTable, .warning, .performance, .per1, "14:28",
      "writes throttled in 4 of the last 5 min", fix: "Raise write capacity or switch to on-demand."
    )
    add(
      "lambda-cold-start-ratio-high",
      ResourceID.function("invoice-pdf", account: prod, region: region), .warning, .performance,
      .per1, "09:15", "cold starts: 18 % of runs", service: "invoices",
      fix: "Shrink the package, or provision concurrency.")
    add(
      "lambda-memory-overprovisioned",
      ResourceID.function("catalogue-read", account: prod, region: region), .info, .cost, .cost1,
      "08:30", "uses 70 of 256 MB", service: "catalogue", fix: "Try 128 MB.")
  }

  private static func addMetrics(_ reading: inout FakeReading) {
    func add(
      _ resource: ResourceID, _ namespace: String, _ name: String, _ statistic: Statistic,
      _ value: (Int) -> Double
    ) {
      let id = SeriesID(
        account: prod, region: region,
        metric: MetricID(namespace: namespace, name: name, dimensions: []),
        statistic: statistic, periodSeconds: 60, resource: resource)
      reading.seriesList.append(
        Series(
          id: id,
          points: (0..<120).map { minute in
            MetricPoint(
              time: at.floored(toSeconds: 60).adding(seconds: Int64(minute - 119) * 60),
              value: value(minute))
          }))
    }
    add(ordersDLQ, "AWS/SQS", "ApproximateNumberOfMessagesVisible", .maximum) {
      Double(max(0, $0 - 81))
    }
    add(ordersDLQ, "AWS/SQS", "ApproximateAgeOfOldestMessage", .maximum) {
      Double(max(0, $0 - 92) * 60)
    }
    add(ordersDLQ, "AWS/SQS", "NumberOfMessagesSent", .sum) { $0 > 81 ? 1 : 0 }
    add(ordersTable, "AWS/DynamoDB", "ConsumedWriteCapacityUnits", .sum) { Double(200 + $0 * 3) }
    add(ordersTable, "AWS/DynamoDB", "WriteThrottleEvents", .sum) { $0 > 115 ? 12 : 0 }
    add(chargeCard, "AWS/Lambda", "ConcurrentExecutions", .maximum) { Double(2 + $0 / 20) }
  }

  private static func addRest(_ reading: inout FakeReading) {
    reading.deploymentList = [
      Deployment(
        id: "d1", resource: chargeCard, time: moment("2026-11-20T11:20:00Z"), fromVersion: "40",
        toVersion: "41",
        changes: ["memory 512 to 256 MB"])
    ]
    reading.errorList = [
      ErrorGroup(
        id: ErrorGroupID(value: 0xe1), resource: chargeCard, errorClass: .timeout,
        type: "Sandbox.Timedout",
        message: "Task timed out after 3.00 seconds", frames: ["app.py charge", "http.py post"],
        count: 16,
        firstSeen: moment("2026-11-20T14:02:59Z"), lastSeen: moment("2026-11-20T14:31:58Z"),
        versions: ["41"],
        state: .new, trend: [0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 2, 3])
    ]
    reading.alarmList = [
      Alarm(
        id: "arn:aws:cloudwatch:eu-west-1:\(prod):alarm:charge-card-errors",
        name: "charge-card-errors",
        kind: .cloudwatch, state: .alarm, reason: "3 of 3 points above 1",
        since: moment("2026-11-20T14:06:00Z"),
        account: prod, region: region, resource: chargeCard,
        metric: MetricID(namespace: "AWS/Lambda", name: "Errors", dimensions: []),
        statistic: "Sum", threshold: 1, comparison: "GreaterThanOrEqualToThreshold",
        periodSeconds: 60, evaluationPeriods: 3, treatMissingData: "notBreaching",
        actions: ["arn:aws:sns:eu-west-1:\(prod):ops"])
    ]
    reading.alarmPast = [
      ("2026-11-20T11:02:00Z", Alarm.State.alarm, "3 of 3 points above 1"),
      ("2026-11-20T11:31:00Z", .ok, "1 of 3 points above 1"),
    ].map { time, state, reason in
      var alarm = reading.alarmList[0]
      (alarm.since, alarm.state, alarm.reason) = (moment(time), state, reason)
      return alarm
    }
    reading.quotaList = [
      Quota(
        code: "L-B99A9384", name: "Concurrent executions", service: "lambda", account: prod,
        region: region, limit: 1000, used: 61, peak: 118, source: "service-quotas")
    ]
    for account in [prod, staging] {
      for source in [Coverage.Source.logs, .metrics, .configuration, .traces] {
        reading.coverageList.append(
          Coverage(
            account: account, region: region, source: source, scope: "*",
            span: TimeSpan(start: start, end: end),
            settled: end, outcome: .answered, apiCalls: 42, apiCostUSD: 0.01))
      }
    }
    reading.coverageList.append(
      Coverage(
        account: partner, region: region, source: .metrics, scope: "*",
        span: TimeSpan(start: start, end: end),
        settled: start, outcome: .denied(action: "cloudwatch:GetMetricData"), apiCalls: 1))
    reading.unknownList = [
      UnknownVerdict(
        rule: "lambda-memory-leak-trend", resource: chargeCard, missing: "needs 24 h, 6 h held")
    ]
    reading.environmentList = (0..<3).map { number in
      ExecutionEnvironment(
        resource: chargeCard, logStream: "2026/11/20/[41]\(number)f00d", version: "41",
        firstLine: at.adding(seconds: -3000 + Int64(number) * 600),
        lastLine: at.adding(seconds: number == 0 ? -9 : -60),
        runs: 40 - number * 9, failures: number == 0 ? 16 : 0,
        initDuration: Elapsed(milliseconds: 392), initType: .onDemand,
        memorySlopeMBPerRun: number == 0 ? 0.61 : 0.02, firstMaxMemoryMB: 108, lastMaxMemoryMB: 212)
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
