import ServerlessModel

/// Why the dated table holds no price: a region that it does not hold, or more than it holds a price for.
package enum NoPrice: Error, Hashable, Sendable {
  /// The table of a service holds other regions.
  case region(String, service: String, held: [String])
  /// Only the price of a part of the quantity is known.
  case quantity(String, upTo: Double, region: String)
  /// Something is sold in other sizes.
  case size(String, sizeGB: Double, held: [Double], region: String)

  /// What has no price, where that is, and what has one.
  package var sentence: String {
    switch self {
    case .region(let region, let service, let held):
      "The price table of \(Prices.date) has no price of \(service) in \(region). It holds "
        + "\(held.joined(separator: ", "))."
    case .quantity(let item, let upTo, let region):
      "The price table of \(Prices.date) has no price of more than \(Format.short(upTo)) "
        + "\(item) a month in \(region)."
    case .size(let item, let sizeGB, let held, let region):
      "The price table of \(Prices.date) has no \(item) of \(Format.short(sizeGB)) GB in \(region). "
        + "It holds \(held.map(Format.short).joined(separator: ", ")) GB."
    }
  }

  /// The same as what a judgement lacks.
  var missing: Missing {
    switch self {
    case .region(let region, let service, _): .notRecorded("a price of \(service) in \(region)")
    case .quantity(let item, let upTo, let region):
      .notRecorded("a price of more than \(Format.short(upTo)) \(item) in \(region)")
    case .size(let item, let sizeGB, _, let region):
      .notRecorded("a price of a \(item) of \(Format.short(sizeGB)) GB in \(region)")
    }
  }
}
