/// What drives the cost of a resource; the drivers partition its total.
package enum CostDriver: String, Codable, Sendable, CaseIterable {
  case requests, compute, `init`, retries, failures, provisionedIdle, logs, traces
  /// Provisioned units, and what is kept.
  case capacity, storage
}

/// An amount of US dollars by driver.
package struct CostShare: Hashable, Codable, Sendable {
  package var driver: CostDriver
  package var amountUSD: Double

  /// Makes the value from its parts.
  package init(
    driver: CostDriver,
    amountUSD: Double
  ) {
    self.driver = driver
    self.amountUSD = amountUSD
  }
}
