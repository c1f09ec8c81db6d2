/// What a WebSocket API charges in one region.
struct WebSocketPrices: Sendable {
  /// Messages, each 32 KB of them.
  let message: Tiers
  /// A minute of one connection.
  let connectionMinute: Double
}

extension Prices {
  /// Requests of HTTP APIs; each 512 KB of payload is one.
  ///
  /// - Source: https://aws.amazon.com/api-gateway/pricing/, and the AWS Price List
  ///   https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonApiGateway/current/REGION/index.json: Ireland as
  ///   published on 2026-10-02, Frankfurt as read on 2026-07-24 (its first tier).
  static let httpAPI = PriceTable(
    "API Gateway HTTP APIs", Tiers([(300e6, 1.00e-6), (.infinity, 0.90e-6)]), in: likeVirginia,
    [
      "eu-west-1": Tiers([(300e6, 1.11e-6), (.infinity, 1.00e-6)]),
      "eu-west-3": Tiers([(300e6, 1.17e-6)]), "eu-central-1": Tiers([(300e6, 1.20e-6)]),
    ])

  /// Requests of REST APIs.
  ///
  /// - Source: the same: Ireland as published on 2026-09-21, Frankfurt as read on 2026-08-12 (its first tier).
  static let restAPI = PriceTable(
    "API Gateway REST APIs",
    Tiers([(333e6, 3.50e-6), (1000e6, 2.80e-6), (20e9, 2.38e-6), (.infinity, 1.51e-6)]),
    in: likeVirginia,
    [
      "eu-west-1": Tiers([
        (333e6, 3.50e-6), (1000e6, 3.19e-6), (20e9, 2.71e-6), (.infinity, 1.72e-6),
      ]),
      "eu-central-1": Tiers([(333e6, 3.70e-6)]),
    ])

  /// WebSocket APIs.
  ///
  /// - Source: https://aws.amazon.com/api-gateway/pricing/ (2026-11-20); no other region was read.
  static let webSocket = PriceTable(
    "API Gateway WebSocket APIs",
    WebSocketPrices(
      message: Tiers([(1e9, 1.00e-6), (.infinity, 0.80e-6)]), connectionMinute: 0.25e-6),
    in: ["us-east-1"])

  /// An hour of a REST API's cache by its size in GB.
  ///
  /// - Source: https://aws.amazon.com/api-gateway/pricing/ (2026-11-20), and the AWS Price List: Frankfurt's smallest
  ///   as read on 2026-08-12. The page lists the same for every region that was looked at.
  static let restCacheHour = PriceTable(
    "API Gateway caches", cacheHours, in: likeVirginia + ["eu-west-1", "eu-central-1"],
    unverified: [
      "eu-west-1": [],
      "eu-central-1": Set(cacheHours.keys.filter { $0 != 0.5 }.map(cacheItem)),
    ])

  /// What a price line calls a cache of a size.
  static func cacheItem(_ sizeGB: Double) -> String { "\(Format.short(sizeGB)) GB cache" }

  /// An hour of the caches of some stages; `nil` where a region or a size has no price.
  static func cacheHour(ofSizes sizesGB: [Double], in region: String) -> Double? {
    guard let hours = try? restCacheHour.price(in: region) else { return nil }
    let each = sizesGB.compactMap { hours[$0] }
    return each.count == sizesGB.count ? each.reduce(0, +) : nil
  }

  private static let cacheHours: [Double: Double] = [
    0.5: 0.02, 1.6: 0.038, 6.1: 0.20, 13.5: 0.25, 28.4: 0.50, 58.2: 1.00, 118: 1.90, 237: 3.80,
  ]
}
