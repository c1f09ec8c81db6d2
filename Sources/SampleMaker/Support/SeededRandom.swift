import Glibc

/// Random numbers that are the same for the same seed on every machine.
///
/// - Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A generator of its own for a part, so that parts do not disturb each other.
  init(seed: UInt64, part: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.init(seed: seed ^ hash)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to, not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A normal deviate by Box and Muller.
  mutating func normal() -> Double {
    sqrt(-2 * log(max(1e-12, unit()))) * cos(2 * .pi * unit())
  }

  mutating func logNormal(median: Double, sigma: Double) -> Double {
    median * exp(sigma * normal())
  }

  /// The wait for the next of events that come `rate` times a unit of time.
  mutating func exponential(rate: Double) -> Double { -log(max(1e-12, 1 - unit())) / rate }

  /// A version 4 UUID.
  mutating func uuid() -> String {
    let digits = Array(hex(16) + hex(16))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(index == 12 ? "4" : index == 16 ? "a" : digit)
    }
    return text
  }

  /// Up to 16 hexadecimal digits.
  mutating func hex(_ count: Int) -> String {
    let digits = String(next(), radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(count))
  }
}
