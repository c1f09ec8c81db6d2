import ServerlessModel

/// A Bloom filter of the runs whose lines a chunk holds: 12 bits a run, 8 hashes, about one in 300 absent ids passes.
enum RequestFilter {
  private static let hashes: UInt64 = 8

  static func make(_ ids: [RequestID]) -> [UInt8] {
    guard !ids.isEmpty else { return [] }
    var bits = [UInt8](repeating: 0, count: max(8, ids.count * 12 / 8))
    for id in ids {
      for place in places(of: id, in: UInt64(bits.count * 8)) {
        bits[place / 8] |= 1 << (place % 8)
      }
    }
    return bits
  }

  static func mayHold(_ id: RequestID, _ filter: UnsafeRawBufferPointer) -> Bool {
    guard !filter.isEmpty else { return false }
    return places(of: id, in: UInt64(filter.count * 8)).allSatisfy {
      filter[$0 / 8] & (1 << ($0 % 8)) != 0
    }
  }

  private static func places(of id: RequestID, in bits: UInt64) -> [Int] {
    let first = mixed(id.high ^ 0x9E37_79B9_7F4A_7C15)
    let second = mixed(id.low ^ first) | 1
    return (0..<hashes).map { Int((first &+ $0 &* second) % bits) }
  }

  /// The finaliser of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
