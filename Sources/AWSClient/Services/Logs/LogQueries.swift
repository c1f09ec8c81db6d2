extension Logs {
  /// The id of a query that runs.
  package struct StartQuery: Decodable, Sendable {
    package var queryId: String?
  }

  /// What a query found so far.
  package struct GetQueryResults: Decodable, Sendable {
    package var results: [[Field]]?
    package var statistics: Statistics?
    /// `Scheduled`, `Running`, `Complete`, `Failed`, `Cancelled`, `Timeout` or `Unknown`.
    package var status: String?

    /// Whether it does not go on any more.
    package var isDone: Bool { !["Scheduled", "Running"].contains(status ?? "Running") }
  }

  /// One value of a row.
  package struct Field: Decodable, Sendable {
    package var field: String?
    package var value: String?

    /// Makes the value from its parts.
    package init(field: String?, value: String?) {
      self.field = field
      self.value = value
    }
  }

  /// What a query looked at.
  package struct Statistics: Decodable, Sendable {
    package var bytesScanned: Double?
    package var recordsMatched: Double?
    package var recordsScanned: Double?
  }
}
