import ServerlessModel

@testable import InsightEngine

/// Stories of APIs, and of resources that are older or tagged.
extension Story {
  /// An API with a stage that says nothing of itself.
  static func api(
    _ kind: ResourceKind = .restAPI, _ change: (inout APIConfiguration) -> Void = { _ in }
  ) -> Story {
    var api = APIConfiguration()
    api.apiID = "abc123"
    api.endpointTypes = ["REGIONAL"]
    api.stages = [APIStage(name: "prod")]
    api.routes = [APIRoute(method: "GET", path: "/orders")]
    change(&api)
    return Story(kind, "shop").configuration(.api(api))
  }

  /// An API whose stage `prod` writes an access log, with lines of it.
  static func loggedAPI(
    _ kind: ResourceKind = .restAPI, _ messages: [String] = [], ago minutes: Double = 1,
    _ change: (inout APIConfiguration) -> Void = { _ in }
  ) -> Story {
    api(kind) { api in
      api.stages[0].accessLogDestination =
        "arn:aws:logs:\(region):\(account):log-group:shop-access:*"
      change(&api)
    }.logged(messages, in: "shop-access", ago: minutes)
  }

  /// The same resource, first seen so many days ago.
  func since(daysAgo: Double) -> Story {
    var story = self
    story.resource.validFrom = Self.ago(daysAgo * 1440)
    return story
  }

  /// What came of asking for one source.
  func listing(_ source: Coverage.Source, as outcome: Coverage.Outcome) -> Story {
    var story = self
    for place in story.coverages.indices where story.coverages[place].source == source {
      story.coverages[place].outcome = outcome
    }
    return story
  }
}
