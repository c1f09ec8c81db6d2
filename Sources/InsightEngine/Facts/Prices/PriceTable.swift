/// What one service charges, region by region.
struct PriceTable<Price: Sendable>: Sendable {
  let service: String
  private let byRegion: [String: Price]

  init(_ service: String, _ byRegion: [String: Price]) {
    self.service = service
    self.byRegion = byRegion
  }

  /// The same price in several regions, and others in others.
  init(_ service: String, _ price: Price, in regions: [String], _ others: [String: Price] = [:]) {
    let same = Dictionary(regions.map { ($0, price) }, uniquingKeysWith: { first, _ in first })
    self.init(service, same.merging(others) { _, other in other })
  }

  /// The price in a region; throws for one that the table does not hold.
  func price(in region: String) throws(NoPrice) -> Price {
    guard let price = byRegion[region] else {
      throw NoPrice.region(region, service: service, held: byRegion.keys.sorted())
    }
    return price
  }

  /// The regions whose price is one asked for.
  func regions(where matches: (Price) -> Bool) -> [String] {
    byRegion.filter { matches($0.value) }.keys.sorted()
  }
}
