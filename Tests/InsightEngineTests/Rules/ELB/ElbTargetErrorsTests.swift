import ServerlessModel
import Testing

@testable import InsightEngine

struct `elb-target-errors` {
  private static let story = calm().metric("HTTPCode_Target_5XX_Count", oldest(5, 1))
    .metric("RequestCount", oldest(5, 20))

  private static func calm() -> Story { Story(.loadBalancer, "app/shop/1") }

  @Test(arguments: [
    Case("speaks of one error in twenty requests", .speaks, story),
    Case(
      "counts errors of the balancer itself", .speaks,
      calm().metric("HTTPCode_ELB_5XX_Count", oldest(5, 1)).metric("RequestCount", oldest(5, 20))),
    Case(
      "is silent of a smaller share", .silent,
      calm().metric("HTTPCode_Target_5XX_Count", oldest(5, 1)).metric(
        "RequestCount", oldest(5, 21))),
    Case(
      "is silent below twenty requests", .silent,
      calm().metric("HTTPCode_Target_5XX_Count", oldest(5, 19)).metric(
        "RequestCount", oldest(5, 19))),
    Case(
      "is silent of errors before its window", .silent,
      calm().metric("HTTPCode_Target_5XX_Count", oldest(6, 9)).metric(
        "RequestCount", oldest(5, 20))),
    Case(
      "speaks of a target that is gone for five minutes", .speaks,
      calm().metric("UnHealthyHostCount", .maximum, first(5, of: 5, 1))),
    Case(
      "is silent of four minutes", .silent,
      calm().metric("UnHealthyHostCount", .maximum, [0, 1, 1, 1, 1])),
    Case(
      "is silent of a target that was gone before its window", .silent,
      calm().metric("UnHealthyHostCount", .maximum, first(5, of: 6, 1))),
    Case(
      "is silent where all are healthy", .silent,
      calm().metric("UnHealthyHostCount", .maximum, first(5, of: 5, 0))),
    Case(
      "speaks of one error of a function", .speaks,
      calm().metric("LambdaUserError", oldest(5, 1))),
    Case(
      "speaks of one error of Lambda", .speaks,
      calm().metric("LambdaInternalError", oldest(5, 1))),
    Case(
      "is silent of one before its window", .silent,
      calm().metric("LambdaUserError", oldest(6, 1))),
    Case(
      "speaks at two and a half seconds for five minutes", .speaks,
      calm().metric("TargetResponseTime", Statistic("p95"), first(5, of: 5, 2.5))),
    Case(
      "is silent of quicker answers", .silent,
      calm().metric("TargetResponseTime", Statistic("p95"), first(5, of: 5, 2.45))),
    Case(
      "is silent of four slow minutes", .silent,
      calm().metric("TargetResponseTime", Statistic("p95"), first(4, of: 5, 9))),
    Case(
      "is silent of slow minutes before its window", .silent,
      calm().metric("TargetResponseTime", Statistic("p95"), first(5, of: 6, 9))),
    Case("is silent without points", .silent, calm().seen(minutes: 5)),
    Case("does not know where less than its window was seen", .unknown, calm().seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      calm().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ElbTargetErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ElbTargetErrors()
    #expect(try Self.story.summary(rule) == "answers 5.0 % of 20 requests with 5xx")
    let all = Self.story.metric("UnHealthyHostCount", .maximum, first(5, of: 5, 2))
      .metric("LambdaUserError", oldest(5, 3))
      .metric("TargetResponseTime", Statistic("p95"), first(5, of: 5, 4))
    #expect(
      try all.summary(rule)
        == "answers 5.0 % of 20 requests with 5xx, 2 targets unhealthy for 5 min, "
        + "3 function errors, p95 4.00 s")
  }

  @Test func `names the target groups`() throws {
    let story = Self.calm().metric("RequestCount", oldest(5, 20))
      .metric(
        "HTTPCode_Target_5XX_Count", .sum, by: ["TargetGroup": "web"], oldest(5, 4))
    #expect(try story.evidence("targetGroups", ElbTargetErrors()) == .list(["web ×4"]))
  }
}
