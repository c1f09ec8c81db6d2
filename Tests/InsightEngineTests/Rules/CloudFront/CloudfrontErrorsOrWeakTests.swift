import ServerlessModel
import Testing

@testable import InsightEngine

struct `cloudfront-errors-or-weak` {
  private static let story = story { _ in }.metric("5xxErrorRate", .average, first(5, of: 5, 5))
  private static let p90 = Statistic("p90")

  private static func story(_ change: (inout DistributionConfiguration) -> Void) -> Story {
    var distribution = DistributionConfiguration()
    distribution.viewerProtocolPolicy = "redirect-to-https"
    distribution.minimumTLS = "TLSv1.2_2021"
    distribution.originTimeoutSeconds = 30
    change(&distribution)
    return Story(.distribution, "E1").configuration(.distribution(distribution))
  }

  private static let calm = story { _ in }

  @Test(arguments: [
    Case("speaks at five percent for five minutes", .speaks, story),
    Case("is silent of less", .silent, calm.metric("5xxErrorRate", .average, first(5, of: 5, 4))),
    Case(
      "is silent of four minutes", .silent,
      calm.metric("5xxErrorRate", .average, first(4, of: 5, 9))),
    Case(
      "is silent of minutes before its window", .silent,
      calm.metric("5xxErrorRate", .average, first(5, of: 6, 9))),
    Case(
      "speaks at eight tenths of the origin's timeout", .speaks,
      calm.metric("OriginLatency", p90, first(5, of: 5, 24_000))),
    Case(
      "is silent of a quicker origin", .silent,
      calm.metric("OriginLatency", p90, first(5, of: 5, 23_999))),
    Case(
      "is silent of four slow minutes", .silent,
      calm.metric("OriginLatency", p90, first(4, of: 5, 29_000))),
    Case(
      "does not know how long the origin may take", .unknown,
      story { $0.originTimeoutSeconds = nil }.metric("OriginLatency", p90, first(5, of: 5, 1))),
    Case("speaks of plain HTTP", .speaks, story { $0.viewerProtocolPolicy = "allow-all" }),
    Case("speaks of old TLS", .speaks, story { $0.minimumTLS = "TLSv1.1_2016" }),
    Case("passes TLS 1.3", .silent, story { $0.minimumTLS = "TLSv1.3_2025" }),
    Case(
      "passes the certificate of CloudFront itself", .silent,
      story {
        $0.minimumTLS = "TLSv1"; $0.defaultCertificate = true
      }),
    Case(
      "does not know where the protocol was not asked for", .unknown,
      story { $0.viewerProtocolPolicy = nil }),
    Case("does not know where TLS was not asked for", .unknown, story { $0.minimumTLS = nil }),
    Case("is silent without points", .silent, calm.seen(minutes: 5)),
    Case("does not know where less than its window was seen", .unknown, calm.seen(minutes: 4)),
    Case("does not know without a configuration", .unknown, Story(.distribution, "E1")),
    Case(
      "does not know where metrics were denied", .unknown,
      calm.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(CloudfrontErrorsOrWeak()) }

  @Test func `says what is wrong with its numbers`() throws {
    let all = Self.story {
      $0.viewerProtocolPolicy = "allow-all"
      $0.minimumTLS = "TLSv1"
    }.metric("5xxErrorRate", .average, first(5, of: 5, 12))
      .metric("OriginLatency", Self.p90, first(5, of: 5, 25_000))
    #expect(
      try all.summary(CloudfrontErrorsOrWeak())
        == "answers up to 12 % with 5xx, origin takes 25.00 s of 30 s, takes plain HTTP, "
        + "takes TLS below 1.2")
  }
}
