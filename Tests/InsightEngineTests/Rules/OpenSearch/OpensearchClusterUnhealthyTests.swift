import ServerlessModel
import Testing

@testable import InsightEngine

struct `opensearch-cluster-unhealthy` {
  private static let story = calm().metric("ClusterStatus.red", .maximum, first(1, of: 3, 1))

  private static func calm(gigabytes: Int? = 100) -> Story {
    var domain = SearchDomainConfiguration()
    domain.volumeGB = gigabytes
    return Story(.searchDomain, "search").configuration(.searchDomain(domain))
  }

  @Test(arguments: [
    Case("speaks of one red minute", .speaks, story),
    Case(
      "is silent of a red minute before its window", .silent,
      calm().metric("ClusterStatus.red", .maximum, first(1, of: 4, 1))),
    Case(
      "is silent of a cluster that is not red", .silent,
      calm().metric("ClusterStatus.red", .maximum, first(1, of: 3, 0))),
    Case(
      "speaks of blocked writes", .speaks,
      calm().metric("ClusterIndexWritesBlocked", .maximum, first(1, of: 3, 1))),
    Case(
      "speaks of fifteen yellow minutes", .speaks,
      calm().metric("ClusterStatus.yellow", .maximum, first(15, of: 15, 1))),
    Case(
      "is silent of fourteen", .silent,
      calm().metric("ClusterStatus.yellow", .maximum, [0] + first(14, of: 14, 1))),
    Case(
      "is silent of yellow minutes before its window", .silent,
      calm().metric("ClusterStatus.yellow", .maximum, first(15, of: 16, 1))),
    Case(
      "speaks at eighty-five percent of JVM memory", .speaks,
      calm().metric("JVMMemoryPressure", .maximum, first(3, of: 3, 85))),
    Case(
      "is silent of less", .silent,
      calm().metric("JVMMemoryPressure", .maximum, first(3, of: 3, 84))),
    Case(
      "is silent of two minutes", .silent,
      calm().metric("JVMMemoryPressure", .maximum, first(2, of: 3, 99))),
    Case(
      "is silent of minutes before its window", .silent,
      calm().metric("JVMMemoryPressure", .maximum, first(3, of: 4, 99))),
    Case(
      "speaks at eighty percent of processor", .speaks,
      calm().metric("CPUUtilization", .maximum, first(3, of: 3, 80))),
    Case(
      "is silent of a calmer processor", .silent,
      calm().metric("CPUUtilization", .maximum, first(3, of: 3, 79))),
    Case(
      "speaks at a quarter of free storage", .speaks,
      calm().metric("FreeStorageSpace", .minimum, first(3, of: 3, 25_600))),
    Case(
      "is silent of more free storage", .silent,
      calm().metric("FreeStorageSpace", .minimum, first(3, of: 3, 25_601))),
    Case(
      "is silent of two minutes without storage", .silent,
      calm().metric("FreeStorageSpace", .minimum, [90_000, 1, 1])),
    Case(
      "does not know how much storage there is", .unknown,
      calm(gigabytes: nil).metric("FreeStorageSpace", .minimum, first(3, of: 3, 1))),
    Case("is silent without points", .silent, calm().seen(minutes: 15)),
    Case("does not know where less than its window was seen", .unknown, calm().seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      calm().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(OpensearchClusterUnhealthy()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = OpensearchClusterUnhealthy()
    let found = try Self.story.verdict(rule).violations.first
    #expect(found?.summary == "red" && found?.severity == .critical)
    let busy = Self.calm().metric("JVMMemoryPressure", .maximum, first(3, of: 3, 91))
      .metric("FreeStorageSpace", .minimum, first(3, of: 3, 2048))
      .metric("ClusterStatus.yellow", .maximum, first(15, of: 15, 1))
    let slow = try busy.verdict(rule).violations.first
    #expect(
      slow?.summary
        == "yellow for 15 min, JVM memory 91 % used, 2.0 GB of 100 GB free on a node")
    #expect(slow?.severity == .warning)
  }
}
