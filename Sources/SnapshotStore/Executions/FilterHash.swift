/// Where a request id sets its bits in a Bloom filter.
enum FilterHash {
  static let hashes = 8
  static let bitsPerKey = 12

  /// The bits of a filter column for `capacity` keys, in whole words of 64.
  static func bits(capacity: Int) -> Int { (capacity * bitsPerKey + 63) / 64 * 64 }

  /// Calls `body` with each of the key's places below `bits`.
  @inline(__always)
  static func forEachPlace(
    _ high: UInt64, _ low: UInt64, below bits: Int, _ body: (Int) -> Void
  ) {
    let mixed = mix(high ^ mix(low))
    var place = UInt32(truncatingIfNeeded: mixed)
    let step = UInt32(truncatingIfNeeded: mixed &>> 32) | 1
    for _ in 0..<hashes {
      body(Int((UInt64(place) &* UInt64(bits)) &>> 32))
      place = place &+ step
    }
  }

  /// Spreads every bit over all, so that ids that count up do not share places.
  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ mixed &>> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed &>> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed &>> 31
  }
}
