import ServerlessModel
import Testing

@testable import InsightEngine

struct `rds-saturated` {
  private static let story = calm().metric("CPUUtilization", .average, first(5, of: 5, 90))

  private static func calm(
    connections: Int? = 100, gigabytes: Int? = 10, engine: String? = nil, size: String? = nil
  ) -> Story {
    var database = DatabaseConfiguration()
    database.maxConnections = connections
    database.allocatedStorageGB = gigabytes
    database.engine = engine
    database.instanceClass = size
    return Story(.database, "orders").configuration(.database(database))
  }

  private static let gigabyte = 1_073_741_824.0
  private static let p90 = Statistic("p90")
  /// The oldest minute is calm.
  private static func four(_ value: Double, calm: Double = 0) -> [Double] {
    [calm] + Array(repeating: value, count: 4)
  }

  @Test(arguments: [
    Case("speaks at ninety percent of processor", .speaks, story),
    Case(
      "is silent below ninety percent", .silent,
      calm().metric("CPUUtilization", .average, first(5, of: 5, 89))),
    Case(
      "is silent of four minutes", .silent, calm().metric("CPUUtilization", .average, four(99))),
    Case(
      "is silent of minutes before its window", .silent,
      calm().metric("CPUUtilization", .average, first(5, of: 6, 99))),
    Case(
      "speaks at eighty percent of connections", .speaks,
      calm().metric("DatabaseConnections", .average, first(5, of: 5, 80))),
    Case(
      "is silent of fewer connections", .silent,
      calm().metric("DatabaseConnections", .average, first(5, of: 5, 79))),
    Case(
      "takes the default of engine and class for the limit", .speaks,
      calm(connections: nil, engine: "mysql", size: "db.t3.micro").metric(
        "DatabaseConnections", .average, first(5, of: 5, 68))),
    Case(
      "does not know how many connections there may be", .unknown,
      calm(connections: nil).metric("DatabaseConnections", .average, first(5, of: 5, 999))),
    Case(
      "speaks at ten percent of free storage", .speaks,
      calm().metric("FreeStorageSpace", .minimum, first(5, of: 5, gigabyte))),
    Case(
      "is silent of more free storage", .silent,
      calm().metric("FreeStorageSpace", .minimum, first(5, of: 5, gigabyte * 1.05))),
    Case(
      "does not know how much storage there is", .unknown,
      calm(gigabytes: nil).metric("FreeStorageSpace", .minimum, first(5, of: 5, 1))),
    Case(
      "speaks at twenty milliseconds a read", .speaks,
      calm().metric("ReadLatency", p90, first(5, of: 5, 0.02))),
    Case(
      "speaks at twenty milliseconds a write", .speaks,
      calm().metric("WriteLatency", p90, first(5, of: 5, 0.02))),
    Case(
      "is silent of quicker reads", .silent,
      calm().metric("ReadLatency", p90, first(5, of: 5, 0.0195))),
    Case(
      "speaks of a replica a minute behind", .speaks,
      calm().metric("ReplicaLag", .maximum, first(5, of: 5, 60))),
    Case(
      "is silent of a replica that is nearer", .silent,
      calm().metric("ReplicaLag", .maximum, first(5, of: 5, 59))),
    Case("is silent without points", .silent, calm().seen(minutes: 5)),
    Case("does not know where less than its window was seen", .unknown, calm().seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      calm().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(RdsSaturated()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = RdsSaturated()
    #expect(try Self.story.summary(rule) == "processor 90 % busy")
    let all = Self.story
      .metric("DatabaseConnections", .average, first(5, of: 5, 95))
      .metric("FreeStorageSpace", .minimum, first(5, of: 5, Self.gigabyte / 2))
      .metric("ReadLatency", Self.p90, first(5, of: 5, 0.04))
      .metric("ReplicaLag", .maximum, first(5, of: 5, 90))
    #expect(
      try all.summary(rule)
        == "processor 90 % busy, 95 of 100 connections, 512 MB of 10 GB free, reads take 40 ms, "
        + "replica 90.0 s behind")
    #expect(try all.evidence("freeBytes", rule) == .number(Self.gigabyte / 2))
  }
}

struct `the connections that a database takes` {
  @Test(
    arguments: [
      ("mysql", "db.t3.micro", 85), ("mariadb", "db.m5.large", 682),
      ("postgres", "db.r6g.large", 1802), ("postgres", "db.r6g.8xlarge", 5000),
      ("postgres", "db.t4g.medium", 450), ("oracle-ee", "db.m5.large", nil),
      ("mysql", "db.serverless", nil), ("mysql", "db.m5.metal", nil),
    ] as [(String, String, Int?)])
  func `follow from its memory`(engine: String, size: String, limit: Int?) {
    #expect(DatabaseLimits.connections(engine: engine, instanceClass: size) == limit)
  }
}
