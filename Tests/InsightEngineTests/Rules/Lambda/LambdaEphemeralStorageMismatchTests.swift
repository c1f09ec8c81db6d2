import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-ephemeral-storage-mismatch` {
  private static let story = storage(1024, used: 20)

  /// A disk of which so many percent are used, in so many samples up to a week ago.
  private static func storage(
    _ size: Int?, used percent: Double, samples: Int = 50, ago minutes: Double = 7 * 1440
  ) -> Story {
    let bytes = percent / 100 * Double(size ?? 0) * 1_048_576
    let points = (0..<samples).map { (minutes - Double($0), bytes) }
    return Story().function { $0.ephemeralStorageMB = size }
      .metric("tmp_used", .maximum, at: Dictionary(points, uniquingKeysWith: { $1 }))
  }

  @Test(arguments: [
    Case("speaks of twenty percent of a large disk", .speaks, story),
    Case("is silent above that", .silent, storage(1024, used: 20.1)),
    Case("is silent of the disk that costs nothing", .silent, storage(512, used: 1)),
    Case("speaks of a disk just above that", .speaks, storage(513, used: 1)),
    Case("speaks of a disk that is nearly full", .speaks, storage(1024, used: 85)),
    Case("speaks of it whatever its size", .speaks, storage(512, used: 85)),
    Case("is silent below that", .silent, storage(1024, used: 84.9)),
    Case("is silent of fewer than fifty samples", .silent, storage(1024, used: 20, samples: 49)),
    Case(
      "is silent of samples before its window", .silent,
      storage(1024, used: 20, ago: 7 * 1440 + 1)),
    Case(
      "does not know where less than a week was seen", .unknown,
      storage(1024, used: 20, samples: 49, ago: 60).seen(minutes: 7 * 1440 - 1)),
    Case("does not know without Lambda Insights", .unknown, storage(1024, used: 20, samples: 0)),
    Case("does not know the size", .unknown, storage(nil, used: 20)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaEphemeralStorageMismatch())
  }

  @Test func `is a warning where it is nearly full`() throws {
    let rule = LambdaEphemeralStorageMismatch()
    let full = try Self.storage(1024, used: 90).verdict(rule).violations
    #expect(full.map(\.severity) == [.warning])
    #expect(full.first?.summary == "/tmp holds 922 MB of 1,024 MB at p99")
    let empty = try Self.story.verdict(rule).violations
    #expect(empty.map(\.severity) == [.info])
    #expect(empty.first?.summary == "/tmp holds 205 MB of 1,024 MB at p99")
  }

  @Test func `would save what lies above twice the use and is not free`() throws {
    func saving(_ story: Story) throws -> Double? {
      try story.verdict(LambdaEphemeralStorageMismatch()).violations.first?.savingUSD
    }
    #expect(try saving(Self.storage(10_240, used: 10)) == nil, "no run was recorded")
    let runs = { (story: Story) in
      story.counted { ($0.executions, $0.durationUs) = (7, 7_000_000_000_000) }
    }
    let wide = try #require(try saving(runs(Self.storage(10_240, used: 10))))
    #expect((wide - 8 * 30e6 * 0.000_000_034).magnitude < 1e-9)
    let free = try #require(try saving(runs(Self.storage(1024, used: 10))))
    #expect((free - 0.5 * 30e6 * 0.000_000_034).magnitude < 1e-9)
    #expect(try saving(runs(Self.storage(1024, used: 90))) == nil)
  }
}
