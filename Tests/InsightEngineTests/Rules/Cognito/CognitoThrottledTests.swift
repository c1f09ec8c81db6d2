import ServerlessModel
import Testing

@testable import InsightEngine

struct `cognito-throttled` {
  private static let story = throttled("SignInThrottles")

  private static func throttled(
    _ metric: String, times: Double = 1, minutes: Int = 5, of all: Int = 5
  ) -> Story {
    Story(.userPool, "users").metric(metric, first(minutes, of: all, times))
  }

  @Test(arguments: [
    Case("speaks of a throttled sign-in in each of five minutes", .speaks, story),
    Case("speaks of sign-ups", .speaks, throttled("SignUpThrottles")),
    Case("speaks of token refreshes", .speaks, throttled("TokenRefreshThrottles")),
    Case("speaks of federated sign-ins", .speaks, throttled("FederationThrottles")),
    Case("is silent of four minutes", .silent, throttled("SignInThrottles", minutes: 4)),
    Case("is silent of minutes before its window", .silent, throttled("SignInThrottles", of: 6)),
    Case("is silent of minutes without", .silent, throttled("SignInThrottles", times: 0)),
    Case("is silent without points", .silent, Story(.userPool, "users").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.userPool, "users").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.userPool, "users").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(CognitoThrottled()) }

  @Test func `says what is wrong with its numbers`() throws {
    let both = Self.story.metric("TokenRefreshThrottles", first(5, of: 5, 3))
    #expect(
      try both.summary(CognitoThrottled())
        == "sign-ins throttled 5 times, token refreshes throttled 15 times")
    #expect(try both.evidence("tokenRefreshThrottles", CognitoThrottled()) == .number(15))
  }
}
