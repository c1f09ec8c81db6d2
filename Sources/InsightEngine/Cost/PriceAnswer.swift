/// A month's cost, line by line.
package struct PriceAnswer: Hashable, Codable, Sendable {
  package var lines: [PriceLine]
  package var totalUSD: Double
  /// The day on which the prices were read.
  package var priceDate: String
  package var region: String

  init(_ lines: [PriceLine], region: String) {
    self.lines = lines
    self.totalUSD = lines.reduce(0) { $0 + $1.amountUSD }
    self.priceDate = Prices.date
    self.region = region
  }

  /// The items whose rate no source confirms, as far as any of it is paid for.
  package var unverified: [String] {
    lines.filter { !$0.isVerified && $0.amountUSD > 0 }.map(\.item)
  }
}

/// One line of a cost: what, how much of it, and at what price.
package struct PriceLine: Hashable, Codable, Sendable {
  package var item: String
  package var quantity: Double
  package var unit: String
  package var unitPriceUSD: Double
  package var amountUSD: Double
  /// Whether a source confirms the rate.
  package private(set) var isVerified = true

  init(_ item: String, _ quantity: Double, _ unit: String, at unitPriceUSD: Double) {
    self.item = item
    self.quantity = quantity
    self.unit = unit
    self.unitPriceUSD = unitPriceUSD
    self.amountUSD = quantity * unitPriceUSD
  }

  /// One line for each tier that a quantity reaches; throws where it reaches beyond the last one known.
  static func tiered(
    _ item: String, _ quantity: Double, _ unit: String, _ tiers: Tiers, region: String
  ) throws(NoPrice) -> [PriceLine] {
    guard quantity <= tiers.end else {
      throw NoPrice.quantity(item, upTo: tiers.end, region: region)
    }
    let parts = tiers.split(quantity)
    return parts.enumerated().map { place, part in
      let name = parts.count > 1 ? "\(item), tier \(place + 1)" : item
      return PriceLine(name, part.quantity, unit, at: part.price)
    }
  }
}

extension [PriceLine] {
  /// The same lines, those marked that a table holds without a source to confirm them.
  func checked<Price>(by table: PriceTable<Price>, in region: String) -> [PriceLine] {
    map { $0.checked(table.confirms($0.item, in: region)) }
  }
}

extension PriceLine {
  fileprivate func checked(_ isConfirmed: Bool) -> PriceLine {
    var line = self
    line.isVerified = isConfirmed || unitPriceUSD == 0
    return line
  }
}
