import ServerlessModel
import Testing

@testable import InsightEngine

struct `policies` {
  private static func metric(
    _ comparison: Comparison = .atLeast, _ threshold: Double = 10, needed: Int = 2, of all: Int = 3,
    missing: MetricCondition.MissingData = .notBreaching, sample: Int = 0,
    scope: PolicyScope = PolicyScope()
  ) -> PolicyRule {
    PolicyRule(
      Policy(
        name: "loud", message: "too loud", scope: scope,
        condition: .metric(
          MetricCondition(
            metric: "Noise", statistic: .sum, comparison: comparison, threshold: threshold,
            periodSeconds: 60, datapointsToAlarm: needed, evaluationPeriods: all,
            missingData: missing, minimumSample: sample))))
  }

  private static let noise = Story().metric("Noise", [0, 0, 0, 10, 3, 12])

  @Test(arguments: [
    Case("speaks when two of the last three periods reach it", .speaks, noise),
    Case("is silent when one does", .silent, Story().metric("Noise", [10, 10, 10, 9, 3, 12])),
    Case(
      "is silent of what lies before its window", .silent, Story().metric("Noise", [99, 1, 1, 12])),
    Case("does not know where less than its window was seen", .unknown, noise.seen(minutes: 2)),
    Case("does not apply to what has no such metric", .notApplicable, Story()),
  ])
  func `on metrics judge m of n periods`(test: Case) throws { try test.check(Self.metric()) }

  @Test(arguments: [
    (Comparison.greater, 12.0, Case.Outcome.silent), (.atLeast, 12, .silent),
    (.greater, 9, .speaks),
    (.less, 4, .silent), (.less, 11, .speaks), (.atMost, 10, .speaks), (.equal, 3, .silent),
    (.notEqual, 3, .speaks),
  ])
  func `on metrics compare as they say`(
    comparison: Comparison, threshold: Double, expected: Case.Outcome
  ) throws {
    try Case("", expected, Self.noise).check(Self.metric(comparison, threshold))
  }

  @Test func `on metrics take whole periods, at whatever minute they are judged`() throws {
    let steady = Story().metric("Noise", Array(repeating: 2, count: 60))
    let condition = MetricCondition(
      metric: "Noise", statistic: .sum, comparison: .less, threshold: 10, periodSeconds: 300)
    let policy = Policy(name: "quiet", condition: .metric(condition))
    let span = TimeSpan(start: Story.now.adding(seconds: -1800), end: Story.now)
    #expect(try Rehearsal([policy], source: steady, span: span).firings.isEmpty)
  }

  @Test func `on metrics treat a gap as they say`() throws {
    let gap = Story().metric("Noise", at: [10: 1, 1: 12])
    try Case("", .silent, gap).check(Self.metric())
    try Case("", .speaks, gap).check(Self.metric(missing: .breaching))
    try Case("", .speaks, gap).check(Self.metric(needed: 1, missing: .ignore))
  }

  @Test func `on metrics keep silent below their sample`() throws {
    let busy = Self.noise.metric("Invocations", [5, 5, 5])
    try Case("", .speaks, busy).check(Self.metric(sample: 15))
    try Case("", .silent, busy).check(Self.metric(sample: 16))
  }

  @Test func `say what they saw`() throws {
    #expect(
      try Self.noise.summary(Self.metric())
        == "too loud: Sum of Noise >= 10 in 2 of 3 periods, worst 12")
  }

  private static func executions(
    _ figure: ExecutionCondition.Figure, _ value: Double, runs: Int = 1
  ) -> PolicyRule {
    PolicyRule(
      Policy(
        name: "runs",
        condition: .executions(
          ExecutionCondition(
            figure: figure, comparison: .atLeast, value: value, minimumRuns: runs))))
  }

  private static let runs = Story().runs(8).runs(2, .timeout, ms: 3000, usedMB: 128, cold: true)

  @Test(arguments: [
    (ExecutionCondition.Figure.executions, 10.0), (.errors, 2), (.errorPct, 20), (.timeouts, 2),
    (.coldStarts, 2), (.coldStartPct, 20), (.p99Ms, 3000), (.maxMs, 3000), (.maxMemoryMB, 128),
    (.maxMemoryPct, 50),
  ])
  func `on executions speak at their limit and not above`(
    figure: ExecutionCondition.Figure, value: Double
  ) throws {
    try Case("", .speaks, Self.runs).check(Self.executions(figure, value))
    try Case("", .silent, Self.runs).check(Self.executions(figure, value * 1.001))
  }

  @Test func `on executions keep silent of too few`() throws {
    try Case("", .speaks, Self.runs).check(Self.executions(.errors, 1, runs: 10))
    try Case("", .silent, Self.runs).check(Self.executions(.errors, 1, runs: 11))
    try Case("", .unknown, Self.runs.seen(minutes: 14)).check(Self.executions(.errors, 1))
  }

  private static func configuration(_ filters: ConfigurationFilter...) -> PolicyRule {
    PolicyRule(Policy(name: "setup", message: "set up badly", condition: .configuration(filters)))
  }

  private static let function = Story().function { function in
    function.timeoutSeconds = 30
    function.runtime = "python3.13"
    function.layers = ["a", "b"]
    function.url = FunctionURL(authType: "NONE")
  }

  @Test(arguments: [
    (
      ConfigurationFilter(key: "timeoutSeconds", op: .compare(.greater), values: [.number(29)]),
      true
    ),
    (.init(key: "timeoutSeconds", op: .compare(.greater), values: [.number(30)]), false),
    (.init(key: "runtime", op: .in, values: [.text("Python3.13"), .text("ruby3.4")]), true),
    (.init(key: "runtime", op: .notIn, values: [.text("python3.13")]), false),
    (.init(key: "runtime", op: .glob, values: [.text("python*")]), true),
    (.init(key: "layers", op: .contains, values: [.text("b")]), true),
    (.init(key: "layers", op: .notContains, values: [.text("b")]), false),
    (.init(key: "url.authType", op: .compare(.equal), values: [.text("none")]), true),
    (.init(key: "deadLetterTarget", op: .absent), true),
    (.init(key: "deadLetterTarget", op: .present), false),
    (.init(key: "tag:team", op: .absent), true),
    (.init(key: "name", op: .glob, values: [.text("orders-?pi")]), true),
  ])
  func `on configuration compare as they say`(filter: ConfigurationFilter, speaks: Bool) throws {
    try Case("", speaks ? .speaks : .silent, Self.function).check(Self.configuration(filter))
  }

  @Test func `on configuration need every filter`() throws {
    let long = ConfigurationFilter(
      key: "timeoutSeconds", op: .compare(.greater), values: [.number(10)])
    let none = ConfigurationFilter(key: "runtime", op: .absent)
    try Case("", .silent, Self.function).check(Self.configuration(long, none))
    #expect(
      try Self.function.summary(Self.configuration(long)) == "set up badly: timeoutSeconds is 30")
  }

  @Test
  func `on configuration do not apply to keys that a kind lacks, and do not know without one`()
    throws
  {
    let filter = ConfigurationFilter(key: "noSuchKey", op: .absent)
    try Case("", .notApplicable, Self.function).check(Self.configuration(filter))
    try Case("", .unknown, Self.function.withoutConfiguration())
      .check(Self.configuration(filter))
  }

  @Test(arguments: [
    (PolicyScope(name: "orders-*"), true), (.init(name: "cart"), false),
    (.init(account: Story.account), true), (.init(account: "1"), false),
    (.init(kind: .queue), false), (.init(tag: .init(key: "stage", value: "prod")), false),
  ])
  func `hold in their scope alone`(scope: PolicyScope, holds: Bool) throws {
    #expect(scope.holds(Self.noise.resource) == holds)
  }

  @Test func `are rehearsed: when they would have fired, and for how long`() throws {
    let story = Story().metric("Noise", at: [40: 20, 39: 20])
    let span = TimeSpan(start: Story.ago(60), end: Story.now)
    let rehearsal = try Rehearsal([Self.metric().policy], source: story, span: span)
    #expect(rehearsal.firings.count == 1)
    #expect(rehearsal.firings.first?.policy == "loud")
    #expect(rehearsal.firings.first?.from == Story.ago(38))
    #expect(rehearsal.firings.first?.to != nil)
  }
}
