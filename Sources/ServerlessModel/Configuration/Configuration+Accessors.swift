extension Configuration {
  /// The configuration of a function; `nil` for other kinds.
  package var function: FunctionConfiguration? {
    if case .function(let value) = self { value } else { nil }
  }

  /// The configuration of a queue; `nil` for other kinds.
  package var queue: QueueConfiguration? {
    if case .queue(let value) = self { value } else { nil }
  }

  /// The configuration of a table; `nil` for other kinds.
  package var table: TableConfiguration? {
    if case .table(let value) = self { value } else { nil }
  }

  /// The configuration of an API; `nil` for other kinds.
  package var api: APIConfiguration? {
    if case .api(let value) = self { value } else { nil }
  }
}
