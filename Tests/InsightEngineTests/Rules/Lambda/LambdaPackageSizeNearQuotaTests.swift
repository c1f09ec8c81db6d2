import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-package-size-near-quota` {
  private static let story = package(100)

  private static func package(
    _ megabytes: Double, layers: Double = 0, type: String = "Zip", starts: Int = 10,
    initMs: Double = 100, ago minutes: Double = 24 * 60
  ) -> Story {
    Story().described {
      $0.packageType = type
      $0.codeBytes = Int64(megabytes * 1_048_576)
      $0.layers = layers > 0 ? ["arn:l"] : []
      $0.layerBytes = layers > 0 ? Int64(layers * 1_048_576) : nil
    }.runs(starts, ago: minutes, cold: true) { $0.initDuration = Elapsed(milliseconds: initMs) }
  }

  @Test(arguments: [
    Case("speaks at a hundred megabytes", .speaks, story),
    Case("is silent below that", .silent, package(99.9)),
    Case("adds the layers", .speaks, package(60, layers: 40)),
    Case("is silent of small layers", .silent, package(60, layers: 39)),
    Case("speaks of thirty megabytes with slow starts", .speaks, package(30, initMs: 1000)),
    Case("is silent of a smaller package with slow starts", .silent, package(29.9, initMs: 1000)),
    Case("is silent of starts below a second", .silent, package(30, initMs: 999)),
    Case("is silent of fewer than ten starts", .silent, package(30, starts: 9, initMs: 1000)),
    Case(
      "is silent of starts before its window", .silent,
      package(30, initMs: 1000, ago: 24 * 60 + 1)),
    Case("does not apply to an image", .notApplicable, package(1000, type: "Image")),
    Case(
      "does not know the size of its layers", .unknown,
      package(60).function { $0.layers = ["arn:l"] }),
    Case("does not know the size of its code", .unknown, Story().described()),
    Case(
      "does not know starts where less than a day was seen", .unknown,
      package(30, starts: 0).seen(minutes: 24 * 60 - 1)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaPackageSizeNearQuota()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaPackageSizeNearQuota()
    #expect(try Self.story.summary(rule) == "100 MB zipped with 0 layers")
    #expect(
      try Self.package(30, layers: 10, initMs: 1500).summary(rule)
        == "40.0 MB zipped with 1 layer, init takes 1.50 s")
  }
}
