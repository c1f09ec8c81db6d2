import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-waiting-in-code` {
  private static let story = Story().traces(
    20, ms: 1000, ago: 1440, [Call(name: "payments.example", ms: 700, remote: true)])

  private static func idle(cpu: Double, ago: Double = 1440) -> Story {
    Story().traces(20, ms: 1000).metric("cpu_total_time", .average, at: [ago: cpu])
      .metric("Duration", .average, at: [5: 1000])
  }

  @Test(arguments: [
    Case("speaks at seventy percent of the time", .speaks, story),
    Case(
      "is silent below seventy percent", .silent,
      Story().traces(20, ms: 1000, ago: 5, [Call(name: "payments.example", ms: 699, remote: true)])),
    Case(
      "is silent of quick functions", .silent,
      Story().traces(20, ms: 999, ago: 5, [Call(name: "payments.example", ms: 990, remote: true)])),
    Case(
      "does not know of nineteen traces", .unknown,
      Story().traces(19, ms: 1000, ago: 5, [Call(name: "payments.example", ms: 700, remote: true)])),
    Case(
      "does not know of traces before its window", .unknown,
      Story().traces(
        20, ms: 1000, ago: 1441, [Call(name: "payments.example", ms: 700, remote: true)])),
    Case(
      "counts time that overlaps once", .silent,
      Story().traces(20, ms: 1000, [Call(name: "a", ms: 400), Call(name: "b", ms: 400)])),
    Case("takes a function without processor time for waiting", .speaks, idle(cpu: 99)),
    Case("does not where it computes a tenth of the time", .silent, idle(cpu: 100)),
    Case("leaves out processor time before its window", .silent, idle(cpu: 10, ago: 1441)),
    Case(
      "does not know where traces were denied", .unknown,
      Story().denied(.traces, "xray:GetTraceSummaries")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaWaitingInCode()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaWaitingInCode())
        == "waits 70 % of 1.00 s, mostly on payments.example")
  }
}
