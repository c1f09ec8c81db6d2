import ServerlessModel
import Testing

@testable import InsightEngine

struct `the lens` {
  private static func card(
    _ id: String, _ severity: Severity, _ pillar: Pillar = .reliability,
    _ question: LensQuestion = .rel2
  ) -> RuleCard {
    RuleCard(
      id: id, title: id, pillar: pillar, sal: question, severity: severity,
      kinds: [.lambdaFunction], needs: [], why: "", fix: "", sources: [])
  }

  private static func checks(_ card: RuleCard, _ verdicts: Verdict...) -> [Judge.Judged] {
    verdicts.enumerated().map { place, verdict in
      Judge.Judged(
        rule: card, resource: Story.resource(.lambdaFunction, "f\(place)").id, verdict: verdict,
        recheckAt: nil)
    }
  }

  private static let fail = Verdict.fail([Violation("is wrong")])
  private static let missing = Verdict.unknown(.notRecorded("logs"))

  private static func entry(_ question: LensQuestion, _ checks: [Judge.Judged]) -> LensReport.Entry?
  {
    LensReport(checks).entries.first { $0.question == question }
  }

  @Test func `asks all nine questions, each with something for a person to answer`() {
    let report = LensReport([])
    #expect(report.entries.map(\.question) == LensQuestion.allCases)
    #expect(report.entries.allSatisfy { !$0.asked.isEmpty && $0.score.score == nil })
    #expect(Set(ManualQuestion.all.map(\.id)).count == ManualQuestion.all.count)
  }

  @Test func `counts what passed, failed, was unknown and did not apply`() {
    let checks = Self.checks(
      Self.card("a", .warning), .pass, .pass, Self.fail, Self.missing, .notApplicable)
    let tally = Self.entry(.rel2, checks)?.score.tally
    #expect(tally?.passed == 2)
    #expect(tally?.failed == 1)
    #expect(tally?.unknown == 1)
    #expect(tally?.notApplicable == 1)
    #expect(tally?.checked == 5)
  }

  @Test func `scores by the share that passes, weighed by severity`() {
    let checks =
      Self.checks(Self.card("grave", .critical), .pass, .pass)
      + Self.checks(Self.card("light", .warning), .pass, Self.fail)
    let score = Self.entry(.rel2, checks)?.score
    #expect(score?.score == 88)
    #expect(score?.lost.map(\.rule) == ["light"])
    #expect(score?.lost.first.map { ($0.points * 33 / 100).rounded() } == 4)
  }

  @Test func `tells the user's policies beside the rules, without moving the score`() throws {
    let policy = Policy(
      name: "memory", message: "memory is small", question: .per1,
      condition: .configuration([
        ConfigurationFilter(key: "memoryMB", op: .compare(.less), values: [.number(512)])
      ]))
    let rules = Self.checks(Self.card("rule", .warning, .performance, .per1), .pass)
    let own = Self.checks(PolicyRule(policy).card, .pass, Self.fail, Self.missing)
    let report = LensReport(rules, policies: own)
    let entry = try #require(report.entries.first { $0.question == .per1 })
    #expect(entry.score.score == 100)
    #expect(report.pillars[.performance]?.tally.checked == 1)
    #expect(entry.policies.map(\.rule) == ["policy-memory"])
    let tally = try #require(entry.policies.first)
    #expect((tally.tally.passed, tally.tally.failed, tally.tally.unknown) == (1, 1, 1))
    #expect(tally.missing == "logs not recorded")
    #expect(entry.policyWords == "1 of 1 fails")
    #expect(report.entries.filter { $0.question != .per1 }.allSatisfy { $0.policies.isEmpty })
  }

  @Test func `says of a policy that could not be judged that it is unknown`() throws {
    let policy = Policy(
      name: "orders",
      condition: .metric(
        MetricCondition(
          namespace: "Shop", metric: "Orders", statistic: .sum, comparison: .less, threshold: 1)))
    let report = LensReport([], policies: Self.checks(PolicyRule(policy).card, Self.missing))
    let entry = try #require(report.entries.first { $0.question == .ops1 })
    #expect(entry.policyWords == "1 of 1 unknown")
  }

  @Test func `never reaches 100 by rounding`() {
    let verdicts = Self.checks(Self.card("a", .info), Self.fail, .pass)
    let many = (0..<20).flatMap { Self.checks(Self.card("b\($0)", .critical), .pass) }
    #expect(Self.entry(.rel2, verdicts + many)?.score.score == 99)
  }

  @Test func `gives no points for what could not be judged`() {
    let checks = Self.checks(Self.card("a", .warning), Self.missing, .notApplicable)
    #expect(Self.entry(.rel2, checks)?.score.score == nil)
  }

  @Test func `keeps the pillars apart`() {
    let checks =
      Self.checks(Self.card("a", .critical), .pass)
      + Self.checks(Self.card("b", .critical, .security, .sec1), Self.fail)
    let report = LensReport(checks)
    #expect(report.pillars[.reliability]?.score == 100)
    #expect(report.pillars[.security]?.score == 0)
    #expect(report.pillars[.cost]?.score == nil)
  }

  @Test func `shows the newest answer of a person`() {
    func answer(_ choice: ManualAnswer.Choice, ago: Double) -> ManualAnswer {
      ManualAnswer(
        question: "ops2-rollback", choice: choice, note: nil, by: nil, on: Story.ago(ago))
    }
    let report = LensReport([], answers: [answer(.yes, ago: 1), answer(.no, ago: 9)])
    let asked = report.entries.first { $0.question == .ops2 }?.asked
      .first { $0.question.id == "ops2-rollback" }
    #expect(asked?.answer?.choice == .yes)
  }
}

struct `what could not be judged` {
  private static func verdict(_ rule: String, _ name: String, _ missing: Missing) -> UnknownVerdict
  {
    UnknownVerdict(
      rule: rule, resource: Story.resource(.lambdaFunction, name).id, missing: missing.sentence)
  }

  @Test func `is put together by what is missing, permissions first`() {
    let groups = UnknownGroup.of([
      Self.verdict("a", "f", .notRecorded("metrics")),
      Self.verdict("a", "g", .notRecorded("metrics")),
      Self.verdict("b", "f", .denied(action: "lambda:GetPolicy")),
      Self.verdict("c", "f", .tooShort(neededSeconds: 86_400, heldSeconds: 3600)),
      Self.verdict("c", "g", .tooShort(neededSeconds: 86_400, heldSeconds: 7200)),
    ])
    #expect(
      groups.map(\.missing) == ["denied: lambda:GetPolicy", "needs 24 h", "metrics not recorded"])
    #expect(groups.map(\.count) == [1, 2, 2])
    #expect(groups.last?.rules == ["a"] && groups.last?.resources.count == 2)
  }

  @Test func `says what would answer`() {
    let remedies = UnknownGroup.of([
      Self.verdict("a", "f", .denied(action: "lambda:GetPolicy")),
      Self.verdict("b", "f", .tooShort(neededSeconds: 604_800, heldSeconds: 3600)),
      Self.verdict("c", "f", .notRecorded("iam:GetRole")),
      Self.verdict("d", "f", .notRecorded("enough traces")),
    ]).map(\.remedy)
    #expect(remedies[0].hasPrefix("Allow lambda:GetPolicy"))
    #expect(remedies[1] == "Record or import 7 d without a gap.")
    #expect(remedies[2] == "Record or import enough traces.")
    #expect(remedies[3] == "Record or import the answer of iam:GetRole.")
  }
}
