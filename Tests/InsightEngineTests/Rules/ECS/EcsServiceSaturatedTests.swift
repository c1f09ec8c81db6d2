import ServerlessModel
import Testing

@testable import InsightEngine

struct `ecs-service-saturated` {
  private static let story = story().metric("CPUUtilization", .average, first(5, of: 5, 80))

  private static func service(running: Int?, desired: Int? = 3) -> Configuration {
    var service = ContainerServiceConfiguration()
    service.runningCount = running
    service.desiredCount = desired
    return .containerService(service)
  }

  private static func story(running: Int? = 3) -> Story {
    Story(.containerService, "web").configuration(service(running: running))
  }

  /// Fewer tasks than wanted since so many minutes, and enough of them before.
  private static func short(since minutes: Double) -> Story {
    story().configuration(service(running: 2), minutesAgo: minutes)
  }

  private static func idle(_ processor: [Double], memory: Double = 20) -> Story {
    story().seen(minutes: 14 * 1440)
      .metric("CPUUtilization", .average, processor, every: 3600)
      .metric("MemoryUtilization", .average, first(100, of: 100, memory), every: 3600)
  }

  @Test(arguments: [
    Case("speaks at eighty percent of processor for five minutes", .speaks, story),
    Case(
      "speaks at eighty percent of memory", .speaks,
      story().metric("MemoryUtilization", .average, first(5, of: 5, 80))),
    Case(
      "is silent below eighty percent", .silent,
      story().metric("CPUUtilization", .average, first(5, of: 5, 79))),
    Case(
      "is silent of four minutes", .silent,
      story().metric("CPUUtilization", .average, first(4, of: 5, 99))),
    Case(
      "is silent of minutes before its window", .silent,
      story().metric("CPUUtilization", .average, first(5, of: 6, 99))),
    Case("speaks of a task that is missing for ten minutes", .speaks, short(since: 10)),
    Case("is silent of one that is missing for nine", .silent, short(since: 9)),
    Case(
      "is silent of tasks that came back", .silent,
      short(since: 30).configuration(service(running: 3), minutesAgo: 1)),
    Case(
      "counts from when tasks went missing last", .silent,
      short(since: 30).configuration(service(running: 3), minutesAgo: 20)
        .configuration(service(running: 1), minutesAgo: 9)),
    Case(
      "counts on where more of them went missing", .speaks,
      short(since: 12).configuration(service(running: 1), minutesAgo: 2)),
    Case("speaks of two weeks of little use", .speaks, idle(first(100, of: 100, 20))),
    Case(
      "speaks where five in a hundred hours are busier", .speaks,
      idle(first(5, of: 5, 50) + first(95, of: 95, 20))),
    Case("is silent where six are", .silent, idle(first(6, of: 6, 50) + first(94, of: 94, 20))),
    Case("is silent of a busier processor", .silent, idle(first(100, of: 100, 20.5))),
    Case("is silent where memory is used", .silent, idle(first(100, of: 100, 1), memory: 21)),
    Case("is silent without points", .silent, story()),
    Case(
      "does not know where less than two weeks were seen", .unknown,
      idle(first(100, of: 100, 20)).seen(minutes: 14 * 1440 - 1)),
    Case("does not know where tasks were not asked for", .unknown, story(running: nil)),
    Case(
      "does not know without a configuration", .unknown, Story(.containerService, "web")),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EcsServiceSaturated()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = EcsServiceSaturated()
    let busy = try Self.story.verdict(rule).violations.first
    #expect(busy?.summary == "processor 80 % used" && busy?.severity == .warning)
    let short = try Self.short(since: 10).verdict(rule).violations.first
    #expect(short?.summary == "2 of 3 tasks running" && short?.severity == .critical)
    #expect(short?.since == Story.ago(10))
    let idle = try Self.idle(first(100, of: 100, 20)).verdict(rule).violations.first
    #expect(idle?.summary == "20 % of processor and memory or less used in 14 d")
    #expect(idle?.severity == .info)
  }
}
