import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-timeout-exceeds-caller` {
  private static let story = behind("REST", timeout: 30)

  private static func behind(_ kind: String, timeout: Int?, waits: [Int?] = [nil]) -> Story {
    let story = Story().described {
      $0.timeoutSeconds = timeout
      $0.policyStatements = []
    }
    var api = APIConfiguration()
    api.name = "shop"
    api.apiProtocol = kind
    api.routes =
      waits.map {
        APIRoute(
          method: "GET", path: "/", integrationTarget: story.resource.id.arn + ":live",
          timeoutMs: $0)
      } + [
        APIRoute(
          method: "POST", path: "/",
          integrationTarget: "arn:aws:lambda:eu-west-1:111122223333:function:orders-api-2",
          timeoutMs: 50)
      ]
    return story.beside(.httpAPI, "a1b2", .api(api))
  }

  private static func triggered(by service: String, timeout: Int) -> Story {
    Story().described {
      $0.timeoutSeconds = timeout
      $0.policyStatements = [
        PolicyStatement(effect: "Allow", principals: ["Service:\(service).amazonaws.com"])
      ]
    }
  }

  @Test(arguments: [
    Case("speaks above 29 seconds of a REST API", .speaks, story),
    Case("is silent at 29 seconds", .silent, behind("REST", timeout: 29)),
    Case("speaks above 30 seconds of an HTTP API", .speaks, behind("HTTP", timeout: 31)),
    Case("is silent at 30 seconds", .silent, behind("HTTP", timeout: 30)),
    Case(
      "takes the most hasty of its routes", .speaks,
      behind("REST", timeout: 6, waits: [20_000, 5000, nil])),
    Case("is silent at what the route waits", .silent, behind("REST", timeout: 5, waits: [5000])),
    Case("lets a route wait for longer", .silent, behind("REST", timeout: 60, waits: [60_000])),
    Case("speaks above 30 seconds of AppSync", .speaks, triggered(by: "appsync", timeout: 31)),
    Case("is silent at 30 seconds of AppSync", .silent, triggered(by: "appsync", timeout: 30)),
    Case("does not apply where nobody waits", .notApplicable, triggered(by: "s3", timeout: 900)),
    Case(
      "does not apply without callers", .notApplicable,
      Story().described { $0.policyStatements = [] }),
    Case(
      "does not know an API that was not seen", .unknown, triggered(by: "apigateway", timeout: 31)),
    Case("does not know the timeout", .unknown, behind("REST", timeout: nil)),
    Case("does not know where nobody asked who may call", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaTimeoutExceedsCaller()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaTimeoutExceedsCaller()
    #expect(try Self.story.summary(rule) == "may run 30.0 s, shop waits 29.0 s")
    #expect(
      try Self.triggered(by: "apigateway", timeout: 31).verdict(rule).missing
        == "apigateway:GET not recorded")
  }
}
