import ServerlessModel
import Testing

@testable import InsightEngine

struct `cold starts` {
  private static let function = ResourceID.function(
    "charge", account: "111122223333", region: "eu-west-1")

  private static func run(
    _ number: Int, took milliseconds: Double, cold: Double? = nil, restore: Double? = nil,
    version: String = "1", memory: Int = 256
  ) -> Execution {
    var run = Execution(
      resource: function, start: Instant(milliseconds: Int64(number) * 1000), status: .success)
    run.duration = Elapsed(milliseconds: milliseconds)
    run.initDuration = cold.map { Elapsed(milliseconds: $0) }
    run.restoreDuration = restore.map { Elapsed(milliseconds: $0) }
    run.coldStart = cold != nil || restore != nil
    (run.version, run.memoryMB) = (version, memory)
    return run
  }

  /// What a screen reads: all cold runs, and the slowest by duration.
  private static func starts(_ runs: [Execution]) -> ColdStarts {
    let cold = runs.filter { $0.coldStart == true }
    let slow = runs.sorted { $1.duration ?? .zero < $0.duration ?? .zero }
    return ColdStarts(
      runs: runs.count, cold: cold, slowest: Array(slow.prefix(runs.count / 100 + 2 + cold.count)))
  }

  /// The hundredth part by sorting everything: what the short way must come to.
  private static func p99(_ waited: [Elapsed]) -> Elapsed? {
    Sample.percentile(waited, 0.99)
  }

  @Test(arguments: [1, 2, 50, 99, 100, 101, 200, 1000, 1234])
  func `finds the same p99 as sorting all runs does`(count: Int) {
    let runs = (0..<count).map { number in
      Self.run(
        number, took: Double((number * 7919) % 1000), cold: number % 37 == 0 ? 300 : nil)
    }
    let starts = Self.starts(runs)
    #expect(starts.p99 == Self.p99(runs.compactMap(\.waited)))
    let warm = runs.filter { $0.coldStart != true }.compactMap(\.duration)
    #expect(starts.warmP99 == Self.p99(warm))
  }

  @Test func `adds what p99 would lose without them`() {
    let warm = (0..<980).map { Self.run($0, took: 100) }
    let cold = (0..<20).map { Self.run(1000 + $0, took: 150, cold: 400) }
    let starts = Self.starts(warm + cold)
    #expect(starts.p99 == Elapsed(milliseconds: 550))
    #expect(starts.warmP99 == Elapsed(milliseconds: 100))
    #expect(starts.added == Elapsed(milliseconds: 450))
    #expect(starts.share == 0.02)
  }

  @Test func `adds nothing where they are fewer than the slowest hundredth holds`() {
    let warm = (0..<991).map { Self.run($0, took: 100) }
    let cold = (0..<9).map { Self.run(1000 + $0, took: 150, cold: 400) }
    #expect(Self.starts(warm + cold).added == .zero)
  }

  @Test func `ranks versions and sizes by what each adds`() {
    let warm = (0..<970).map { Self.run($0, took: 100) }
    let slow = (0..<20).map { Self.run(1000 + $0, took: 100, cold: 900, version: "2") }
    let quick = (0..<10).map { Self.run(2000 + $0, took: 100, cold: 50, version: "1", memory: 512) }
    let groups = Self.starts(warm + slow + quick).groups
    #expect(groups.map(\.version) == ["2", "1"])
    #expect(groups.map(\.cold) == [20, 10])
    #expect(groups.map(\.added) == [Elapsed(milliseconds: 850), .zero])
    #expect(groups.map(\.memoryMB) == [256, 512])
  }

  @Test func `leaves out parts that no line tells of`() {
    let starts = Self.starts([Self.run(1, took: 20, restore: 180), Self.run(2, took: 10)])
    #expect(starts.parts.map(\.kind) == [.restore, .handler])
    #expect(starts.parts.first?.max == Elapsed(milliseconds: 180))
    #expect(starts.p99 == Elapsed(milliseconds: 200))
  }

  @Test func `knows no p99 where the slowest were not read, nor what is added where all were cold`()
  {
    let cold = [Self.run(1, took: 20, cold: 300)]
    let unread = ColdStarts(runs: 10, cold: cold, slowest: nil)
    #expect(unread.p99 == nil)
    #expect(unread.added == nil)
    #expect(Self.starts(cold).warmP99 == nil)
    #expect(Self.starts(cold).added == nil)
  }
}
