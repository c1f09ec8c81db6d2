import ServerlessModel
import Testing

@testable import InsightEngine

struct `s3-unprotected-bucket` {
  private static let story = story { $0.policyStatements = [] }
  private static let tlsOnly = PolicyStatement(
    effect: "Deny", principals: ["*"], conditions: ["Bool aws:SecureTransport=false"])

  private static func story(
    _ tags: [String: String] = ["env": "test"], _ change: (inout BucketConfiguration) -> Void
  ) -> Story {
    var bucket = BucketConfiguration()
    bucket.policyStatements = [tlsOnly]
    bucket.encryption = "AES256"
    bucket.versioning = "Disabled"
    change(&bucket)
    return Story(.bucket, "uploads").configuration(.bucket(bucket)).tagged(tags)
  }

  @Test(arguments: [
    Case("speaks of a bucket that takes plain HTTP", .speaks, story),
    Case(
      "speaks of a statement that allows TLS and denies nothing", .speaks,
      story {
        var allow = tlsOnly
        allow.effect = "Allow"
        $0.policyStatements = [allow]
      }),
    Case("passes a bucket without special data", .silent, story { _ in }),
    Case(
      "speaks of sensitive data without a KMS key", .speaks,
      story(["data-class": "sensitive"]) { _ in }),
    Case(
      "passes sensitive data under one", .silent,
      story(["data-class": "sensitive"]) { $0.encryption = "aws:kms" }),
    Case(
      "passes sensitive data under two", .silent,
      story(["data-class": "sensitive"]) { $0.encryption = "aws:kms:dsse" }),
    Case("speaks of production without versions", .speaks, story(["env": "prod"]) { _ in }),
    Case(
      "passes production with versions", .silent,
      story(["env": "prod"]) { $0.versioning = "Enabled" }),
    Case(
      "does not know where the policy was not asked for", .unknown,
      story { $0.policyStatements = nil }),
    Case(
      "does not know where tags were not asked for", .unknown,
      story([:]) { _ in }.unasked(.inventory)),
    Case(
      "does not know where versions were not asked for", .unknown,
      story(["env": "prod"]) { $0.versioning = nil }),
    Case("does not know without a configuration", .unknown, Story(.bucket, "uploads")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(S3UnprotectedBucket()) }

  @Test func `says what is missing, the worst first`() throws {
    let all = Self.story(["env": "prod", "data-class": "pii"]) { $0.policyStatements = [] }
    let found = try all.verdict(S3UnprotectedBucket()).violations.first
    #expect(
      found?.summary
        == "takes plain HTTP, sensitive without a KMS key, production without versions")
    #expect(found?.severity == .warning)
    let minor = try Self.story(["env": "prod"]) { _ in }.verdict(S3UnprotectedBucket())
    #expect(minor.violations.first?.severity == .info)
  }
}
