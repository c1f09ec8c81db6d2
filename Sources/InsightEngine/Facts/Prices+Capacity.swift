extension Prices {
  /// An hour of a REST API's cache by its size in GB; 0 for a size that is not listed.
  static func restCacheHour(sizeGB: Double) -> Double { cacheHours[sizeGB] ?? 0 }

  /// An hour of a provisioned shard of a data stream.
  static let shardHour = 0.015

  private static let cacheHours: [Double: Double] = [
    0.5: 0.02, 1.6: 0.038, 6.1: 0.20, 13.5: 0.25, 28.4: 0.50, 58.2: 1.00, 118: 1.90, 237: 3.80,
  ]
}
