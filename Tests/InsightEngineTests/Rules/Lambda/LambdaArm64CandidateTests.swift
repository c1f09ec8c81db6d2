import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-arm64-candidate` {
  /// GB-seconds in a week that cost a little over five dollars a month.
  private static let enough: Int64 = 70_010
  private static let story = function()

  private static func function(
    _ gigabyteSeconds: Int64 = enough, runtime: String? = "python3.12", image: Bool = false,
    architecture: Architecture? = .x86, ago minutes: Double = 7 * 1440
  ) -> Story {
    Story().described {
      $0.runtime = runtime
      $0.packageType = image ? "Image" : "Zip"
      $0.architecture = architecture
    }.seen(minutes: 7 * 1440).counted(ago: minutes) {
      $0.billedMBmsX86 = gigabyteSeconds * 1_024_000
    }
  }

  @Test(arguments: [
    Case("speaks at five dollars a month", .speaks, story),
    Case("is silent below that", .silent, function(69_990)),
    Case("is silent of runs before its window", .silent, function(ago: 7 * 1440 + 1)),
    Case("speaks of an image", .speaks, function(runtime: nil, image: true)),
    Case("does not apply to arm64", .notApplicable, function(architecture: .arm64)),
    Case("does not apply to a runtime without arm64", .notApplicable, function(runtime: "java8")),
    Case(
      "does not apply to a runtime it does not know", .notApplicable, function(runtime: "cobol")),
    Case("does not apply where no runtime is said", .notApplicable, function(runtime: nil)),
    Case("does not know the architecture", .unknown, function(architecture: nil)),
    Case(
      "does not know where less than a week was seen", .unknown,
      function().seen(minutes: 7 * 1440 - 1)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaArm64Candidate()) }

  @Test func `says what would be saved`() throws {
    #expect(
      try Self.function(700_100).summary(LambdaArm64Candidate())
        == "$10.00 of $50.01 a month would be saved on arm64")
  }
}
