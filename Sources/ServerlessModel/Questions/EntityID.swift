/// What rollups are kept for.
package enum EntityID: Hashable, Sendable {
  case resource(ResourceID)
  case microservice(MicroserviceName)
  case account(String)
}

/// The counts of one period.
package struct CounterPoint: Hashable, Sendable {
  package var time: Instant
  package var counters: Counters

  /// Makes the value from its parts.
  package init(
    time: Instant,
    counters: Counters
  ) {
    self.time = time
    self.counters = counters
  }
}
