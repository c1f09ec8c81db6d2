import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-unbounded-public-spend` {
  private static let story = entered()

  private static func entered(
    auth: String? = "NONE", _ change: (inout FunctionConfiguration) -> Void = { _ in }
  ) -> Story {
    Story().described {
      $0.memoryMB = 1024
      $0.urlKnown = true
      $0.url = auth.map { FunctionURL(authType: $0) }
      $0.reservedConcurrencyKnown = true
      $0.policyStatements = []
      change(&$0)
    }
  }

  /// A function behind an API, without an address of its own.
  private static func behindAPI(_ change: (inout APIConfiguration) -> Void = { _ in }) -> Story {
    let story = entered(auth: nil)
    var api = APIConfiguration()
    api.name = "shop"
    api.stages = [APIStage(name: "prod")]
    api.routes = [
      APIRoute(method: "GET", path: "/", integrationTarget: story.resource.id.arn)
    ]
    change(&api)
    return story.beside(.restAPI, "a1b2", .api(api))
  }

  @Test(arguments: [
    Case("speaks of an open address", .speaks, story),
    Case("speaks of an API without throttling", .speaks, behindAPI()),
    Case("is silent of a reservation", .silent, entered { $0.reservedConcurrency = 10 }),
    Case(
      "is silent of a throttled stage", .silent,
      behindAPI { $0.stages = [APIStage(name: "prod", throttlingRate: 100)] }),
    Case("is silent of a usage plan", .silent, behindAPI { $0.usagePlans = ["gold"] }),
    Case(
      "does not apply to a private API", .notApplicable,
      behindAPI { $0.endpointTypes = ["PRIVATE"] }),
    Case(
      "does not apply to an address that asks who calls", .notApplicable, entered(auth: "AWS_IAM")),
    Case("does not apply without a way in", .notApplicable, entered(auth: nil)),
    Case(
      "does not know where addresses were not asked for", .unknown,
      entered(auth: nil) { $0.urlKnown = nil }),
    Case(
      "does not know where nobody asked who may call", .unknown,
      entered(auth: nil) { $0.policyStatements = nil }),
    Case(
      "does not know an API that was not seen", .unknown,
      entered(auth: nil) {
        $0.policyStatements = [
          PolicyStatement(effect: "Allow", principals: ["Service:apigateway.amazonaws.com"])
        ]
      }),
    Case("does not know an API without its stages", .unknown, behindAPI { $0.stages = [] }),
    Case(
      "does not know where the reservation was not asked for", .unknown,
      entered { $0.reservedConcurrencyKnown = nil }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaUnboundedPublicSpend()) }

  @Test func `says what it may cost`() throws {
    let rule = LambdaUnboundedPublicSpend()
    #expect(try Self.story.summary(rule) == "up to $60.00 an hour through its URL")
    #expect(
      try Self.story.quota("L-B99A9384", 100).summary(rule) == "up to $6.00 an hour through its URL"
    )
    #expect(
      try Self.behindAPI().function { $0.architecture = .arm64 }.summary(rule)
        == "up to $48.00 an hour through API shop")
    #expect(
      try Self.story.evidence("concurrencyFrom", rule) == .text("default of 2026-11-20"))
  }
}
