import Glibc
import InsightEngine
import ServerlessModel
import Testing

@testable import perch

struct `a policy that is written` {
  private static func readBack(_ policy: Policy) throws -> Policy {
    let path = "/tmp/perch-yaml-\(getpid())-\(UInt64.random(in: .min ... .max)).yaml"
    try #require(FileText.write(PolicyYAML.yaml(policy), to: path))
    defer { unlink(path) }
    return try #require(try PolicyFile(path: path).checked().first)
  }

  private static func resource(_ kind: ResourceKind, _ name: String) -> Resource {
    let id = ResourceID(kind, name: name, account: "111122223333", region: "eu-west-1")
    return Resource(
      id: id, kind: kind, name: name, account: "111122223333", region: "eu-west-1",
      validFrom: Instant(milliseconds: 0))
  }

  @Test(arguments: ResourceKind.allCases)
  func `for a row reads back as it is, with every figure`(kind: ResourceKind) throws {
    for figure in PolicyFigure.choices(for: kind) {
      let draft = try #require(
        PolicyDraft(Self.resource(kind, "orders \"eu\": #1"), watching: figure.name))
      #expect(try Self.readBack(draft.policy) == draft.policy)
    }
  }

  @Test(arguments: ["8.0", "41", "true", "python3.13", "3 s", "2026-11-20"])
  func `on a setting reads back as it is, a text that looks like a number too`(text: String) throws
  {
    var function = FunctionConfiguration()
    (function.runtime, function.version, function.memoryMB) = (text, "$LATEST", 256)
    function.url = FunctionURL(authType: "NONE")
    let settings = PolicySetting.all(.function(function))
    #expect(settings.map(\.key).contains("url.authType"))
    for setting in settings {
      var draft = try #require(
        PolicyDraft(
          Self.resource(.lambdaFunction, "orders"), settings: settings, watching: setting.key))
      for _ in 0..<5 {
        #expect(try Self.readBack(draft.policy) == draft.policy)
        draft.turn(.comparison, 1)
      }
    }
  }

  @Test(arguments: [
    "\0", "\r", "\u{1B}[2J", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{202E}", "\u{FEFF}",
    "\u{FFFF}", "\u{10FFFF}", "\u{1F600}\u{301}",
  ])
  func `reads back with letters that are not seen`(letters: String) throws {
    let policy = Policy(
      name: "odd", message: "a\(letters)b", severity: .info, question: .ops1, scope: PolicyScope(),
      condition: .configuration([ConfigurationFilter(key: "runtime", op: .present)]), notify: [])
    #expect(try Self.readBack(policy) == policy)
  }

  @Test func `with all that policies can say reads back as it is`() throws {
    var policy = Policy(
      name: "all", message: "yes: \\ \"no\"\n# é", severity: .info, question: .sec2,
      scope: PolicyScope(
        account: "000123", region: "eu-west-1", microservice: "null", kind: .queue, name: "o*",
        tag: Scope.Tag(key: "team", value: "a=b")),
      condition: .metric(
        MetricCondition(
          metric: "Duration", statistic: Statistic("p99"), comparison: .less, threshold: 2.5,
          periodSeconds: 7200, datapointsToAlarm: 2, evaluationPeriods: 4, missingData: .breaching,
          minimumSample: 7)),
      notify: ["on-call", "bell"])
    #expect(try Self.readBack(policy) == policy)
    policy.scope = PolicyScope(account: "000123", microservice: "checkout")
    policy.condition = .metric(
      MetricCondition(
        namespace: "Shop/Orders", dimensions: [MetricID.Dimension(name: "Paid by", value: "8.0")],
        metric: "Orders Placed", statistic: .sum, comparison: .less, threshold: 1))
    #expect(try Self.readBack(policy) == policy)
    policy.condition = .configuration([
      ConfigurationFilter(key: "tag:team", op: .absent),
      ConfigurationFilter(
        key: "runtime", op: .in, values: [.text("python3.9"), .text("nodejs18.x")]),
      ConfigurationFilter(key: "timeoutSeconds", op: .compare(.greater), values: [.number(120)]),
    ])
    #expect(try Self.readBack(policy) == policy)
  }
}
