import GRDBSQLite
import Synchronization

/// The prepared statements of one connection that nobody uses at the moment; must go before the connection is closed.
final class StatementCache: Sendable {
  /// More different ones are not kept.
  private static let limit = 128

  /// Addresses by SQL, several where one was asked for while another was in use.
  private let idle = Mutex<[String: [UInt]]>([:])

  /// Nothing prepared yet.
  init() {}

  deinit { removeAll() }

  /// A statement that was prepared of the same SQL; the caller must `keep` or finalize it.
  func take(_ sql: String) -> OpaquePointer? {
    idle.withLock { $0[sql]?.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
  }

  /// Takes a statement back for the next who asks.
  func keep(_ statement: OpaquePointer, _ sql: String) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    let address = UInt(bitPattern: statement)
    let isKept = idle.withLock { idle in
      guard idle[sql] != nil || idle.count < Self.limit else { return false }
      idle[sql, default: []].append(address)
      return true
    }
    if !isKept { sqlite3_finalize(statement) }
  }

  /// Finalizes all that is kept.
  func removeAll() {
    let all = idle.withLock { idle in
      defer { idle = [:] }
      return idle.values.flatMap(\.self)
    }
    for address in all { sqlite3_finalize(OpaquePointer(bitPattern: address)) }
  }
}
