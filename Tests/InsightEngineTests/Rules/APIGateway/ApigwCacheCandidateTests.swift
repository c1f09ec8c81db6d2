import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-cache-candidate` {
  private static let story = story()

  /// Of a hundred lines so many read, and so many of these are new addresses.
  private static func story(
    rate: Double = 5, reads: Int = 80, new: Int = 32, lines: Int = 100, ago: Double = 1440
  ) -> Story {
    let messages = (0..<lines).map { place in
      let method = place < reads ? "GET" : "POST"
      return #"{"httpMethod":"\#(method)","path":"/items/\#(place < new ? place : 0)"}"#
    }
    return Story.loggedAPI(.restAPI, messages, ago: ago).seen(minutes: 1440)
      .metric("Count", at: [1440: rate * 86_400])
  }

  private static func cached(hits: Double, misses: Double, ago: Double = 1440) -> Story {
    Story.api { $0.stages = [APIStage(name: "prod", cacheEnabled: true, cacheSizeGB: 0.5)] }
      .metric("CacheHitCount", at: [ago: hits]).metric("CacheMissCount", at: [ago: misses])
      .seen(minutes: 1440)
  }

  private static func fronted() -> Story {
    var front = DistributionConfiguration()
    front.origins = ["abc123.execute-api.eu-west-1.amazonaws.com"]
    return story().beside(.distribution, "E1", .distribution(front))
  }

  @Test(arguments: [
    Case("speaks of many reads that repeat", .speaks, story),
    Case("is silent below five requests a second", .silent, story(rate: 4.99)),
    Case("is silent where fewer than eight in ten read", .silent, story(reads: 79, new: 20)),
    Case("is silent where fewer than six in ten repeat", .silent, story(reads: 100, new: 41)),
    Case("does not know of ninety-nine lines", .unknown, story(lines: 99)),
    Case("does not know of older lines", .unknown, story(ago: 1441)),
    Case("passes an API behind CloudFront", .silent, fronted()),
    Case("speaks of a cache that seldom hits", .speaks, cached(hits: 19, misses: 81)),
    Case("is silent of one in five", .silent, cached(hits: 20, misses: 80)),
    Case("is silent of a cache that nobody asked", .silent, cached(hits: 0, misses: 0)),
    Case(
      "is silent of what was asked before its window", .silent,
      cached(hits: 0, misses: 9, ago: 1441)),
    Case(
      "does not know of a cache of which less was seen", .unknown,
      cached(hits: 0, misses: 0).seen(minutes: 1439)),
    Case("is silent of a quiet API", .silent, Story.api().seen(minutes: 1440)),
    Case(
      "does not know where less than its window was seen", .unknown, Story.api().seen(minutes: 1439)
    ),
    Case(
      "does not know without an access log", .unknown, Story.api().metric("Count", at: [60: 1e6])),
    Case("does not know without stages", .unknown, Story.api { $0.stages = [] }),
    Case(
      "does not know where metrics were denied", .unknown,
      Story.api().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwCacheCandidate()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwCacheCandidate()
    #expect(
      try Self.story.summary(rule)
        == "60 % of reads repeat an address, 5.0 requests/s without a cache")
    let cached = Self.cached(hits: 10, misses: 90)
    #expect(
      try cached.summary(rule) == "cache answers 10 % of 100 requests and costs $14.60 a month")
    #expect(try cached.verdict(rule).violations.first?.savingUSD == 14.6)
  }
}
