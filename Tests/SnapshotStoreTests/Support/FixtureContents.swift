import ServerlessModel

/// What every recording in `Fixtures` holds; all of it is made up, and the same at each call.
enum FixtureContents {
  static let runs: [Execution] = {
    var maker = ExecutionMaker(seed: 2026)
    return maker.many(150)
  }()

  static let series = Make.series((0..<50).map { ($0 * 60, Double($0) / 4) })
  static let lines = (0..<40).map { (Int64($0) * 250, "INFO order \($0) is paid") }

  static let trace = Trace(
    id: TraceID(epochSeconds: 1_790_000_040, randomHigh: 6, randomLow: 7), account: Make.account,
    region: Make.region,
    segments: [
      Segment(
        id: SegmentID(value: 8).description, name: "orders-api", origin: "AWS::Lambda::Function",
        startUs: Make.at(0).milliseconds * 1000, endUs: Make.at(1).milliseconds * 1000)
    ])

  static let alarm = Alarm(
    id: "orders-errors", name: "orders-errors", kind: .cloudwatch, state: .alarm,
    since: Make.at(30), account: Make.account, region: Make.region)

  static let finding = Finding(
    id: "lambda-errors orders-api", rule: "lambda-errors", title: "Runs do not fail",
    pillar: .reliability, sal: .rel2, severity: .warning, state: .open,
    resource: Make.function(), microservices: ["shop"], firstSeen: Make.at(0),
    lastSeen: Make.at(60), noticedAt: Make.at(90), count: 3, summary: "fails: 3 of 50 runs",
    why: "Users see errors.", evidence: [.count("runs", 50)],
    parameters: [.number("limitShare", 0.05)], remediation: "Look at the newest error.",
    savingUSD: 1.5, references: ["https://docs.aws.amazon.com/lambda/"])

  static var batch: SnapshotBatch {
    Make.batch {
      $0.resources = [Make.resource("orders-api", tags: ["service": "shop"])]
      $0.configurations = [(Make.function(), Make.at(0), Make.configuration(memory: 512))]
      $0.executions = runs
      $0.logBlocks = [Make.block(lines)]
      $0.traces = [trace]
      $0.points = [series]
      $0.errors = [
        ErrorRecord(
          resource: Make.function(), time: Make.at(5), requestID: Make.request(5),
          errorClass: .exception, type: "KeyError", message: "no such order",
          frames: ["app.py handler"], group: ErrorGroupID(value: 99))
      ]
      $0.alarms = [alarm]
      $0.coverage = [Make.coverage(.logs, 0, 10_000)]
      $0.findingEvents = [FindingEvent(kind: .opened, time: Make.at(100), finding: finding)]
      $0.masked = ["email": 2]
    }
  }
}
