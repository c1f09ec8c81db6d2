import CellGrid
import FrameSupport
import Testing

struct `A table` {
  private let columns = [
    Column("name", "SERVICE", least: 12, ideal: 20, flex: 1),
    Column("health", "HEALTH", align: .right, least: 6),
    Column("runs", "RUNS/m", align: .right, least: 7),
    Column("error", "ERR %", align: .right, least: 7, priority: 1),
    Column("p95", "P95", align: .right, least: 7, priority: 1),
    Column("cold", "COLD %", align: .right, least: 6, priority: 2),
    Column("cost", "$/DAY", align: .right, least: 7, priority: 2),
    Column("trend", "13:32 14:32", least: 12, ideal: 24, flex: 2, priority: 3),
    Column("arn", "ARN", least: 24, ideal: 40, flex: 1, priority: 4),
  ]

  private func table(_ selected: Int?, offset: Int = 0, count: Int = 40) -> Table {
    Table(
      columns: columns, count: count, offset: offset, selected: selected,
      sort: (id: "health", descending: false)
    ) { index in
      let isBad = index % 5 == 1
      return TableRow(
        [
          .text("service-\(index)"),
          isBad ? .spans([Span("●C ", .critical), Span("41")]) : .text("\(90 + index % 10)"),
          .text("\(index * 97 % 1000)"), .text(isBad ? "6.2" : "0.0", isBad ? .error : .text),
          .text("\(80 + index) ms"), .text("1.4"), .text("1.31", .cost),
          .spark((0..<24).map { $0 == 7 ? nil : Double(($0 * 7 + index) % 9) }),
          .identifier("arn:aws:lambda:eu-west-1:123456789012:function:service-\(index)"),
        ], isMarked: index == 4)
    }
  }

  @Test(arguments: [(80, 12), (120, 12), (200, 12)])
  func `shows more columns where there is more room`(width: Int, height: Int) {
    var grid = CellGrid(size: Size(width: width, height: height))
    table(2).draw(into: &grid, in: grid.bounds)
    expectFrame(grid, named: "table")
  }

  @Test func `keeps what must be shown on a narrow terminal`() {
    let placed = Column.place(columns, width: 34)
    #expect(placed.map { columns[$0.index].id } == ["name", "health", "runs"])
    #expect(placed.last.map { $0.x + $0.width } == 34)
  }

  @Test(arguments: 1...220)
  func `never draws columns over each other or outside`(width: Int) {
    var end = 0
    for place in Column.place(columns, width: width) {
      #expect(place.x >= end && place.width > 0)
      end = place.x + place.width
    }
    #expect(end <= max(width, 2))
  }

  @Test func `shows the first column and those from another one on`() {
    func ids(from start: Int, width: Int) -> [String] {
      Column.placeInOrder(columns, from: start, width: width).map { columns[$0.index].id }
    }
    #expect(ids(from: 1, width: 34) == ["name", "health", "runs"])
    #expect(ids(from: 4, width: 34) == ["name", "p95", "cold"])
    #expect(ids(from: 8, width: 34) == ["name"])
    #expect(ids(from: 8, width: 40) == ["name", "arn"])
    for width in 1...220 {
      var end = 0
      for place in Column.placeInOrder(columns, from: 3, width: width) {
        #expect(place.x >= end && place.width > 0)
        end = place.x + place.width
      }
      #expect(end <= max(width, 2))
    }
  }

  @Test func `asks only for the rows it shows`() {
    var asked: [Int] = []
    var grid = CellGrid(size: Size(width: 40, height: 5))
    let table = Table(
      columns: [Column("name", "NAME", least: 4)], count: 1_000_000, offset: 500_000,
      selected: 500_001
    ) { index in
      asked.append(index)
      return TableRow([.text("\(index)")])
    }
    #expect(table.draw(into: &grid, in: grid.bounds) == 500_000..<500_004)
    #expect(asked == [500_000, 500_001, 500_002, 500_003])
  }

  @Test func `changes few cells when the selection moves`() {
    var before = CellGrid(size: Size(width: 200, height: 30))
    var after = before
    table(3).draw(into: &before, in: before.bounds)
    table(4).draw(into: &after, in: after.bounds)
    let changed = GridDiff.runs(from: before, to: after).reduce(0) { $0 + $1.length }
    #expect(changed <= 22)
  }

  @Test func `scrolls as little as it must`() {
    #expect(Table.offset(showing: 5, from: 0, visible: 10, count: 100) == 0)
    #expect(Table.offset(showing: 10, from: 0, visible: 10, count: 100) == 1)
    #expect(Table.offset(showing: 3, from: 8, visible: 10, count: 100) == 3)
    #expect(Table.offset(showing: 99, from: 99, visible: 10, count: 100) == 90)
    #expect(Table.offset(showing: 2, from: 5, visible: 10, count: 4) == 0)
  }
}
