/// Which executions are asked for, in what order, and from where on.
package struct ExecutionQuery: Hashable, Sendable {
  /// What the rows are sorted by.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    case start, duration, cost, memory, `init`
  }

  package var span: TimeSpan
  /// Nothing after this moment is known: a run that started before and ends after it is `running`.
  package var at: Instant
  /// Empty for every function.
  package var resources: [ResourceID] = []
  package var statuses: [ExecutionStatus] = []
  package var onlyFailures: Bool = false
  package var onlyCold: Bool = false
  package var onlyRetries: Bool = false
  package var onlyAnomalous: Bool = false
  package var requestID: RequestID? = nil
  package var traceID: TraceID? = nil
  package var errorGroup: ErrorGroupID? = nil
  package var logStream: String? = nil
  package var order: Order = .start
  /// False puts the newest, slowest, dearest first.
  package var ascending: Bool = false
  package var limit: Int = 100
  /// Rows to pass over first.
  package var offset: Int = 0

  /// Makes the value from its parts.
  package init(
    span: TimeSpan,
    at: Instant,
    resources: [ResourceID] = [],
    statuses: [ExecutionStatus] = [],
    onlyFailures: Bool = false,
    onlyCold: Bool = false,
    onlyRetries: Bool = false,
    onlyAnomalous: Bool = false,
    requestID: RequestID? = nil,
    traceID: TraceID? = nil,
    errorGroup: ErrorGroupID? = nil,
    logStream: String? = nil,
    order: Order = .start,
    ascending: Bool = false,
    limit: Int = 100,
    offset: Int = 0
  ) {
    self.span = span
    self.at = at
    self.resources = resources
    self.statuses = statuses
    self.onlyFailures = onlyFailures
    self.onlyCold = onlyCold
    self.onlyRetries = onlyRetries
    self.onlyAnomalous = onlyAnomalous
    self.requestID = requestID
    self.traceID = traceID
    self.errorGroup = errorGroup
    self.logStream = logStream
    self.order = order
    self.ascending = ascending
    self.limit = limit
    self.offset = offset
  }
}

/// One page of executions.
package struct ExecutionPage: Sendable {
  package var rows: [Execution]
  /// How many there are in all, where that is known without reading them.
  package var total: Int? = nil
  package var hasMore: Bool

  /// Makes the value from its parts.
  package init(
    rows: [Execution],
    total: Int? = nil,
    hasMore: Bool
  ) {
    self.rows = rows
    self.total = total
    self.hasMore = hasMore
  }
}
