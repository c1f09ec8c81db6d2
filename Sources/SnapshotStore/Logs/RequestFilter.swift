import ServerlessModel

/// A Bloom filter of the runs whose lines a chunk holds: 12 bits a run, 8 hashes, about one in 300 absent ids passes.
enum RequestFilter {
  private static let hashes = 8

  static func make(_ ids: [RequestID]) -> [UInt8] {
    guard !ids.isEmpty else { return [] }
    var bits = [UInt8](repeating: 0, count: max(8, ids.count * 12 / 8))
    for id in ids {
      var places = Places(of: id, in: bits.count * 8)
      for _ in 0..<hashes {
        let place = places.next()
        bits[place / 8] |= 1 << (place % 8)
      }
    }
    return bits
  }

  static func mayHold(_ id: RequestID, _ filter: UnsafeRawBufferPointer) -> Bool {
    guard !filter.isEmpty else { return false }
    var places = Places(of: id, in: filter.count * 8)
    return (0..<hashes).allSatisfy { _ in
      let place = places.next()
      return filter[place / 8] & (1 << (place % 8)) != 0
    }
  }

  /// Where an id sets its bits, one after another.
  private struct Places {
    private var hash: UInt64
    private let step: UInt64
    private let bits: UInt64

    init(of id: RequestID, in bits: Int) {
      hash = Self.mixed(id.high ^ 0x9E37_79B9_7F4A_7C15)
      step = Self.mixed(id.low ^ hash) | 1
      self.bits = UInt64(bits)
    }

    mutating func next() -> Int {
      defer { hash &+= step }
      return Int(hash % bits)
    }

    /// The finaliser of SplitMix64.
    private static func mixed(_ value: UInt64) -> UInt64 {
      var z = value
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
