import ServerlessModel
import Testing

@testable import InsightEngine

struct `marks on findings` {
  private static let now = Story.now
  private static let noticed = Story.ago(60)

  private static func finding(_ name: String = "charge-card", noticed: Instant = noticed) -> Finding
  {
    let resource = Story.resource(.lambdaFunction, name)
    return Finding(
      id: "lambda-throttled@" + resource.id.arn, rule: "lambda-throttled", title: "",
      pillar: .reliability, sal: .rel1, severity: .critical, resource: resource.id,
      firstSeen: noticed, lastSeen: now, noticedAt: noticed, summary: "", why: "", remediation: "")
  }

  private static func state(
    _ marks: FindingMark..., of finding: Finding = finding(), tags: [String: String] = [:],
    now: Instant = now
  ) -> Finding.State {
    MarkBook(marks, now: now).applied(to: finding, tags: tags).state
  }

  private static func mark(
    _ kind: FindingMark.Kind = .mute,
    _ target: FindingMark.Target = .init(rule: "lambda-throttled"),
    opening: Instant? = nil, until: Instant? = nil
  ) -> FindingMark {
    FindingMark(kind, of: target, opening: opening, until: until, made: Story.ago(10))
  }

  @Test(arguments: [
    (FindingMark.Target(rule: "lambda-throttled"), true),
    (.init(rule: "lambda-retry-storm"), false),
    (.init(finding: finding().id), true),
    (.init(resource: "charge-card"), true),
    (.init(resource: finding().resource.arn), true),
    (.init(resource: "charge"), false),
    (.init(account: Story.account), true),
    (.init(account: "444455556666"), false),
    (.init(tag: "stage=dev"), true),
    (.init(tag: "stage"), true),
    (.init(tag: "stage=prod"), false),
    (.init(tag: "team"), false),
    (.init(rule: "lambda-throttled", account: "444455556666"), false),
    (.init(), false),
  ])
  func `hold for what they name`(target: FindingMark.Target, muted: Bool) {
    #expect(
      Self.state(Self.mark(.mute, target), tags: ["stage": "dev"]) == (muted ? .muted : .open))
  }

  @Test func `run out by the user's clock`() {
    #expect(Self.state(Self.mark(until: Self.now)) == .open)
    #expect(Self.state(Self.mark(until: Self.now.adding(milliseconds: 1))) == .muted)
  }

  @Test func `of one opening do not cover the next`() {
    let acknowledged = Self.mark(.acknowledge, opening: Self.noticed)
    #expect(Self.state(acknowledged) == .acknowledged)
    let again = Self.finding(noticed: Self.noticed.adding(seconds: 60))
    #expect(Self.state(acknowledged, of: again) == .open)
  }

  @Test func `are overruled by later ones`() {
    #expect(Self.state(Self.mark(.mute), Self.mark(.acknowledge)) == .acknowledged)
    #expect(Self.state(Self.mark(.mute), Self.mark(.reopen)) == .open)
  }

  @Test func `that resolve leave no health to lose`() {
    let resolved = MarkBook([Self.mark(.resolve)], now: Self.now)
      .applied(to: Self.finding(), tags: [:])
    #expect(resolved.state == .resolved)
    #expect(Health.of([resolved], covered: true).score == 100)
  }

  @Test func `leave what the rules resolved as it is`() {
    var finding = Self.finding()
    finding.state = .resolved
    #expect(Self.state(Self.mark(.mute), of: finding) == .resolved)
  }
}
