/// What one service charges, region by region.
struct PriceTable<Price: Sendable>: Sendable {
  let service: String
  private let byRegion: [String: Price]
  /// What no source confirms, by region, as price lines name it; none for all that a region holds.
  private let unverified: [String: Set<String>]

  init(
    _ service: String, _ byRegion: [String: Price], unverified: [String: Set<String>] = [:]
  ) {
    self.service = service
    self.byRegion = byRegion
    self.unverified = unverified
  }

  /// The same price in several regions, and others in others.
  init(
    _ service: String, _ price: Price, in regions: [String], _ others: [String: Price] = [:],
    unverified: [String: Set<String>] = [:]
  ) {
    let same = Dictionary(regions.map { ($0, price) }, uniquingKeysWith: { first, _ in first })
    self.init(service, same.merging(others) { _, other in other }, unverified: unverified)
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

  /// Whether a source confirms what an item costs in a region.
  func confirms(_ item: String, in region: String) -> Bool {
    guard let doubted = unverified[region] else { return true }
    return !doubted.isEmpty && !doubted.contains(item)
  }
}
