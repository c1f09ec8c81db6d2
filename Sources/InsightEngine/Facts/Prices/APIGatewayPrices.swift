extension Prices {
  /// Requests of HTTP APIs; each 512 KB of payload is one.
  ///
  /// - Source: https://aws.amazon.com/api-gateway/pricing/, and the AWS Price List of `AmazonApiGateway`.
  static let httpAPI = PriceTable(
    "API Gateway HTTP APIs", Tiers([(300e6, 1.00e-6), (.infinity, 0.90e-6)]), in: likeVirginia,
    [
      "eu-west-1": Tiers([(300e6, 1.11e-6), (.infinity, 1.00e-6)]),
      "eu-west-3": Tiers([(300e6, 1.17e-6)]),
    ])

  /// Requests of REST APIs.
  static let restAPI = PriceTable(
    "API Gateway REST APIs",
    Tiers([(333e6, 3.50e-6), (1000e6, 2.80e-6), (20e9, 2.38e-6), (.infinity, 1.51e-6)]),
    in: likeVirginia + ["eu-west-1"], ["eu-central-1": Tiers([(333e6, 3.70e-6)])])

  /// Messages of WebSocket APIs, each 32 KB of them.
  static let webSocketMessage = PriceTable(
    "API Gateway WebSocket APIs", Tiers([(1e9, 1.00e-6), (.infinity, 0.80e-6)]),
    in: ["us-east-1"])

  /// An hour of a REST API's cache by its size in GB; 0 for a size that is not listed.
  static func restCacheHour(sizeGB: Double) -> Double { cacheHours[sizeGB] ?? 0 }

  private static let cacheHours: [Double: Double] = [
    0.5: 0.02, 1.6: 0.038, 6.1: 0.20, 13.5: 0.25, 28.4: 0.50, 58.2: 1.00, 118: 1.90, 237: 3.80,
  ]
}
