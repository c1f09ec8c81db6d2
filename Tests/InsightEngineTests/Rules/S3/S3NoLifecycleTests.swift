import ServerlessModel
import Testing

@testable import InsightEngine

struct `s3-no-lifecycle` {
  private static let story = story()
  private static let gigabyte = 1_073_741_824.0

  private static func story(
    gigabytes: Double = 50, rules: Int? = 0, aborts: Bool? = false,
    storageClass: String =
      "StandardStorage"
  ) -> Story {
    var bucket = BucketConfiguration()
    bucket.lifecycleRules = rules
    bucket.abortsIncompleteUploads = aborts
    return Story(.bucket, "uploads").configuration(.bucket(bucket)).metric(
      "BucketSizeBytes", .average, by: ["StorageType": storageClass],
      [9, 9, gigabytes * gigabyte], every: 86_400)
  }

  /// Reads of a hundred objects, thirty days ago.
  private static func read(_ times: Double) -> Story {
    story().seen(minutes: 30 * 1440).metric("GetRequests", at: [30 * 1440: times])
      .metric(
        "NumberOfObjects", .average, by: ["StorageType": "AllStorageTypes"], [100],
        every: 86_400)
  }

  @Test(arguments: [
    Case("speaks of fifty gigabytes without a rule", .speaks, story),
    Case("is silent of less", .silent, story(gigabytes: 49.9)),
    Case("is silent of what is archived already", .silent, story(storageClass: "GlacierStorage")),
    Case("is silent where rules do both", .silent, story(rules: 1, aborts: true)),
    Case("speaks where no rule ends uploads", .speaks, story(rules: 1, aborts: false)),
    Case("does not know where no rule was looked into", .unknown, story(rules: 1, aborts: nil)),
    Case("does not know where rules were not asked for", .unknown, story(rules: nil)),
    Case(
      "does not know how many objects are read", .unknown,
      story().seen(minutes: 30 * 1440).metric("GetRequests", at: [5: 1])),
    Case(
      "does not know reads of less than a month", .unknown, read(1).seen(minutes: 30 * 1440 - 1)),
    Case("is silent without points", .silent, Story(.bucket, "uploads")),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(S3NoLifecycle()) }

  private static let kept =
    "50.0 GB never moved or removed, Glacier would save $0.95 a month, "
  private static let left = "50.0 GB and what incomplete uploads left"

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(S3NoLifecycle()) == Self.kept + Self.left)
    #expect(try Self.story.verdict(S3NoLifecycle()).violations.first?.savingUSD != nil)
    let uploads = Self.story(rules: 1, aborts: false)
    #expect(try uploads.summary(S3NoLifecycle()) == Self.left)
    #expect(try uploads.verdict(S3NoLifecycle()).violations.first?.savingUSD == nil)
  }

  @Test(arguments: [(30, kept + left), (31, left)] as [(Double, String)])
  func `keeps what is read by more than one in a hundred a day`(times: Double, summary: String)
    throws
  {
    #expect(try Self.read(times).summary(S3NoLifecycle()) == summary)
  }

  @Test func `asks nothing of reads where a rule moves objects`() throws {
    let story = Self.story(rules: 2, aborts: true).metric("GetRequests", at: [5: 1])
    #expect(try story.verdict(S3NoLifecycle()) == .pass)
  }
}
