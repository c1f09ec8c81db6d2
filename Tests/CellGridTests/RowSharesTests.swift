import CellGrid
import Testing

struct `rows shared out` {
  private static func share(_ wishes: [(Int, Int)], _ room: Int) -> [Int] {
    RowShares(wishes.map { .init(rows: $0.0, weight: $0.1) }, of: room).rows
  }

  @Test func `give all that is wished for while they last`() {
    #expect(Self.share([(5, 1), (3, 4)], 8) == [5, 3])
    #expect(Self.share([(5, 1), (3, 4)], 20) == [5, 3])
  }

  @Test func `are cut by weight, and leave none unused`() {
    #expect(Self.share([(10, 4), (10, 4), (10, 2)], 10) == [4, 4, 2])
    #expect(Self.share([(10, 1), (10, 1)], 7).reduce(0, +) == 7)
  }

  @Test func `go from the modest to those that need more`() {
    #expect(Self.share([(2, 4), (20, 4), (20, 2)], 20) == [2, 12, 6])
    #expect(Self.share([(2, 1), (3, 1), (100, 1)], 30) == [2, 3, 25])
  }

  @Test func `are none where there is no room`() {
    #expect(Self.share([(3, 1), (3, 1)], 0) == [0, 0])
    #expect(Self.share([(3, 1), (3, 1)], -4) == [0, 0])
    #expect(Self.share([], 5) == [])
  }
}
