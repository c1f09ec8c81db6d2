import AWSClient
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// A recording that lines came into by polls equals an import of the same lines.
struct LiveDerivationTests {
  /// Polls a world into a recording, with overlaps, kills and far looks as chance has it.
  private struct Polling {
    let shop: Workshop
    let world: LineWorld
    var random: SplitMix
    var kills: UInt64
    var writer: SnapshotWriter
    var derivation: LiveDerivation
    var settled: [Int64]
    var intake: EventIntake

    init(_ shop: Workshop, _ world: LineWorld, seed: UInt64, kills: UInt64) throws {
      self.shop = shop
      self.world = world
      random = SplitMix(seed: seed)
      self.kills = kills
      settled = Array(repeating: LineWorld.start - 1000, count: LineWorld.groups.count)
      writer = try SnapshotWriter.record(at: shop.path("live.perch"))
      let key = try #require(RedactionKey(bytes: Array(1...32)))
      intake = EventIntake(key: key, patterns: CustomPatterns())
      derivation = Self.derivation(shop)
    }

    private static func derivation(_ shop: Workshop) -> LiveDerivation {
      let path = shop.path("live.perch")
      return LiveDerivation(mode: .all) { () throws(SnapshotError) in
        try SnapshotReader(path: path)
      }
    }

    mutating func run() throws {
      var now = LineWorld.start
      while now < world.end {
        now += 4000 + Int64(random.next() % 40_000)
        for group in LineWorld.groups.indices where random.next() % 4 != 0 {
          let from = random.next() % 9 == 0 ? now - 1_200_000 : settled[group]
          try poll(group, from: from, now: now)
        }
      }
      for group in LineWorld.groups.indices {
        try poll(group, from: LineWorld.start - 1000, now: world.end + 100_000, isLast: true)
      }
      try writer.finish()
    }

    private mutating func poll(_ number: Int, from: Int64, now: Int64, isLast: Bool = false) throws
    {
      let id = LogGroupID(
        account: "111122223333", region: "eu-west-1",
        name: "/aws/lambda/" + LineWorld.groups[number])
      let events = world.events.filter {
        $0.group == number && $0.time >= from && $0.time < now && (isLast || $0.readable <= now)
      }
      var batch = SnapshotBatch()
      let lines = PolledLines(
        group: id,
        span: TimeSpan(start: Instant(milliseconds: from), end: Instant(milliseconds: now)),
        settled: Instant(milliseconds: now - 120_000),
        blocks: intake.blocks(
          of: events.map(\.answer).shuffled(using: &random), in: id))
      try derivation.take(lines, into: &batch)
      if !isLast, kills > 0, random.next() % kills == 0 {
        let isWritten = random.next() % 2 == 0
        if isWritten {
          try writer.write(batch)
          settled[number] = now - 120_000
        }
        writer.abandon()
        writer = try SnapshotWriter.record(at: shop.path("live.perch"))
        derivation = Self.derivation(shop)
        return
      }
      try writer.write(batch)
      settled[number] = max(settled[number], now - 120_000)
    }
  }

  private func importAll(_ world: LineWorld, _ shop: Workshop) throws {
    for (number, name) in LineWorld.groups.enumerated() {
      let file = try shop.write(world.answer(of: number), name + ".json")
      try shop.load([file], into: "import.perch", function: name)
    }
  }

  private func check(seed: UInt64, lateOneIn: UInt64, kills: UInt64, minutes: Int64 = 12) throws {
    let shop = try Workshop()
    let world = LineWorld(seed: seed, minutes: minutes, lateOneIn: lateOneIn)
    try importAll(world, shop)
    var polling = try Polling(shop, world, seed: seed &* 77, kills: kills)
    try polling.run()
    try RecordingText(shop.path("live.perch")).expectSame(
      as: RecordingText(shop.path("import.perch")))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `polls that overlap equal an import`(_ seed: UInt64) throws {
    try check(seed: seed, lateOneIn: 0, kills: 0)
  }

  @Test(arguments: 11...16 as ClosedRange<UInt64>)
  func `lines later than the overlap find their place`(_ seed: UInt64) throws {
    try check(seed: seed, lateOneIn: 60, kills: 0)
  }

  @Test(arguments: 21...26 as ClosedRange<UInt64>)
  func `a recorder that is killed and started again leaves the same`(_ seed: UInt64) throws {
    try check(seed: seed, lateOneIn: 60, kills: 9)
  }
}
