import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-tracing-disabled` {
  private static let story = function("PassThrough")

  private static func function(
    _ mode: String?, runs: Double = 100, ago minutes: Double = 7 * 1440
  ) -> Story {
    Story().function { $0.tracingMode = mode }.metric("Invocations", at: [minutes: runs])
  }

  @Test(arguments: [
    Case("speaks of a hundred runs in a week", .speaks, story),
    Case("is silent of fewer", .silent, function("PassThrough", runs: 99)),
    Case(
      "is silent of runs before its window", .silent, function("PassThrough", ago: 7 * 1440 + 1)),
    Case("is silent where tracing is on", .silent, function("Active")),
    Case(
      "counts runs from logs", .speaks,
      Story().function { $0.tracingMode = "PassThrough" }.counted { $0.executions = 100 }),
    Case(
      "does not know where less than a week was seen", .unknown,
      function("PassThrough", runs: 99, ago: 1).seen(minutes: 7 * 1440 - 1)),
    Case("does not know the mode", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaTracingDisabled()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaTracingDisabled()) == "100 runs in 7 d left no trace")
  }

  @Test func `names callers that are traced`() throws {
    var api = APIConfiguration()
    api.name = "shop"
    api.stages = [APIStage(name: "prod", tracing: true)]
    api.routes = [
      APIRoute(method: "GET", path: "/", integrationTarget: Self.story.resource.id.arn)
    ]
    let story = Self.story.beside(.restAPI, "a1b2", .api(api))
    #expect(try story.evidence("tracedCallers", LambdaTracingDisabled()) == .list(["shop"]))
    api.stages = [APIStage(name: "prod", tracing: false)]
    let plain = Self.story.beside(.restAPI, "a1b2", .api(api))
    #expect(try plain.evidence("tracedCallers", LambdaTracingDisabled()) == .list([]))
  }
}
