import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-encryption-key` {
  private static let story = story("AWS_OWNED")

  private static func story(
    _ encryption: String?, tags: [String: String] = ["data-class": "sensitive"]
  ) -> Story {
    var table = TableConfiguration()
    table.encryption = encryption
    return Story(.table, "orders").configuration(.table(table)).tagged(tags)
  }

  @Test(arguments: [
    Case("speaks of a sensitive table under a key of AWS", .speaks, story),
    Case("passes one under a KMS key", .silent, story("KMS")),
    Case("reads the tag in any case", .speaks, story("AWS_OWNED", tags: ["Data-Class": "PII"])),
    Case(
      "does not apply to other tables", .notApplicable, story("AWS_OWNED", tags: ["env": "prod"])),
    Case(
      "does not know where tags were not asked for", .unknown,
      story("AWS_OWNED", tags: [:]).unasked(.inventory)),
    Case("does not know where encryption was not asked for", .unknown, story(nil)),
    Case(
      "does not know without a configuration", .unknown,
      Story(.table, "orders").tagged(["data-class": "sensitive"])),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbEncryptionKey()) }

  @Test func `says what is wrong`() throws {
    #expect(
      try Self.story.summary(DdbEncryptionKey()) == "sensitive, and under a key that AWS owns")
  }
}
