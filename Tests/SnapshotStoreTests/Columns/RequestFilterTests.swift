import ServerlessModel
import Testing

@testable import SnapshotStore

@Suite struct RequestFilterTests {
  @Test(arguments: [1, 60, 700, 40_000])
  func `every request id is found, and few others are looked for`(
    _ count: Int
  ) throws {
    let database = try ColumnDatabase()
    var numbers = SeededNumbers(UInt64(count))
    let writer = try BulkExecutionWriter(database.handle)
    let resources = try ExecutionMaker.resources.map { try writer.intern(resource: $0) }
    var ids: [RequestID] = []
    for index in 0..<count {
      var row = ExecutionRow(
        resource: resources[index % 5], start: ExecutionMaker.origin + Int64(index))
      row.requestHigh = numbers.next()
      row.requestLow = numbers.next()
      row.bits = ExecutionBits.hasRequest
      try writer.append(row)
      ids.append(RequestID(high: row.requestHigh, low: row.requestLow))
    }
    try writer.finish()
    let reader = ColumnReader()
    for id in ids.prefix(20) + ids.suffix(20) {
      #expect(try reader.executions(requestID: id, on: database.handle).map(\.requestID) == [id])
    }
    let filter = FilterTable(database.handle)
    for id in ids.prefix(300) + ids.suffix(2000) {
      #expect(try !filter.candidates(id.high, id.low).isEmpty)
    }
    var wrong = 0
    for _ in 0..<300 {
      wrong += try filter.candidates(numbers.next(), numbers.next()).count
    }
    #expect(wrong < 150)
    #expect(try reader.executions(requestID: RequestID(high: 1, low: 2), on: database.handle) == [])
  }
}
