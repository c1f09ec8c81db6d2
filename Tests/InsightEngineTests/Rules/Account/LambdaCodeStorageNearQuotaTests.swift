import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-code-storage-near-quota` {
  private static let story = story(80)
  private static let gigabyte: Int64 = 1_073_741_824

  private static func story(_ used: Int64?, of limit: Int64? = 100, more: Int64 = 0) -> Story {
    Story.account {
      $0.codeStorageBytes = used.map { $0 * gigabyte + more }
      $0.codeStorageLimitBytes = limit.map { $0 * gigabyte }
    }
  }

  @Test(arguments: [
    Case("speaks at eighty percent", .speaks, story),
    Case("is silent below eighty percent", .silent, story(80, more: -1)),
    Case("takes the usual limit where none was read", .speaks, story(60, of: nil)),
    Case("is silent below eighty percent of it", .silent, story(60, of: nil, more: -1)),
    Case("does not know where limits were not asked for", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.account, Story.account)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaCodeStorageNearQuota()) }

  @Test func `says what is used and by whom`() throws {
    var large = FunctionConfiguration()
    large.codeBytes = 10 * Self.gigabyte
    var many = FunctionConfiguration()
    many.codeBytes = Self.gigabyte
    many.versionCount = 12
    let story = Self.story.beside(.lambdaFunction, "large", .function(large))
      .beside(.lambdaFunction, "many", .function(many))
    let rule = LambdaCodeStorageNearQuota()
    #expect(try story.summary(rule) == "80 % of code storage used: 80.0 GB of 100 GB")
    #expect(try story.evidence("largest", rule) == .list(["many 12.0 GB", "large 10.0 GB"]))
  }
}
