package import ServerlessModel

/// What one resource cost over a span, by driver; the drivers add up to the total.
package struct ResourceCost: Hashable, Sendable {
  /// What the amounts rest on.
  package enum Basis: String, Hashable, Sendable {
    /// Each run, by its REPORT.
    case reports
    /// CloudWatch's counts, where runs were sampled or not recorded.
    case metrics
    /// The configuration alone, such as the price of a secret.
    case configuration
  }

  package var resource: ResourceID
  package var drivers: [CostDriver: Double]
  package var basis: Basis
  /// Paid for memory that was never used; an overlay on the drivers, not one of them.
  package var unusedMemoryUSD = 0.0
  /// Paid for time that went by waiting on calls, as far as traces tell; an overlay too.
  package var waitingUSD: Double?

  /// The sum of the drivers.
  package var totalUSD: Double { drivers.values.reduce(0, +) }

  init(_ resource: ResourceID, _ drivers: [CostDriver: Double], basis: Basis) {
    self.resource = resource
    self.drivers = drivers.filter { $0.value > 0 }
    self.basis = basis
  }
}
