import ServerlessModel
import SnapshotStore
import Testing

/// What a writer says was touched by the batches that it wrote.
struct `What a batch touches` {
  private let folder: TemporaryFolder
  private let writer: SnapshotWriter

  private static let function = Make.function()
  private static let group = ResourceID(
    .logGroup, name: Make.group().name, account: Make.account, region: Make.region)
  private static let table = Make.resource("stock", kind: .table)

  /// A recording in which a function, a table and some runs are known.
  init() throws {
    folder = try TemporaryFolder()
    writer = try SnapshotWriter.record(at: folder.file())
    try writer.write(
      Make.batch {
        $0.resources = [Make.resource(), Self.table]
        $0.configurations = [(Self.function, Make.at(0), Make.configuration(memory: 128))]
        $0.coverage = [Make.coverage(.logs, 0, 60)]
        $0.executions = [run]
        $0.errors = [error]
      })
    _ = try writer.takeTouched()
  }

  private var run: Execution {
    Execution(
      resource: Self.function, requestID: Make.request(1), start: Make.at(5), end: Make.at(6),
      status: .success)
  }

  private var error: ErrorRecord {
    ErrorRecord(
      resource: Self.function, time: Make.at(5), requestID: Make.request(1),
      errorClass: .exception, type: "KeyError", message: "boom", frames: [],
      group: ErrorGroupID(value: 9))
  }

  private static func touched(_ all: (ResourceID, Inputs)...) -> Touched {
    all.reduce(into: Touched()) { $0.touch($1.0, $1.1) }
  }

  private static func touched(_ inputs: Inputs) -> Touched {
    var touched = Touched()
    touched.touch(inputs)
    return touched
  }

  private static var refused: Touched {
    var touched = Touched()
    touched.touchCoverage(ofAccount: Make.account)
    return touched
  }

  /// By the name of each part of a batch: one that says something new, and what that touches.
  private var parts: [String: (SnapshotBatch, Touched)] {
    let (function, lines) = (Self.function, Make.block([(1000, "INFO paid")]))
    let own = Self.touched((function, .executions))
    let read = Self.touched((Self.group, .logs), (function, [.logs, .executions]))
    let finding = FindingEvent(
      kind: .opened, time: Make.at(9), finding: FixtureContents.finding)
    return [
      "accounts": (
        Make.batch { $0.accounts = [Account(id: "444455556666", name: "b", regions: [])] },
        Touched()
      ),
      "resources": (
        Make.batch { $0.resources = [Make.resource(tags: ["env": "prod"])] },
        Self.touched((function, .configuration))
      ),
      "configurations": (
        Make.batch {
          $0.configurations = [(function, Make.at(60), Make.configuration(memory: 256))]
        }, Self.touched((function, .configuration))
      ),
      "relations": (
        Make.batch { $0.relations = [Relation(kind: .target, from: function, to: Self.table.id)] },
        Self.touched((function, .configuration), (Self.table.id, .configuration))
      ),
      "deployments": (
        Make.batch {
          $0.deployments = [Deployment(id: "d", resource: function, time: Make.at(30))]
        }, Self.touched((function, .configuration))
      ),
      "executions": (
        Make.batch {
          var next = run
          next.requestID = Make.request(2)
          $0.executions = [next]
        }, own
      ),
      "withdrawn": (Make.batch { $0.withdrawn = [run.id] }, own),
      "logBlocks": (Make.batch { $0.logBlocks = [lines] }, read),
      "relabelled": (Make.batch { $0.relabelled = [lines] }, read),
      "traces": (
        Make.batch { $0.traces = [FixtureContents.trace] }, Self.touched((function, .traces))
      ),
      "points": (
        Make.batch { $0.points = [Make.series([(60, 1)])] }, Self.touched((function, .metrics))
      ),
      "errors": (
        Make.batch {
          var next = error
          next.requestID = Make.request(2)
          $0.errors = [next]
        }, own
      ),
      "withdrawnErrors": (Make.batch { $0.withdrawnErrors = [error] }, own),
      "alarms": (Make.batch { $0.alarms = [FixtureContents.alarm] }, Self.touched(.alarms)),
      "quotas": (
        Make.batch {
          $0.quotas = [
            Quota(
              code: "L-1", name: "Runs", service: "lambda", account: Make.account,
              region: Make.region, limit: 10, source: "read")
          ]
        }, Self.touched(.quotas)
      ),
      "coverage": (
        Make.batch { $0.coverage = [Make.coverage(.traces, 0, 60)] }, Self.refused
      ),
      "findingEvents": (Make.batch { $0.findingEvents = [finding] }, Touched()),
      "unknownVerdicts": (
        Make.batch {
          $0.unknownVerdicts[function] = [
            UnknownVerdict(rule: "r", resource: function, missing: "x")
          ]
        }, Touched()
      ),
      "masked": (Make.batch { $0.masked = ["email": 1] }, Touched()),
      "notes": (Make.batch { $0.notes = ["spent": "nothing"] }, Touched()),
    ]
  }

  /// Said again, what is set and what is refused is no news; what comes with every minute is not looked up.
  private static let flows: Set = [
    "executions", "withdrawn", "logBlocks", "relabelled", "points", "errors", "withdrawnErrors",
  ]

  @Test func `is known of every part`() throws {
    let names = Mirror(reflecting: SnapshotBatch()).children.compactMap(\.label)
    #expect(names.sorted() == parts.keys.sorted())
    for name in names {
      let (batch, expected) = try #require(parts[name])
      try writer.write(batch)
      #expect(try writer.takeTouched() == expected, "\(name)")
      try writer.write(batch)
      let again = try writer.takeTouched()
      #expect(again.isEmpty || Self.flows.contains(name), "\(name) said again")
    }
  }

  @Test func `throttles are counted with the runs`() throws {
    try writer.write(Make.batch { $0.points = [Make.series("Throttles", .sum, [(60, 1)])] })
    #expect(
      try writer.takeTouched() == Self.touched((Self.function, [.metrics, .executions])))
  }

  @Test func `a resource that data name first, or is gone, is set otherwise`() throws {
    var other = run
    other.resource = Make.function("refund")
    try writer.write(Make.batch { $0.executions = [other] })
    #expect(
      try writer.takeTouched() == Self.touched((other.resource, [.executions, .configuration])))
    try writer.write(Make.batch { $0.resources = [Make.resource("refund", from: 10)] })
    #expect(try writer.takeTouched().isEmpty, "seen once more")
    try writer.write(Make.batch { $0.resources = [Make.resource("refund", from: 10, to: 90)] })
    #expect(try writer.takeTouched() == Self.touched((other.resource, .configuration)))
  }

  @Test func `an account is touched where a source begins or ceases to be refused`() throws {
    func turns(_ from: Int64, _ to: Int64, _ outcome: Coverage.Outcome) throws -> Bool {
      try writer.write(Make.batch { $0.coverage = [Make.coverage(.logs, from, to, outcome)] })
      return try !writer.takeTouched().isEmpty
    }
    let denied = Coverage.Outcome.denied(action: "logs:FilterLogEvents")
    #expect(try !turns(60, 120, .empty))
    #expect(try !turns(120, 180, .throttled(nextTry: nil)))
    #expect(try turns(180, 240, denied))
    #expect(try !turns(240, 7200, denied))
    #expect(try turns(7200, 7260, .answered))
    #expect(try !turns(7260, 7320, .answered))
  }

  @Test func `is kept until somebody asks, and told once`() throws {
    try writer.write(Make.batch { $0.points = [Make.series([(60, 1)])] })
    try writer.write(Make.batch { $0.executions = [run] })
    #expect(
      try writer.takeTouched() == Self.touched((Self.function, [.metrics, .executions])))
    #expect(try writer.takeTouched().isEmpty)
  }
}
