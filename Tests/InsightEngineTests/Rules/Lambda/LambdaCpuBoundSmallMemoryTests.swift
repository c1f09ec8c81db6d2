import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-cpu-bound-small-memory` {
  private static let story = traced(own: 800).seen(minutes: 24 * 60)

  private static func story(_ memory: Int, _ p50: Double, _ runs: Int) -> Story {
    Story().function { $0.memoryMB = memory }.latency(p50: p50, p99: 1000, count: runs)
  }

  private static func traced(
    own: Double, memory: Int = 512, p50: Double = 500, runs: Int = 100, traces: Int = 20
  ) -> Story {
    story(memory, p50, runs).traces(
      traces, ms: 1000, ago: 24 * 60, [Call(name: "S3", operation: "GetObject", ms: 1000 - own)])
  }

  /// On 512 MB a run of 1769 ms has 512 ms of a processor.
  private static func metered(cpu: Double, ago: Double = 24 * 60) -> Story {
    story(512, 500, 100).metric("cpu_total_time", .average, at: [ago: cpu])
      .metric("Duration", .average, at: [1: 1769])
  }

  @Test(arguments: [
    Case("speaks where own time is eighty percent in traces", .speaks, traced(own: 800)),
    Case("is silent below eighty percent", .silent, traced(own: 799)),
    Case("speaks where Lambda Insights sees a busy processor", .speaks, metered(cpu: 409.7)),
    Case("is silent where it sees an idle one", .silent, metered(cpu: 409.5)),
    Case(
      "is silent of processor time before its window", .unknown,
      metered(cpu: 409.7, ago: 24 * 60 + 1)),
    Case("is silent above 512 MB", .silent, traced(own: 800, memory: 513)),
    Case("is silent below half a second", .silent, traced(own: 800, p50: 499)),
    Case("is silent below a hundred runs", .silent, traced(own: 800, runs: 99)),
    Case("leaves out traces without time", .speaks, traced(own: 800).traces(30, ms: 0)),
    Case("does not know of nineteen traces", .unknown, traced(own: 800, traces: 19)),
    Case(
      "does not know where less than a day was seen", .unknown,
      traced(own: 800).seen(minutes: 24 * 60 - 1)),
    Case("does not know where the memory was not recorded", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaCpuBoundSmallMemory()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaCpuBoundSmallMemory())
        == "computes 80 % of its time on 512 MB, p50 500 ms")
  }
}
