import Glibc
import InsightEngine
import ServerlessModel
import Testing

@testable import perch

struct `files of policies` {
  private static func file(_ text: String) throws -> PolicyFile {
    let path = "/tmp/perch-policy-\(getpid())-\(UInt64.random(in: .min ... .max)).yaml"
    #expect(FileText.write(text, to: path))
    defer { unlink(path) }
    return try PolicyFile(path: path)
  }

  private static let metric = """
    policies:
      - name: slow
        message: charging is slow
        severity: critical
        scope: {microservice: checkout, kind: "lambda:function", name: "charge-*", tag: stage=prod}
        metric: {name: Duration, statistic: p95, op: ge, value: 2.5 s, period: 1m, datapoints: 3 of 5,
                 missing: ignore, minimumSample: 20}
        notify: [on-call, bell]
    """

  @Test func `say a metric condition in CloudWatch's terms`() throws {
    let file = try Self.file(Self.metric)
    #expect(file.problems.isEmpty)
    let policy = try #require(file.policies.first)
    #expect(policy.severity == .critical)
    #expect(policy.scope.tag == Scope.Tag(key: "stage", value: "prod"))
    #expect(policy.notify == ["on-call", "bell"])
    let wanted = MetricCondition(
      metric: "Duration", statistic: Statistic("p95"), comparison: .atLeast, threshold: 2500,
      periodSeconds: 60, datapointsToAlarm: 3, evaluationPeriods: 5, missingData: .ignore,
      minimumSample: 20)
    #expect(policy.condition == .metric(wanted))
  }

  @Test func `say conditions on executions and configuration`() throws {
    let file = try Self.file(
      """
      - name: failing
        executions: {figure: errorPct, op: ">=", value: 5 %, window: 15m, minimumRuns: 20}
      - name: setup
        configuration:
          - {key: timeoutSeconds, op: gt, value: 2 min}
          - {key: runtime, op: in, value: [nodejs18.x, python3.9]}
          - {key: deadLetterTarget, op: absent}
      """)
    #expect(file.problems.isEmpty)
    let executions = ExecutionCondition(
      figure: .errorPct, comparison: .atLeast, value: 5, windowSeconds: 900, minimumRuns: 20)
    #expect(file.policies.first?.condition == .executions(executions))
    let filters = [
      ConfigurationFilter(key: "timeoutSeconds", op: .compare(.greater), values: [.number(120)]),
      ConfigurationFilter(
        key: "runtime", op: .in, values: [.text("nodejs18.x"), .text("python3.9")]),
      ConfigurationFilter(key: "deadLetterTarget", op: .absent),
    ]
    #expect(file.policies.last?.condition == .configuration(filters))
  }

  @Test func `say a metric of a namespace with its dimensions`() throws {
    let file = try Self.file(
      """
      - name: orders
        scope: {account: "111122223333", microservice: checkout}
        metric: {namespace: Shop, dimensions: {Currency: EUR}, name: OrdersPlaced, op: lt, value: 5}
      """)
    #expect(file.problems.isEmpty)
    let wanted = MetricCondition(
      namespace: "Shop", dimensions: [MetricID.Dimension(name: "Currency", value: "EUR")],
      metric: "OrdersPlaced", statistic: .sum, comparison: .less, threshold: 5)
    #expect(file.policies.first?.condition == .metric(wanted))
  }

  @Test(arguments: [
    ("pillar: SEC", LensQuestion.sec2), ("pillar: rel", .rel2), ("question: sec3", .sec3),
    ("pillar: REL\n  question: REL1", .rel1), ("severity: info", .ops1),
  ])
  func `say which question of the lens they belong to`(line: String, question: LensQuestion) throws
  {
    let file = try Self.file(
      "- name: a\n  \(line)\n  executions: {figure: errors, op: ge, value: 1}")
    #expect(file.problems.isEmpty)
    #expect(file.policies.first?.question == question)
    #expect(file.policies.first?.pillar == question.pillar)
  }

  @Test(arguments: [
    (
      "- name: a\n  pillar: OPS\n  question: SEC1\n  executions: {figure: errors, op: ge, value: 1}",
      2, 11, "leave pillar out"
    ),
    (
      "- name: a\n  question: SEC9\n  executions: {figure: errors, op: ge, value: 1}", 2, 13,
      "SEC1, SEC2, SEC3"
    ),
    (
      "- name: a\n  metric: {dimensions: {A: b}, name: E, op: ge, value: 1}", 2, 24,
      "need a namespace"
    ),
    (
      "- name: a\n  metric: {namespace: S, dimensions: [A], name: E, op: ge, value: 1}", 2, 38,
      "names and values"
    ),
    (
      "- name: a\n  scope: {name: f}\n  metric: {namespace: S, name: E, op: ge, value: 1}", 2, 10,
      "account, region and microservice"
    ),
    ("- name: a\n  metrik: {name: X}", 2, 3, "did you mean metric?"),
    ("- name: a\n  metric: {name: Errors, op: ge, value: 5, perid: 5m}", 2, 44, "period"),
    ("- name: a\n  executions: {figure: p95Ms, op: ge, value: 5 MB}", 2, 46, "ms, s, m"),
    ("- name: a\n  metric: {name: E, op: ge, value: 1, period: 90s}", 2, 47, "whole minutes"),
    (
      "- name: a\n  metric: {name: E, op: ge, value: 1, period: 31d, datapoints: 1 of 2}", 2, 11,
      "31 days"
    ),
    ("- name: a\n  metric: {name: E, op: ge, value: 1, datapoints: 3 of 2}", 2, 51, "3 of 5"),
    ("- name: a\n  executions: {figure: p95, op: ge, value: 1}", 2, 24, "p95Ms"),
    ("- name: a\n  configuration: [{key: runtime, op: like, value: x}]", 2, 38, "glob"),
    ("- name: a\n  configuration: [{key: runtime, op: eq}]", 2, 19, "needs a value"),
    ("- name: a\n  configuration: [{key: runtime, op: present, value: x}]", 2, 54, "no value"),
    ("- name: a\n  configuration: []", 2, 18, "at least one filter"),
    ("- name: a\n  executions: {figure: p95Ms, op: gt, value: 1e305 h}", 2, 46, "1e305 h"),
    (
      "- name: a\n  severity: bad\n  executions: {figure: errors, op: ge, value: 1}", 2, 13,
      "critical"
    ),
    ("- executions: {figure: errors, op: ge, value: 1}", 1, 3, "needs a name"),
    ("- name: a", 1, 3, "needs one of metric"),
    (
      "- name: a\n  scope: {kind: lambda}\n  executions: {figure: errors, op: ge, value: 1}", 2, 17,
      "lambda:function"
    ),
    ("- name: a\n- [", 3, 1, "no YAML"),
    ("policies: 3", 1, 11, "must be a list"),
    ("", 1, 1, "empty"),
  ])
  func `name the line, the column and the fix of each mistake`(
    text: String, line: Int, column: Int, fix: String
  ) throws {
    let problem = try #require(try Self.file(text).problems.first)
    #expect(problem.what.contains(fix), "\(problem.what)")
    #expect(problem.line == line, "\(problem)")
    #expect(problem.column == column, "\(problem)")
  }

  @Test func `name every mistake at once`() throws {
    let file = try Self.file("- nam: a\n- name: b\n- name: c\n  executions: {figur: errors}")
    #expect(file.problems.count >= 4)
    #expect(throws: CommandFailure.self) { try file.checked() }
  }
}
