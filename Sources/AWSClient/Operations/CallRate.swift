/// How often AWS lets one account call in one region.
package struct CallRate: Hashable, Sendable {
  package var perSecond: Double
  /// Calls of the same pool share the rate.
  package var pool: String

  /// Makes the rate from its parts.
  package init(_ perSecond: Double, pool: String) {
    self.perSecond = perSecond
    self.pool = pool
  }

  /// What is kept to where AWS publishes nothing.
  static func unpublished(pool: String) -> CallRate { CallRate(5, pool: pool) }
}
