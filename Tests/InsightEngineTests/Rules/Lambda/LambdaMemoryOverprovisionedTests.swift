import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-memory-overprovisioned` {
  private static let story = story()

  private static func story(
    size: Int = 1024, used: Int = 409, runs: Int = 200, savedMBms: Int64 = 1_024_000 * 1_000_000,
    ago: Double = 7 * 1440
  ) -> Story {
    Story().seen(minutes: 7 * 1440).counted(ago: ago) {
      $0.executions = runs
      $0.memoryMB = size
      $0.maxMemoryMB = used
      $0.billedMBmsX86 = savedMBms
      $0.durationUs = 200_000_000
    }
  }

  @Test(arguments: [
    Case("speaks at forty percent of the memory", .speaks, story()),
    Case("is silent above forty percent", .silent, story(used: 410)),
    Case(
      "reads every run where the largest used more", .speaks,
      story().runs(150, started: 90, memoryMB: 1024, usedMB: 300).runs(
        1, ms: 1, memoryMB: 1024, usedMB: 1000)),
    Case(
      "is silent where the slowest percent used more", .silent,
      story().runs(5, ms: 1, memoryMB: 1024, usedMB: 1000)),
    Case(
      "is silent where no run says what it used", .silent,
      story(used: 0).counted {
        $0.maxMemoryMB = 900; $0.memoryMB = 1024
      }),
    Case("is silent below two hundred runs", .silent, story(runs: 199)),
    Case("is silent at the smallest size", .silent, story(size: 128, used: 50)),
    Case("speaks at exactly forty percent", .speaks, story(size: 1000, used: 400)),
    Case(
      "leaves out runs that do not say what they used", .silent,
      story().runs(2, started: 90, memoryMB: 1024, usedMB: 1000).runs(
        10, started: 90, memoryMB: 1024, usedMB: 300
      ).runs(300, started: 90, memoryMB: 1024)),
    Case(
      "speaks of the next size above the smallest", .speaks,
      story(size: 129, used: 20, savedMBms: 1_024_000 * 100_000_000)),
    Case(
      "proposes nothing below the smallest size", .silent,
      story(size: 128, used: 20, savedMBms: 1_024_000 * 100_000_000)),
    Case("speaks of a saving of a dollar", .speaks, story(savedMBms: 1_024_000 * 59_999)),
    Case("is silent below a dollar", .silent, story(savedMBms: 1_024_000 * 27_000)),
    Case(
      "is silent where the smaller size would be busy", .silent,
      story().metric("cpu_total_time", .average, at: [5: 1000]).metric(
        "Duration", .average, at: [5: 1000])),
    Case("is silent of runs before its window", .silent, story(ago: 7 * 1440 + 1)),
    Case(
      "does not know where less than seven days were seen", .unknown,
      story().seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaMemoryOverprovisioned()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaMemoryOverprovisioned())
        == "uses 409 of 1,024 MB; 576 MB would save $31.25 a month")
  }
}
