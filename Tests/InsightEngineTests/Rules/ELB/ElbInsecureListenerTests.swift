import ServerlessModel
import Testing

@testable import InsightEngine

struct `elb-insecure-listener` {
  private static let story = story(redirects: false)

  private static func story(
    redirects: Bool?, policies: [String] = ["ELBSecurityPolicy-TLS13-1-2-2021-06"]
  ) -> Story {
    var balancer = LoadBalancerConfiguration()
    balancer.redirectsToHTTPS = redirects
    balancer.sslPolicies = policies
    balancer.listenerProtocols = ["HTTP", "HTTPS"]
    return Story(.loadBalancer, "app/shop/1").configuration(.loadBalancer(balancer))
  }

  @Test(arguments: [
    Case("speaks of plain HTTP without a redirect", .speaks, story),
    Case("passes a redirect and a current policy", .silent, story(redirects: true)),
    Case(
      "speaks of the oldest policy", .speaks,
      story(redirects: true, policies: ["ELBSecurityPolicy-2016-08"])),
    Case(
      "speaks of a newer policy that takes TLS 1.0", .speaks,
      story(redirects: true, policies: ["ELBSecurityPolicy-TLS13-1-0-2021-06"])),
    Case(
      "passes policies of TLS 1.2", .silent,
      story(
        redirects: true,
        policies: [
          "ELBSecurityPolicy-TLS-1-2-Ext-2018-06", "ELBSecurityPolicy-FS-1-2-Res-2020-10",
          "ELBSecurityPolicy-TLS13-1-3-2021-06",
        ])),
    Case(
      "passes a balancer without listeners of HTTP", .silent, story(redirects: true, policies: [])),
    Case(
      "does not know where listeners were not asked for", .unknown,
      story(redirects: nil, policies: [])),
    Case("does not know without a configuration", .unknown, Story(.loadBalancer, "app/shop/1")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ElbInsecureListener()) }

  @Test func `says what is wrong`() throws {
    let both = Self.story(redirects: false, policies: ["ELBSecurityPolicy-2016-08"])
    #expect(
      try both.summary(ElbInsecureListener())
        == "takes plain HTTP, takes TLS below 1.2 by ELBSecurityPolicy-2016-08")
  }

  @Test func `says which permission would tell`() throws {
    let story = Self.story(redirects: nil, policies: [])
    #expect(
      try story.verdict(ElbInsecureListener())
        == .unknown(.notRecorded("elasticloadbalancing:DescribeListeners")))
  }
}
