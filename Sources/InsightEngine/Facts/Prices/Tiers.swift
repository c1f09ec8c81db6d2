/// A price that changes with the quantity used in a month.
struct Tiers: Sendable {
  /// Quantities up to which a price holds, smallest first.
  let steps: [(upTo: Double, price: Double)]

  init(_ steps: [(upTo: Double, price: Double)]) { self.steps = steps }

  /// One price for any quantity.
  init(flat price: Double) { steps = [(.infinity, price)] }

  /// The price of the first tier.
  var first: Double { steps.first?.price ?? 0 }

  /// How much of it has a price.
  var end: Double { steps.last?.upTo ?? 0 }

  /// The quantity in each tier that is used, with its price.
  func split(_ quantity: Double) -> [(quantity: Double, price: Double)] {
    var below = 0.0
    var parts: [(Double, Double)] = []
    for step in steps where quantity > below {
      parts.append((min(quantity, step.upTo) - below, step.price))
      below = step.upTo
    }
    return parts.isEmpty ? [(0, first)] : parts
  }
}
