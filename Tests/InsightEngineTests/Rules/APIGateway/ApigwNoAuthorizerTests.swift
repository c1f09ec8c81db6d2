import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-no-authorizer` {
  private static let story = story([open("/orders"), open("/pay")])

  private static func open(
    _ path: String, _ method: String = "POST", key: Bool? = nil, authorization: String? = "NONE"
  ) -> APIRoute {
    APIRoute(method: method, path: path, authorization: authorization, apiKeyRequired: key)
  }

  private static func story(
    _ routes: [APIRoute], _ kind: ResourceKind = .restAPI, policy: [PolicyStatement]? = [],
    endpoint: String = "REGIONAL"
  ) -> Story {
    Story.api(kind) { api in
      api.routes = routes
      api.policyStatements = policy
      api.endpointTypes = [endpoint]
    }
  }

  private static let policy = [
    PolicyStatement(
      effect: "Allow", principals: ["*"], conditions: ["IpAddress aws:SourceIp=192.0.2.0/24"])
  ]

  @Test(arguments: [
    Case("speaks of open methods", .speaks, story),
    Case(
      "speaks of open routes of an HTTP API", .speaks, story([open("/a")], .httpAPI, policy: nil)),
    Case("passes authorised ones", .silent, story([open("/a", authorization: "AWS_IAM")])),
    Case("passes preflight requests", .silent, story([open("/a", "OPTIONS")])),
    Case(
      "passes paths that are open on purpose", .silent, story([open("/health"), open("/docs/a")])),
    Case("speaks of paths that only begin like those", .speaks, story([open("/healthy")])),
    Case(
      "passes a resource policy that names callers", .silent, story([open("/a")], policy: policy)),
    Case(
      "speaks of a policy that lets everybody in", .speaks,
      story([open("/a")], policy: [PolicyStatement(effect: "Allow", principals: ["*"])])),
    Case(
      "does not apply to a private API", .notApplicable, story([open("/a")], endpoint: "PRIVATE")),
    Case(
      "speaks of an open connection of a WebSocket API", .speaks,
      story([open("$connect", "ANY")], .webSocketAPI)),
    Case(
      "passes what follows an authorised connection", .silent,
      story(
        [open("$connect", "ANY", authorization: "AWS_IAM"), open("send", "ANY")], .webSocketAPI)),
    Case(
      "does not know where nobody asked for the authorisation", .unknown,
      story([open("/a", authorization: nil)])),
    Case("does not know without a resource policy", .unknown, story([open("/a")], policy: nil)),
    Case("does not know without routes", .unknown, Story.api { $0.routes = nil }),
    Case("does not know without a configuration", .unknown, Story(.httpAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwNoAuthorizer()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwNoAuthorizer()
    #expect(
      try Self.story.summary(rule) == "2 of 2 routes open to everybody: POST /orders, POST /pay")
    #expect(try Self.story.verdict(rule).violations.first?.severity == .critical)
  }

  @Test func `warns only where a key is asked for`() throws {
    let keyed = Self.story([Self.open("/a", key: true)])
    let rule = ApigwNoAuthorizer()
    #expect(try keyed.summary(rule) == "1 of 1 route open to any key: POST /a")
    #expect(try keyed.verdict(rule).violations.first?.severity == .warning)
    let mixed = Self.story([Self.open("/a", key: true), Self.open("/b")])
    #expect(try mixed.verdict(rule).violations.first?.severity == .critical)
    #expect(try mixed.evidence("openRoutes", rule) == .list(["POST /b", "POST /a"]))
  }
}
