/// One connection as the columns use it: SQLite's own handle, and the statements that were prepared on it before.
struct Connection {
  let handle: OpaquePointer
  let statements: StatementCache

  /// A connection whose statements go with it, unless they are kept elsewhere.
  init(_ handle: OpaquePointer, statements: StatementCache = StatementCache()) {
    self.handle = handle
    self.statements = statements
  }
}
