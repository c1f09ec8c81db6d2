import ServerlessModel
import SnapshotStore
import Testing

/// Findings, errors, alarms, traces and coverage as of a moment.
struct `What was known at a moment` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func finding(_ id: String, _ state: Finding.State, count: Int = 1) -> Finding {
    Finding(
      id: id, rule: "lambda-errors", title: "Runs do not fail", pillar: .reliability, sal: .rel2,
      severity: .critical, state: state, resource: Make.function(), microservices: ["orders"],
      firstSeen: Make.at(0), lastSeen: Make.at(60), noticedAt: Make.at(90), count: count,
      summary: "fails: 12 of 100 runs",
      why: "Users see errors.",
      evidence: [.count("runs", 100), .text("type", "KeyError"), .list("ids", ["a", "b"])],
      parameters: [.number("limitShare", 0.05)], remediation: "Look at the newest error.",
      savingUSD: 1.5, references: ["https://docs.aws.amazon.com/lambda/"])
  }

  @Test func `a finding lives as its events say`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.findingEvents = [
          FindingEvent(kind: .opened, time: Make.at(100), finding: finding("f1", .open)),
          FindingEvent(kind: .opened, time: Make.at(150), finding: finding("f2", .open)),
          FindingEvent(kind: .changed, time: Make.at(200), finding: finding("f1", .open, count: 2)),
          FindingEvent(
            kind: .resolved, time: Make.at(300), finding: finding("f1", .resolved, count: 2)),
          FindingEvent(
            kind: .reopened, time: Make.at(400), finding: finding("f1", .open, count: 3)),
        ]
        $0.unknownVerdicts[Make.function()] = [
          UnknownVerdict(rule: "r", resource: Make.function(), missing: "metrics not recorded")
        ]
      })
    #expect(try reader.findings(at: Make.at(99)).isEmpty)
    #expect(try reader.findings(at: Make.at(199)).map(\.id) == ["f1", "f2"])
    #expect(
      try reader.findings(at: Make.at(250)).first { $0.id == "f1" }
        == finding("f1", .open, count: 2))
    #expect(try reader.findings(at: Make.at(300)).first { $0.id == "f1" }?.state == .resolved)
    #expect(try reader.findings(at: Make.at(999)).first { $0.id == "f1" }?.count == 3)
    #expect(try reader.findingEvents(in: Make.span(150, 300)).map(\.kind) == [.opened, .changed])
    #expect(try reader.unknownVerdicts(at: Make.at(1)).map(\.missing) == ["metrics not recorded"])
  }

  @Test func `a finding tells by whose judgement another is to blame`() throws {
    var blaming = finding("f1", .open)
    blaming.judgedOn = Make.function("caller")
    let events = [
      FindingEvent(kind: .opened, time: Make.at(100), finding: blaming),
      FindingEvent(kind: .opened, time: Make.at(150), finding: finding("f2", .open)),
    ]
    let reader = try Make.snapshot(folder, Make.batch { $0.findingEvents = events })
    #expect(try reader.findings(at: Make.at(200)) == events.map(\.finding))
  }

  private func error(
    _ seconds: Int64, _ request: UInt64, _ message: String = "boom", version: String = "1"
  ) -> ErrorRecord {
    ErrorRecord(
      resource: Make.function(), time: Make.at(seconds), requestID: Make.request(request),
      version: version,
      errorClass: .exception, type: "KeyError", message: message, frames: ["app.py handler"],
      group: ErrorGroupID(value: 99))
  }

  @Test func `error groups count up to the moment and no error twice`() throws {
    let errors = (0..<100).map {
      error(1000 + Int64($0) * 100, UInt64($0), "boom \($0)", version: $0 < 50 ? "1" : "2")
    }
    let reader = try Make.snapshot(
      folder, Make.batch { $0.errors = Array(errors[40...]) },
      Make.batch { $0.errors = Array(errors[..<60]) },
      Make.batch {
        $0.coverage = [Make.coverage(.logs, 0, 20_000)]
        $0.masked = ["email": 2]
      })
    let early = try #require(try reader.errorGroups(in: Make.span(1000, 3000), resources: []).first)
    #expect(early.count == 20)
    #expect(early.message == "boom 0")
    #expect(early.versions == ["1"])
    #expect(early.state == .new)
    #expect(early.lastSeen == Make.at(2900))
    #expect(early.sampleRequestIDs.first == Make.request(19))
    let late = try #require(
      try reader.errorGroups(in: Make.span(3000, 20_000), resources: [Make.function()]).first)
    #expect(late.count == 80)
    #expect(late.trend.reduce(0, +) == 80)
    #expect(late.versions == ["1", "2"])
    #expect(late.state == .open)
    #expect(
      try reader.errorRecords(in: ErrorGroupID(value: 99), span: Make.span(0, 20_000), limit: 3)
        .map(\.message)
        == ["boom 99", "boom 98", "boom 97"])
    #expect(try reader.errorGroups(in: Make.span(0, 500), resources: []).isEmpty)
    let before = try reader.errorGroups(of: Make.function(), in: Make.span(15_000, 16_000)).value
    #expect(before?.map(\.count) == [0], "seen before the span, not in it")
    #expect(reader.info.masked == ["email": 2])
  }

  @Test func `an error at the edge of the recording is not new`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.errors = [error(60, 1)]
        $0.coverage = [Make.coverage(.logs, 0, 20_000)]
      })
    let group = try #require(try reader.errorGroups(in: Make.span(0, 3600), resources: []).first)
    #expect(group.firstSeenIsEdge)
    #expect(group.state == .open)
  }

  @Test func `alarms are as their last change left them`() throws {
    func alarm(_ state: Alarm.State, _ since: Int64) -> Alarm {
      Alarm(
        id: "a", name: "errors", kind: .cloudwatch, state: state, since: Make.at(since),
        account: Make.account, region: Make.region)
    }
    let reader = try Make.snapshot(
      folder, Make.batch { $0.alarms = [alarm(.alarm, 200), alarm(.ok, 0)] },
      Make.batch { $0.alarms = [alarm(.ok, 300), alarm(.alarm, 200)] })
    #expect(try reader.alarms(at: Make.at(-1)).value == [])
    #expect(try reader.alarms(at: Make.at(199)).value?.map(\.state) == [.ok])
    #expect(try reader.alarms(at: Make.at(299)).value?.map(\.state) == [.alarm])
    #expect(try reader.alarms(at: Make.at(999)).value?.map(\.state) == [.ok])
    #expect(try reader.alarmChanges(upTo: Make.at(-1)).isEmpty)
    #expect(try reader.alarmChanges(upTo: Make.at(299)).map(\.state) == [.ok, .alarm])
    #expect(try reader.alarmChanges(upTo: Make.at(999)).map(\.state) == [.ok, .alarm, .ok])
  }

  private func segment(
    _ id: UInt64, end: Int64?, name: String = "orders-api", inProgress: Bool = false
  ) -> Segment {
    var segment = Segment(
      id: SegmentID(value: id).description, name: name, origin: "AWS::Lambda::Function",
      startUs: Make.at(0).milliseconds * 1000, endUs: end.map { Make.at($0).milliseconds * 1000 })
    segment.inProgress = inProgress
    segment.annotations = ["order": "17"]
    segment.aws = ["request_id": Make.request(1).description]
    segment.cause = .init(type: "KeyError", message: "boom", stack: ["app.py handler"])
    segment.http = .init(method: "GET", url: "https://api.example", status: 502)
    segment.subsegments = [
      Segment(
        id: SegmentID(value: id + 1000).description, name: "DynamoDB", namespace: "aws",
        startUs: Make.at(0).milliseconds * 1000 + 5, endUs: Make.at(0).milliseconds * 1000 + 9,
        aws: ["table_name": "orders"])
    ]
    return segment
  }

  private func trace(_ segments: Segment...) -> Trace {
    Trace(
      id: TraceID(epochSeconds: 5, randomHigh: 6, randomLow: 7), account: Make.account,
      region: Make.region,
      segments: segments)
  }

  @Test func `a trace is the union of its documents, the complete ones first`() throws {
    let open = trace(segment(1, end: nil, inProgress: true))
    let whole = trace(segment(1, end: 3))
    let other = trace(segment(2, end: 4, name: "payments"))
    for (name, documents) in [("a", [open, whole, other, whole]), ("b", [other, whole, open])] {
      let writer = try SnapshotWriter.create(at: folder.file(name))
      for document in documents { try writer.write(Make.batch { $0.traces = [document] }) }
      try writer.finish()
      let reader = try SnapshotReader(path: folder.file(name))
      #expect(
        try reader.trace(open.id) == trace(segment(1, end: 3), segment(2, end: 4, name: "payments"))
      )
      #expect(reader.info.segments == 4)
      let table = ResourceID(.table, name: "orders", account: Make.account, region: Make.region)
      for resource in [Make.function(), Make.function("payments"), table] {
        #expect(
          try reader.traces(through: resource, in: Make.span(0, 60), limit: 9).value?.count == 1)
      }
      #expect(try reader.traceSummaries(in: Make.span(0, 1), limit: 9).map(\.segmentCount) == [4])
      #expect(try reader.traceSummaries(in: Make.span(1, 9), limit: 9).isEmpty)
    }
  }

  @Test func `a trace shows nothing that ended after the moment`() throws {
    let reader = try Make.snapshot(folder, Make.batch { $0.traces = [trace(segment(1, end: 30))] })
    let early = try reader.traces(through: Make.function(), in: Make.span(0, 10), limit: 1).value?
      .first
    #expect(early?.segments.first?.inProgress == true)
    #expect(early?.segments.first?.http?.status == nil)
    #expect(early?.segments.first?.subsegments.count == 1)
  }

  @Test func `no answer is told from nothing by coverage`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.coverage = [
          Make.coverage(.metrics, 0, 3600), Make.coverage(.metrics, 3600, 7200),
          Make.coverage(.logs, 0, 3600, .denied(action: "logs:FilterLogEvents")),
          Make.coverage(.traces, 0, 60, .empty),
        ]
      })
    let function = Make.function()
    #expect(
      try reader.allCoverage().filter { $0.source == .metrics }.map(\.span) == [Make.span(0, 7200)])
    #expect(try reader.points("Errors", .sum, of: function, in: Make.span(3000, 4200)).value == [])
    #expect(
      try reader.points("Errors", .sum, of: function, in: Make.span(0, 72_000)).reason
        == .tooShort(neededSeconds: 72_000, heldSeconds: 7200))
    #expect(
      try reader.counters(of: function, in: Make.span(0, 600)).reason
        == .denied(action: "logs:FilterLogEvents"))
    #expect(try reader.traces(through: function, in: Make.span(0, 60), limit: 5).value == [])
    #expect(
      try reader.traces(through: function, in: Make.span(600, 900), limit: 5).reason
        == .notRecorded("traces"))
    #expect(try reader.alarms(at: Make.at(0)).reason == .notRecorded("alarms"))
  }
}
