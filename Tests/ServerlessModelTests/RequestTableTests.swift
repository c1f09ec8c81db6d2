import ServerlessModel
import Testing

@testable import LogParsing

struct RequestTableTests {
  /// Few ids, so that they meet and are removed again, some alike in one half.
  private static func id(_ random: inout Seeded) -> RequestID {
    let number = random.next() % 300
    return RequestID(high: number % 3 == 0 ? 7 : number, low: number % 5 == 0 ? 7 : number << 56)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `holds what a dictionary holds after any changes`(_ seed: UInt64) {
    var random = Seeded(state: seed)
    var table = RequestTable<Int>()
    var expected: [RequestID: Int] = [:]
    for step in 0..<20_000 {
      let id = Self.id(&random)
      if random.next() % 2 == 0 {
        table[id] = step
        expected[id] = step
      } else {
        table[id] = nil
        expected[id] = nil
      }
      #expect(table.count == expected.count)
      let other = Self.id(&random)
      #expect(table[other] == expected[other])
    }
    for (id, value) in expected { #expect(table[id] == value) }
  }

  @Test func `an empty table holds nothing`() {
    var table = RequestTable<Int>()
    let id = RequestID(high: 1, low: 2)
    #expect(table[id] == nil)
    table[id] = nil
    #expect(table.count == 0)
  }
}
