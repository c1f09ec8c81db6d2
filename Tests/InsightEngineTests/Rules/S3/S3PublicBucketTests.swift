import ServerlessModel
import Testing

@testable import InsightEngine

struct `s3-public-bucket` {
  private static let story = story { $0.policyPublic = true }

  private static func story(_ change: (inout BucketConfiguration) -> Void) -> Story {
    var bucket = BucketConfiguration()
    bucket.publicAccessBlocked = false
    bucket.policyPublic = false
    bucket.aclPublic = false
    change(&bucket)
    return Story(.bucket, "uploads").configuration(.bucket(bucket))
  }

  @Test(arguments: [
    Case("speaks of a public policy", .speaks, story),
    Case("speaks of a public access control list", .speaks, story { $0.aclPublic = true }),
    Case(
      "passes a public policy that is blocked", .silent,
      story {
        $0.policyPublic = true
        $0.publicAccessBlocked = true
      }),
    Case(
      "passes a blocked bucket of which nothing else is known", .silent,
      story {
        $0.policyPublic = nil
        $0.aclPublic = nil
        $0.publicAccessBlocked = true
      }),
    Case("passes a private bucket", .silent, story { _ in }),
    Case(
      "passes a private bucket whose block was not asked for", .silent,
      story { $0.publicAccessBlocked = nil }),
    Case(
      "does not know whether a public policy is blocked", .unknown,
      story {
        $0.policyPublic = true
        $0.publicAccessBlocked = nil
      }),
    Case(
      "does not know where the policy was not asked for", .unknown,
      story { $0.policyPublic = nil }),
    Case("does not know where the list was not asked for", .unknown, story { $0.aclPublic = nil }),
    Case("does not know without a configuration", .unknown, Story(.bucket, "uploads")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(S3PublicBucket()) }

  @Test func `says which grant it is`() throws {
    let both = Self.story {
      $0.policyPublic = true
      $0.aclPublic = true
      $0.policyStatements = [
        PolicyStatement(sid: "Read", effect: "Allow", principals: ["*"]),
        PolicyStatement(sid: "Own", effect: "Allow", principals: ["AWS:1"]),
      ]
    }
    #expect(
      try both.summary(S3PublicBucket()) == "public by its policy and access control list")
    #expect(try both.evidence("statements", S3PublicBucket()) == .list(["Read"]))
  }

  @Test func `leaves buckets alone that are meant to be public`() throws {
    var rule = S3PublicBucket()
    rule.allow = ["uploads"]
    #expect(try Self.story.verdict(rule) == .notApplicable)
  }

  @Test func `says which permission would tell`() throws {
    let story = Self.story { $0.aclPublic = nil }
    #expect(
      try story.verdict(S3PublicBucket()) == .unknown(.notRecorded("s3:GetBucketAcl")))
  }
}
