import GRDBSQLite
import Testing

@testable import SnapshotStore

@Suite struct StatementCacheTests {
  private let database: ColumnDatabase

  init() throws { database = try ColumnDatabase() }

  /// How many statements SQLite holds.
  private var prepared: Int {
    var count = 0
    var next = sqlite3_next_stmt(database.handle.handle, nil)
    while next != nil {
      count += 1
      next = sqlite3_next_stmt(database.handle.handle, next)
    }
    return count
  }

  private func answer(_ value: Int64) throws -> Int64 {
    let statement = try Statement("SELECT ?1 + 1", on: database.handle)
    statement.bind(value)
    return try statement.step() ? statement.int(0) : -1
  }

  @Test func `a question asked again is not prepared again`() throws {
    #expect(try (0..<10).map { try answer($0) } == Array(1...10))
    #expect(prepared == 1)
  }

  @Test func `a statement in use is not handed out a second time`() throws {
    let outer = try Statement("SELECT ?1 + 1", on: database.handle)
    outer.bind(41)
    let isFound = try outer.step()
    #expect(isFound)
    #expect(try answer(6) == 7)
    let value = outer.int(0)
    #expect(value == 42)
    #expect(prepared == 2)
  }

  @Test func `what was bound before is forgotten`() throws {
    _ = try answer(1)
    let statement = try Statement("SELECT ?1 + 1", on: database.handle)
    let isEmpty = try statement.step() && statement.isNull(0)
    #expect(isEmpty)
  }

  @Test func `few of many different statements are kept, and none after the end`() throws {
    for number in 0..<300 {
      _ = try Statement("SELECT \(number)", on: database.handle).step()
    }
    #expect(prepared <= 128)
    #expect(prepared > 0)
    database.handle.statements.removeAll()
    #expect(prepared == 0)
  }
}
