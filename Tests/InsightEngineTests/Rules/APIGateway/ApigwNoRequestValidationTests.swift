import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-no-request-validation` {
  private static let story = story([route(), route("PUT", validator: "v", models: ["Order"])])

  private static func route(
    _ method: String = "POST", validator: String? = nil, models: [String]? = ["Order"]
  ) -> APIRoute {
    APIRoute(
      method: method, path: "/orders", requestValidator: validator, requestModels: models)
  }

  private static func story(_ routes: [APIRoute]?) -> Story { Story.api { $0.routes = routes } }

  @Test(arguments: [
    Case("speaks of a method without a validator", .speaks, story),
    Case(
      "speaks of one without a model", .speaks, story([route("PATCH", validator: "v", models: [])])),
    Case("passes one with both", .silent, story([route("PUT", validator: "v")])),
    Case("does not apply to reading", .notApplicable, story([route("GET")])),
    Case(
      "does not know where models were not recorded", .unknown,
      story([route(validator: "v", models: nil)])),
    Case("does not know without methods", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.restAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwNoRequestValidation()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwNoRequestValidation()
    #expect(
      try Self.story.summary(rule)
        == "1 of 2 writing methods without validator or model: POST /orders")
    #expect(try Self.story.evidence("withoutValidator", rule) == .number(1))
  }
}
