import ServerlessModel
import Testing

@testable import InsightEngine

struct `kinesis-shards-mismatch` {
  private static let story = story(records: 60_000)

  /// A shard takes 60,000 records or 62,914,560 bytes a minute.
  private static func story(
    records: Double = 0, bytes: Double = 0, shards: Int? = 4, mode: String? = "PROVISIONED",
    days: Double = 7
  ) -> Story {
    var stream = DataStreamConfiguration()
    stream.openShards = shards
    stream.mode = mode
    return Story(.dataStream, "clicks").configuration(.dataStream(stream))
      .seen(minutes: 7 * 1440)
      .metric("IncomingRecords", at: [days * 1440: records])
      .metric("IncomingBytes", at: [days * 1440: bytes]).inVirginia()
  }

  @Test(arguments: [
    Case("speaks of a quarter of its records", .speaks, story),
    Case("is silent of a little more", .silent, story(records: 60_001)),
    Case("speaks of a quarter of its bytes", .speaks, story(bytes: 62_914_560)),
    Case("is silent of a few more", .silent, story(bytes: 62_914_561)),
    Case(
      "speaks of records before its window as if there were none", .speaks,
      story(records: 100_000, days: 7.1)),
    Case("is silent of a single shard", .silent, story(shards: 1)),
    Case("speaks of eight tenths", .speaks, story(records: 48_000, shards: 1)),
    Case("is silent below", .silent, story(records: 47_999, shards: 1)),
    Case(
      "speaks of eight tenths though little was seen", .speaks,
      story(records: 48_000, shards: 1, days: 0.5).seen(minutes: 1440)),
    Case("does not apply on demand", .notApplicable, story(mode: "ON_DEMAND")),
    Case("does not know the mode", .unknown, story(mode: nil)),
    Case("does not know the shards", .unknown, story(shards: nil)),
    Case(
      "does not know where less than its window was seen", .unknown,
      story().seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
    Case("does not know without a configuration", .unknown, Story(.dataStream, "clicks")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(KinesisShardsMismatch()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = KinesisShardsMismatch()
    let many = try Self.story.verdict(rule).violations.first
    #expect(
      many?.summary
        == "busiest minute takes 25 % of 4 shards, too many shards: 2 would do "
        + "and save $21.90 a month")
    #expect(many?.severity == .info && many?.savingUSD == 21.9)
    let full = try Self.story(records: 48_000, shards: 1).verdict(rule).violations.first
    #expect(
      full?.summary
        == "busiest minute takes 80 % of 1 shard, shards are nearly full: 2 would do")
    #expect(full?.severity == .warning && full?.savingUSD == nil)
  }
}
