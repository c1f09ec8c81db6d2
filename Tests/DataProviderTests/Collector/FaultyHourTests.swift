import AWSClient
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// An hour in which AWS throttles, connections break and the recorder is killed three times: all is there, once.
struct FaultyHourTests {
  private static let minutes: Int64 = 60
  /// Seconds after which all that was written in the hour is settled everywhere.
  private static let aftermath = 1500.0

  /// The hour, what was written in it, and the recorder.
  private struct Hour {
    let world: LineWorld
    let wire: FaultyWire
    let shop: CollectorWorkshop
    var random: SplitMix

    init(seed: UInt64) throws {
      random = SplitMix(seed: seed &* 31)
      let world = LineWorld(seed: seed, minutes: FaultyHourTests.minutes, lateOneIn: 0)
      self.world = world
      let start = Instant(milliseconds: LineWorld.start).adding(seconds: 300)
      shop = try CollectorWorkshop(at: start, patience: PatientClock()) {
        $0.functions = LineWorld.groups.count
        $0.metrics = ["Invocations", "Errors", "Duration"]
        $0.world = world
        $0.traces = (0..<90).map {
          FakeTrace(second: Int(LineWorld.start / 1000) + $0 * 40, number: UInt64($0))
        }
      }
      shop.options.services = ["lambda"]
      shop.options.readsTraces = true
      wire = FaultyWire(shop.aws, seed: seed)
      shop.caller = wire.client
      let lines = LinePoller.Options(
        mode: .all, key: try #require(RedactionKey(bytes: Array(1...32))), backfillSeconds: 900)
      shop.lines = { LinePollers(lines, into: $0) }
    }

    /// Seconds of the hour and its aftermath that are left.
    var left: Double {
      shop.start.epoch + Double(FaultyHourTests.minutes * 60) + FaultyHourTests.aftermath
        - shop.clock.time
    }

    /// Records until it is killed, or to the end.
    mutating func record(killed: Bool) async throws {
      let call = killed ? 40 + Int(random.next() % 120) : nil
      try await shop.collect(for: left, killedAtCall: call)
      if killed { #expect(shop.wasKilled) }
    }
  }

  @Test(arguments: [7, 19] as [UInt64])
  func `all is there, once, and no claim is false at any time`(seed: UInt64) async throws {
    var hour = try Hour(seed: seed)
    for _ in 0..<3 {
      try await hour.record(killed: true)
      try Claims(hour.shop, hour.world).check("seed \(seed), killed")
    }
    try await hour.record(killed: false)
    try Claims(hour.shop, hour.world).check("seed \(seed), at the end")
    try expectAll(hour, "seed \(seed): ")
    let faults = hour.wire.faults
    #expect(faults.sent > 200, "seed \(seed)")
    #expect(abs(Double(faults.throttled) / Double(faults.sent) - 0.1) < 0.06, "seed \(seed)")
    #expect(faults.reset > 0, "seed \(seed)")
  }

  @Test func `what may not be read from the middle of the hour on is a gap, and no more`()
    async throws
  {
    var hour = try Hour(seed: 5)
    let clock = hour.shop.clock
    let denied = hour.shop.start.epoch + 1800
    hour.shop.aws.set { $0.deniedGroups = [FakeAWS.groupName(2): denied] }
    try await hour.record(killed: true)
    try await hour.record(killed: false)
    #expect(clock.time > denied + 1800)
    try Claims(hour.shop, hour.world).check("denied")
    let rows = try hour.shop.coverage(.logs, FakeAWS.groupName(2))
    let end = try #require(rows.filter(\.isHeld).map(\.settled).max())
    #expect(end.epoch <= denied)
    #expect(rows.contains { $0.outcome == .denied(action: "logs:FilterLogEvents") })
    let others = try hour.shop.coverage(.logs, FakeAWS.groupName(1)).map(\.settled).max()
    #expect((others?.milliseconds).map { $0 >= hour.world.end } == true)
  }

  /// What is held equals an import of the whole hour, and the points and traces are those of AWS.
  private func expectAll(_ hour: Hour, _ comment: String) throws {
    let shop = try Workshop()
    for number in LineWorld.groups.indices {
      let name = FakeAWS.functionName(number)
      let file = try shop.write(hour.world.answer(of: number), name + ".json")
      try shop.load([file], function: name)
    }
    let whole = try RecordingText(shop.path("out.perch"), isLongOver: true)
    try RecordingText(hour.shop.path).expectSame(as: whole, comment)
    let reader = try hour.shop.reader()
    for number in LineWorld.groups.indices {
      for metric in ["Invocations", "Errors"] {
        let points = try hour.shop.points(metric, number)
        #expect(points.count >= 36 + 12 + 3, "\(comment)\(metric) of \(number)")
        hour.shop.expectWhole(Array(points.dropLast(2)), metric, number)
      }
    }
    for trace in hour.shop.aws.settings.traces {
      #expect(try reader.trace(trace.id) != nil, "\(comment)\(trace.id)")
    }
  }
}
