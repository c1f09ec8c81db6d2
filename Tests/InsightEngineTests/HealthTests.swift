import ServerlessModel
import Testing

@testable import InsightEngine

extension Finding {
  static func sample(
    _ rule: String, _ severity: Severity, _ pillar: Pillar = .reliability, state: State = .open,
    of name: String = "orders-api", ago: Double = 5, summary: String = "is wrong"
  ) -> Finding {
    let resource = ResourceID.function(name, account: Story.account, region: Story.region)
    return Finding(
      id: "\(rule)@\(resource.arn)", rule: rule, title: rule, pillar: pillar, sal: .rel2,
      severity: severity, state: state, resource: resource, firstSeen: Story.ago(ago),
      lastSeen: Story.now, noticedAt: Story.ago(ago), summary: summary, why: "", remediation: "")
  }
}

struct `health` {
  @Test func `loses 25, 8 and 1 points`() {
    let health = Health.of(
      [.sample("a", .critical), .sample("b", .warning, .cost), .sample("c", .info, .security)],
      covered: true)
    #expect(health.score == 66)
    #expect(health.deductions.map(\.points) == [25, 8, 1])
    #expect(health.deductions.map(\.rule) == ["a", "b", "c"])
  }

  @Test func `counts a rule once, by its worst finding`() {
    var worse = Finding.sample("a", .critical)
    worse.id += "#part"
    let health = Health.of([.sample("a", .warning), worse], covered: true)
    #expect(health.score == 75)
    #expect(health.deductions.map(\.findingID) == [worse.id])
  }

  @Test func `loses at most 50 in one pillar`() {
    let three = ["a", "b", "c"].map { Finding.sample($0, .critical) }
    let health = Health.of(three + [.sample("d", .critical, .cost)], covered: true)
    #expect(health.score == 25)
    #expect(health.spared == [.reliability: 25])
  }

  @Test func `does not fall below zero`() {
    let all = Pillar.allCases.flatMap { pillar in
      (0..<3).map { Finding.sample("\(pillar)\($0)", .critical, pillar) }
    }
    #expect(Health.of(all, covered: true).score == 0)
  }

  @Test func `leaves out what is muted or resolved, and keeps what is acknowledged`() {
    let health = Health.of(
      [
        .sample("a", .critical, state: .muted), .sample("b", .critical, state: .resolved),
        .sample("c", .warning, state: .acknowledged),
      ], covered: true)
    #expect(health.score == 92)
  }

  @Test func `is unknown where nothing was seen, and not 100`() {
    #expect(Health.of([], covered: false).score == nil)
    #expect(Health.of([], covered: true).score == 100)
  }

  @Test func `of a group is mostly that of its worst`() {
    #expect(Health.group([(40, 10), (100, 10)]) == 52)
    #expect(Health.group([(40, 0), (100, 1_000_000)]) == 64)
    #expect(Health.group([(40, 0), (100, 0)]) == 52)
    #expect(Health.group([(nil, 500), (80, 1)]) == 80)
    #expect(Health.group([(nil, 1)]) == nil)
    #expect(Health.group([]) == nil)
  }

  @Test(arguments: [
    (1.0, 0.0), (2, 0.693_147_180_56), (10, 2.302_585_092_99), (1e6, 13.815_510_558),
  ])
  func `weighs by a logarithm that is right`(value: Double, expected: Double) {
    #expect(abs(Health.naturalLog(value) - expected) < 1e-9)
  }
}

struct `most concerning` {
  @Test func `is severity, then the share of runs hit, then the newest`() {
    let findings: [Finding] = [
      .sample("info", .info), .sample("old", .critical, ago: 50), .sample("new", .critical, ago: 5),
      .sample("wide", .critical, ago: 90), .sample("done", .critical, state: .resolved),
    ]
    let ordered = Concern.ordered(findings) { $0.rule == "wide" ? 0.5 : 0.1 }
    #expect(ordered.map(\.rule) == ["wide", "new", "old", "info"])
  }
}
