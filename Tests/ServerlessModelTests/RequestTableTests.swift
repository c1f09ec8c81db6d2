import ServerlessModel
import Testing

struct RequestTableTests {
  /// Few ids, so that they meet and are removed again, some alike in one half.
  private static func id(_ random: inout SeededGenerator) -> RequestID {
    let number = random.next() % 300
    return RequestID(high: number % 3 == 0 ? 7 : number, low: number % 5 == 0 ? 7 : number << 56)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `holds what a dictionary holds after any changes`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = RequestTable()
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
    var table = RequestTable()
    let id = RequestID(high: 1, low: 2)
    #expect(table[id] == nil)
    table[id] = nil
    #expect(table.count == 0)
  }

  @Test func `an emptied table finds nothing and takes all again`() {
    var table = RequestTable()
    let ids = (0..<100).map { RequestID(high: 9, low: $0) }
    for (number, id) in ids.enumerated() { #expect(table.number(of: id, next: number) == number) }
    #expect(table.number(of: ids[40], next: 7) == 40)
    table.removeAll()
    #expect(table.count == 0)
    #expect(ids.allSatisfy { table[$0] == nil })
    for id in ids { #expect(table.number(of: id, next: 3) == 3) }
    #expect(table.count == 100)
  }
}
