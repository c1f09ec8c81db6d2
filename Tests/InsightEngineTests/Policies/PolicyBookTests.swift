import ServerlessModel
import Testing

@testable import InsightEngine

struct `what policies say of a recording` {
  private static let policy = Policy(
    name: "loud", message: "too loud", severity: .critical,
    condition: .metric(
      MetricCondition(
        metric: "Noise", statistic: .sum, comparison: .atLeast, threshold: 10, periodSeconds: 60)),
    notify: ["bell"])

  /// Loud from the 40th to the 36th minute before the end.
  private static let story = Story().metric(
    "Noise",
    at: Dictionary(
      uniqueKeysWithValues: (0...60).map { (Double($0), (36...40).contains($0) ? 12.0 : 1.0) }))
  private static let span = TimeSpan(start: Story.ago(60), end: Story.now)

  private static func book(
    _ policy: Policy = policy, _ story: Story = story
  ) throws -> PolicyBook {
    try PolicyBook([policy], source: story, span: span)
  }

  private static func alarm(_ book: PolicyBook, minutesAgo: Double, _ story: Story = story) throws
    -> Alarm
  {
    let alarms = try book.alarms(at: Story.ago(minutesAgo), source: story)
    #expect(alarms.count == 1)
    return try #require(alarms.first)
  }

  @Test func `is a finding while it holds, and resolved after`() throws {
    let book = try Self.book()
    #expect(book.findings(at: Story.ago(45)).isEmpty)
    let open = try #require(book.findings(at: Story.ago(37)).first)
    #expect(open.rule == "policy-loud")
    #expect(open.state == .open)
    #expect(open.severity == .critical)
    #expect(open.summary.hasPrefix("too loud: Sum of Noise >= 10 in 1 of 1 periods"))
    #expect(book.findings(at: Story.ago(10)).map(\.state) == [.resolved])
    #expect(book.events(in: Self.span).map(\.kind) == [.opened, .resolved])
    #expect(book.notify("policy-loud") == ["bell"])
    #expect(book.notify("lambda-throttled").isEmpty)
  }

  @Test func `is an alarm of the resource while it holds`() throws {
    let alarm = try Self.alarm(try Self.book(), minutesAgo: 37)
    #expect(alarm.kind == .policy)
    #expect(alarm.state == .alarm)
    #expect(alarm.name == "loud")
    #expect(alarm.id == "policy-loud@" + Self.story.resource.id.arn)
    #expect(alarm.resource == Self.story.resource.id)
    #expect(alarm.rule == "Noise Sum >= 10 in 1 of 1 × 1 min")
  }

  @Test func `is one quiet alarm where it holds nowhere`() throws {
    let book = try Self.book()
    let before = try Self.alarm(book, minutesAgo: 50)
    #expect(before.state == .ok)
    #expect(before.since == Self.span.start)
    #expect(before.reason == "holds on none of 1 resource")
    let after = try Self.alarm(book, minutesAgo: 5)
    #expect(after.state == .ok)
    #expect(after.since == book.events(in: Self.span).last?.time)
  }

  @Test func `has insufficient data where it cannot be judged, and says why`() throws {
    var blind = Self.policy
    blind.condition = .executions(
      ExecutionCondition(figure: .errors, comparison: .atLeast, value: 1))
    var story = Self.story
    story.missing[.logs] = .notRecorded("logs")
    let alarm = try Self.alarm(try Self.book(blind, story), minutesAgo: 5, story)
    #expect(alarm.state == .insufficientData)
    #expect(alarm.reason == "1 resource could not be judged: logs not recorded")
  }

  @Test func `has insufficient data where nothing lies in its scope`() throws {
    var lost = Self.policy
    lost.scope.name = "no-such-*"
    let alarm = try Self.alarm(try Self.book(lost), minutesAgo: 5)
    #expect(alarm.state == .insufficientData)
    #expect(alarm.reason == "nothing that it can judge lies in its scope")
  }

  @Test func `keeps the states that it stood in`() throws {
    let book = try Self.book()
    let id = "policy-loud@" + Self.story.resource.id.arn
    #expect(book.changes(of: id, upTo: Story.ago(37)).map(\.state) == [.alarm])
    #expect(book.changes(of: id, upTo: Story.now).map(\.state) == [.alarm, .ok])
    #expect(book.changes(of: "policy-loud", upTo: Story.now).map(\.state) == [.alarm, .ok])
    #expect(book.changes(of: "policy-lou", upTo: Story.now).isEmpty)
  }

  @Test func `are none without policies`() throws {
    #expect(try PolicyBook.empty.alarms(at: Story.now, source: Self.story).isEmpty)
    #expect(PolicyBook.empty.findings(at: Story.now).isEmpty)
  }
}

struct `the states of an alarm` {
  private static func alarm(_ state: Alarm.State, minutesAgo: Double, _ reason: String?) -> Alarm {
    Alarm(
      id: "a", name: "a", kind: .cloudwatch, state: state, reason: reason,
      since: Story.ago(minutesAgo), account: Story.account, region: Story.region)
  }

  @Test func `are steps, so that one told twice is one`() {
    let steps = AlarmHistory.steps([
      Self.alarm(.ok, minutesAgo: 5, "calm"), Self.alarm(.alarm, minutesAgo: 30, nil),
      Self.alarm(.alarm, minutesAgo: 29.99, "3 of 3 above 5"),
    ])
    #expect(steps.map(\.state) == [.alarm, .ok])
    #expect(steps.first?.since == Story.ago(30))
    #expect(steps.first?.reason == "3 of 3 above 5")
  }
}
