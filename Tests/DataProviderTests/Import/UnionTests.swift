import ServerlessModel
import Testing

@testable import DataProvider

struct UnionTests {
  private func facts(_ shop: Workshop, _ out: String) throws -> [RunFacts] {
    try shop.executions(out).map { RunFacts($0) }
  }

  @Test func `twice, halves in either order and overlapping are the whole`() throws {
    let shop = try Workshop()
    let runs = Runs(30)
    var first = runs
    var second = runs
    first.events = Array(runs.events[..<70])
    second.events = Array(runs.events[60...])
    let whole = try shop.write(runs.filterLogEvents(), "whole.json")
    let one = try shop.write(first.filterLogEvents(), "one.json")
    let two = try shop.write(second.filterLogEvents(), "two.json")
    try shop.load([whole], into: "whole.perch")
    let imports = [
      [[whole], [whole]], [[one], [two]], [[two], [one]], [[one, two]], [[two, one, whole]],
    ]
    for (number, steps) in imports.enumerated() {
      for step in steps { try shop.load(step, into: "\(number).perch") }
      #expect(try facts(shop, "\(number).perch") == facts(shop, "whole.perch"), "\(number)")
      #expect(try shop.lines("\(number).perch") == shop.lines("whole.perch"), "\(number)")
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `any partition in any order gives the whole`(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let shop = try Workshop()
    let runs = Runs(24)
    try shop.load([shop.write(runs.filterLogEvents(), "whole.json")], into: "whole.perch")
    var parts = Array(repeating: Runs(0), count: 4)
    for event in runs.events {
      parts[Int(random.next() % 4)].events.append(event)
      if random.next() % 5 == 0 { parts[Int(random.next() % 4)].events.append(event) }
    }
    for (number, part) in parts.enumerated() {
      var part = part
      var seen: Set<String> = []
      part.events = part.events.filter { seen.insert($0.id).inserted }
      if random.next() % 3 == 0 { part.events.shuffle(using: &random) }
      try shop.load(
        [shop.write(part.filterLogEvents(), "\(number).json")], into: "parts.perch")
    }
    try expectSame(shop.lines("parts.perch"), shop.lines("whole.perch"))
    try expectSame(facts(shop, "parts.perch"), facts(shop, "whole.perch"))
  }

  @Test func `real repeats survive and repeated deliveries do not`() throws {
    let shop = try Workshop()
    let line = "2026-01-01T00:00:00.000Z /aws/lambda/probe tick\n"
    try shop.write(line + line + line, "a.log")
    try shop.write(line + line, "b.log")
    try shop.load([shop.path("a.log"), shop.path("b.log")])
    #expect(try shop.lines().count == 3)
    let runs = Runs(3)
    let twice = runs.subscription() + runs.subscription()
    try shop.load([shop.write(twice, "twice")], into: "twice.perch")
    #expect(try shop.lines("twice.perch").count == runs.events.count)
  }

  @Test func `a copy whose tabs are blanks adds nothing, and the tabs are kept`() throws {
    let shop = try Workshop()
    var copy = Runs(6)
    for index in copy.events.indices {
      copy.events[index].message = copy.events[index].message.replacing("\t", with: "  ")
        .replacing("\n", with: "\r\n")
    }
    let first = try shop.write(Runs(6).export(), "tabs.log")
    let second = try shop.write(copy.export(), "blanks.log")
    try shop.load([first], into: "whole.perch")
    for (number, order) in [[[first, second]], [[second, first]], [[second], [first]]].enumerated()
    {
      for step in order { try shop.load(step, into: "\(number).perch") }
      try expectSame(shop.lines("\(number).perch"), shop.lines("whole.perch"), "\(number)")
    }
  }

  @Test func `a clock that runs backwards loses nothing`() throws {
    let shop = try Workshop()
    var runs = Runs(20)
    try shop.load([shop.write(runs.grouped(), "whole.log")], into: "whole.perch")
    runs.events.reverse()
    for index in runs.events.indices.dropLast() where index % 4 == 0 {
      runs.events.swapAt(index, index + 1)
    }
    try shop.load([shop.write(runs.grouped(), "back.log")], into: "back.perch")
    try expectSame(facts(shop, "back.perch"), facts(shop, "whole.perch"))
    try expectSame(shop.lines("back.perch"), shop.lines("whole.perch"))
  }

  @Test func `another function added later leaves the first alone`() throws {
    let shop = try Workshop()
    let runs = Runs(5)
    try shop.load([shop.write(runs.bare(), "a.log")], function: "one")
    try shop.load([shop.write(runs.export(), "b.log")], function: "two")
    #expect(Set(try shop.executions().map(\.functionName)) == ["one", "two"])
    #expect(try shop.executions().count == 10)
  }
}

/// A small random number generator with a seed, so that a failure can be seen again.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
