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
}

/// One line of a cost: what, how much of it, and at what price.
package struct PriceLine: Hashable, Codable, Sendable {
  package var item: String
  package var quantity: Double
  package var unit: String
  package var unitPriceUSD: Double
  package var amountUSD: Double

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
